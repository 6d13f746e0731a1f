// The place to write: it grows with the text, and stays in view above the keyboard.
import { find } from './nodes.js'
import { say } from './words.js'

const MOST_CHARACTERS = 4000

export const createComposer = (onText) => {
  const form = find('form')
  const input = find('text')
  const notice = find('notice')

  const grow = () => {
    if (CSS.supports('field-sizing', 'content')) return
    input.style.height = 'auto'
    input.style.height = `${input.scrollHeight + 2}px`
  }

  // Safari lays its keyboard over the page and tells only the visual viewport of it.
  const fit = () => {
    const { height, offsetTop } = window.visualViewport
    const root = document.documentElement
    root.style.setProperty('--height', `${Math.round(height)}px`)
    root.style.setProperty('--top', `${Math.round(offsetTop)}px`)
  }
  if (window.visualViewport)
    for (const event of ['resize', 'scroll']) window.visualViewport.addEventListener(event, fit)

  const send = () => {
    const text = input.value.trim()
    if (text) onText(text)
    input.value = ''
    grow()
    input.focus({ preventScroll: true })
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    send()
  })
  input.addEventListener('keydown', (event) => {
    const isWriting = event.isComposing || event.keyCode === 229
    if (event.key !== 'Enter' || event.shiftKey || isWriting) return
    event.preventDefault()
    form.requestSubmit()
  })
  input.addEventListener('input', () => {
    grow()
    if (input.value.length >= MOST_CHARACTERS) notice.textContent = say.full
    else if (notice.textContent === say.full) notice.textContent = ''
  })

  return {
    focus: () => input.focus({ preventScroll: true }),
    /** Puts a text there to be gone on with; nothing is sent. */
    put(text) {
      input.value = text
      grow()
      input.focus({ preventScroll: true })
      input.setSelectionRange(text.length, text.length)
    },
    value: () => input.value,
  }
}
