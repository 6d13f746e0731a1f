// Dictation and reading aloud, where this browser knows Vietnamese.
import { find } from './nodes.js'
import { say, TALK } from './words.js'

const SPEECH = `${TALK}-VN`

const voice = () =>
  window.speechSynthesis?.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(TALK))

export const canRead = () => voice() !== undefined

/** Units are read as words, for a voice spells out "ha". */
const asSpoken = (text) =>
  text.replaceAll(/(\d)\s*ha\b/gu, `$1 ${say.hectare}`).replaceAll(/[✅❌❓§]/gu, '')

export const read = (text) => {
  window.speechSynthesis.cancel()
  const words = new SpeechSynthesisUtterance(asSpoken(text))
  words.lang = SPEECH
  words.voice = voice() ?? null
  words.rate = 0.95
  window.speechSynthesis.speak(words)
}

export const isReading = () => window.speechSynthesis?.speaking === true

export const stopReading = () => window.speechSynthesis?.cancel()

/** What is heard goes into the place to write, to be looked at before it is sent. */
export const createDictation = (composer) => {
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition
  if (!Recognition) return
  const key = find('dictate')
  const notice = find('notice')
  key.hidden = false
  let running = null
  const show = (is) => {
    key.setAttribute('aria-pressed', String(is))
    notice.textContent = is ? say.dictating : ''
  }
  const start = () => {
    const before = composer.value().trim()
    running = new Recognition()
    running.lang = SPEECH
    running.interimResults = true
    running.addEventListener('result', ({ results }) => {
      const heard = [...results].map(([best]) => best.transcript).join(' ')
      composer.put([before, heard.trim()].filter(Boolean).join(' '))
    })
    running.addEventListener('end', () => {
      running = null
      key.setAttribute('aria-pressed', 'false')
      if (notice.textContent === say.dictating) notice.textContent = ''
    })
    running.addEventListener('error', ({ error }) => {
      if (error !== 'aborted') notice.textContent = say.notHeard
    })
    running.start()
    show(true)
  }
  key.addEventListener('click', () => (running ? running.stop() : start()))
}
