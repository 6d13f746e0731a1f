// The chat page: puts its parts together around one memory and one way to the server.
import { entryText } from './bubble.js'
import { createComposer } from './composer.js'
import { createDelivery } from './state/delivery.js'
import { NO_MOMENT, randomId } from './state/memory.js'
import { createMenu } from './menu.js'
import { createMoment } from './moment.js'
import { find } from './nodes.js'
import { createSettings } from './sheets.js'
import { copy, print } from './sharing.js'
import { createTalk } from './talk.js'
import { readTurn } from './state/turn.js'
import { createDictation } from './voice.js'
import { say } from './words.js'

const SHOW_TYPING_AFTER_MS = 250

export const startPage = ({ memory, store, createPost }) => {
  const finePointer = matchMedia('(pointer: fine)')
  const composer = createComposer((text) => send({ text }, text))
  const menu = createMenu(composer)
  const act = {
    ask: (text) => send({ text }, text),
    // On a phone the focus stays out of the text, or the keyboard would cover the answer.
    tap(event, value, label) {
      send(value === undefined ? { text: label } : { choice: value }, label)
      if (event.detail === 0 || finePointer.matches) composer.focus()
    },
    menu: menu.open,
    hold: menu.hold,
    copy: (entry) => copy(entryText(entry)),
    print,
  }
  const talk = createTalk(act)
  const moment = createMoment(talk, act)
  const settings = createSettings(memory, store, act)
  const { log } = talk

  const sayStatus = (text) => {
    find('status').textContent = text
  }

  const showTurn = () => {
    const { state } = memory
    log.dataset.kind = state.kind
    log.dataset.fact = state.fact
    moment.show(state.moment)
  }

  const showAll = () => {
    talk.redraw(memory.state.entries)
    settings.show()
    showTurn()
  }

  const showTrouble = (text) => {
    find('trouble').hidden = !text
    find('trouble-text').textContent = text
    talk.markUnsent(new Set(text ? memory.state.outbox.map(({ message }) => message) : []))
  }

  const add = (entries, beside = showTurn) => {
    memory.state.entries.push(...entries)
    talk.add(entries, beside)
  }

  const isForgotten = ({ replies, turn }) =>
    turn.kind === 'notice' &&
    replies.some(({ text }) => text.startsWith(say.deleted) || text === say.nothing)

  const answered = (answer, at, body) => {
    if (isForgotten(answer)) {
      memory.renew()
      talk.redraw([])
      settings.show()
    } else if (body.profile) memory.state.toldProfile = JSON.stringify(body.profile)
    const { entries, ...rest } = readTurn(answer, at)
    Object.assign(memory.state, isForgotten(answer) ? { moment: NO_MOMENT } : rest)
    add(entries)
  }

  // What was refused leaves the last choices open.
  const refused = ({ message }, at) => {
    add([{ who: 'notice', at, text: message }])
  }

  let typing
  const delivery = createDelivery(memory, createPost(sayStatus), {
    begin() {
      log.setAttribute('aria-live', 'polite')
      log.setAttribute('aria-busy', 'true')
      showTrouble('')
      typing = setTimeout(() => {
        talk.type(true)
        sayStatus(say.waiting)
      }, SHOW_TYPING_AFTER_MS)
    },
    answered,
    refused,
    trouble: showTrouble,
    end() {
      clearTimeout(typing)
      talk.type(false)
      sayStatus('')
      log.setAttribute('aria-busy', 'false')
    },
  })

  const send = (what, shown) => {
    const { state } = memory
    const message = randomId()
    const profile = JSON.stringify(state.profile)
    const news = profile === state.toldProfile ? {} : { profile: state.profile }
    state.outbox.push({ conversation: state.conversation, message, ...news, ...what })
    add([{ who: 'you', at: new Date().toISOString(), text: shown, message }], moment.clear)
    memory.save()
    void delivery.deliver()
  }

  find('retry').addEventListener('click', () => void delivery.deliver())
  window.addEventListener('online', () => void delivery.deliver())
  // Another tab of the same talk went on.
  window.addEventListener('storage', ({ key, newValue }) => {
    if (!memory.isOwn(key) || !newValue || delivery.isBusy()) return
    memory.reread()
    showAll()
  })

  createDictation(composer)
  showAll()
  // A reload in the middle of a message sends it again under the same id.
  void delivery.deliver()
  return { menu, talk, send }
}
