// The whole web chat. What a person reads comes from the server; the talk is kept in this browser
// only, so that a reload or a lost line costs nothing.
const FORMAT = 2
const MOST_ENTRIES = 200
const MOST_CHARACTERS = 4000
const PATIENCE_MS = 30_000
const SHOW_WAITING_AFTER_MS = 300
// A digit typed at these questions is a value, so their choices carry no numbers.
const NUMERIC = ['area', 'members', 'capital', 'services', 'vehicles', 'score', 'model']
const SIGNS = { '✅': 'met', '❌': 'unmet', '❓': 'open' }
const SIGN_OF = { eligible: '✅', not_eligible: '❌', needs_verification: '❓' }

const find = (id) => document.getElementById(id)
const say = JSON.parse(find('phrases').textContent)
const log = find('log')
const form = find('form')
const input = find('text')
const statusLine = find('status')

const randomId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(18))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

// What is kept

const starters = () => ({
  who: 'choices',
  numbered: false,
  choices: [say.starter1, say.starter2, say.starter3, say.starter4].map((label) => ({ label })),
})

const newState = () => ({
  format: FORMAT,
  conversation: randomId(),
  entries: [{ who: 'bot', text: say.greeting }, starters()],
  turn: null,
  profile: {},
  toldProfile: '{}',
  outbox: [],
})

const readState = () => {
  try {
    const stored = JSON.parse(localStorage.getItem('chat'))
    return stored?.format === FORMAT ? stored : newState()
  } catch {
    return newState()
  }
}

let state = readState()

const save = () => {
  state.entries = state.entries.slice(-MOST_ENTRIES)
  try {
    localStorage.setItem('chat', JSON.stringify(state))
  } catch {
    // A full or forbidden store only costs the memory over a reload.
  }
}

// Drawing

const element = (name, className, ...content) => {
  const node = document.createElement(name)
  if (className) node.className = className
  node.append(...content)
  return node
}

const button = (label, action) => {
  const node = element('button', '', label)
  node.type = 'button'
  node.addEventListener('click', action)
  return node
}

const signNode = (sign) => {
  const name = SIGNS[sign]
  const node = element('span', `sign ${name}`, sign)
  node.setAttribute('role', 'img')
  node.setAttribute('aria-label', say[name])
  return node
}

const lineNode = (line) => {
  const [, sign, rest] = /^(✅|❌|❓)\s*(.*)$/u.exec(line) ?? []
  if (sign) return element('p', 'line marked', signNode(sign), rest)
  if (line.startsWith('- ')) return element('p', 'line dash', line)
  return element('p', /^\d+\. /u.test(line) ? 'line item' : 'line', line)
}

const linkNode = ({ label, url }) => {
  const { protocol, href } = new URL(url, location.href)
  if (!['https:', 'http:'].includes(protocol)) return label
  const link = element('a', '', label)
  link.href = href
  return link
}

// One document is named once: "KH 135/KH-UBND, mục III.1; mục VI.2".
const sourceLine = (citations = []) => {
  const labels = [...new Set(citations.map(({ label }) => label))]
  const places = labels.map((label, at) => {
    const [document, ...place] = label.split(', ')
    const isSame = labels[at - 1]?.split(', ')[0] === document
    return isSame && place.length > 0 ? place.join(', ') : label
  })
  return places.length > 0 ? `${say.sources} ${places.join('; ')}` : ''
}

const partNodes = ({ citations, links = [] }, lines) => {
  const text = element('div', 'text', ...lines.map(lineNode))
  const sources = sourceLine(citations)
  return [
    ...(lines.length > 0 ? [text] : []),
    ...(sources ? [element('p', 'sources', sources)] : []),
    ...links.map(linkNode),
  ]
}

const speaker = (name) => element('span', 'unseen', `${name}: `)

const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // Pages on plain http have no clipboard of their own.
    const area = element('textarea', 'unseen', text)
    document.body.append(area)
    area.select()
    document.execCommand('copy')
    area.remove()
  }
}

const print = (card) => {
  card.classList.add('chosen')
  document.body.classList.add('one')
  window.print()
  card.classList.remove('chosen')
  document.body.classList.remove('one')
}

const cardText = ({ parts, on }) =>
  [
    `${document.title}. ${say.result.replace('{date}', on)}`,
    ...parts.flatMap(({ text, citations }) => [text, sourceLine(citations)]),
  ]
    .filter(Boolean)
    .join('\n')

// The first line of a result says it in a word; where it stands below others, the page says it.
const cardNode = (entry) => {
  const { eligibility, on, parts } = entry
  const [first, ...others] = parts
  const [headline, ...rest] = first.text.split('\n')
  const isHeadline = !(headline.slice(0, 1) in SIGNS)
  const title = element('h2', '', signNode(SIGN_OF[eligibility]))
  title.append(isHeadline ? headline : say[eligibility])
  const copyButton = button(say.copy, async () => {
    await copy(cardText(entry))
    copyButton.textContent = say.copied
  })
  const card = element(
    'section',
    'entry card',
    element('div', 'head', element('p', '', say.result.replace('{date}', on)), title),
    element('div', 'part', ...partNodes(first, isHeadline ? rest : [headline, ...rest])),
    ...others.map((part) => element('div', 'part', ...partNodes(part, part.text.split('\n')))),
  )
  card.append(
    element(
      'div',
      'actions',
      copyButton,
      button(say.print, () => print(card)),
    ),
  )
  card.dataset.eligibility = eligibility
  return card
}

const choicesNode = ({ choices, numbered }) => {
  const list = element('div', 'choices')
  list.setAttribute('role', 'group')
  list.setAttribute('aria-label', say.choose)
  choices.forEach(({ value, label }, at) => {
    const shown = numbered ? `${at + 1}. ${label}` : label
    const what = value === undefined ? { text: label } : { choice: value }
    list.append(button(shown, (event) => tap(event, what, label)))
  })
  return list
}

const entryNode = (entry) => {
  if (entry.who === 'choices') return choicesNode(entry)
  if (entry.who === 'card') return cardNode(entry)
  if (entry.who === 'notice') return element('p', 'entry notice', entry.text)
  if (entry.who === 'you') {
    const node = element('div', 'entry you', speaker(say.you), entry.text)
    node.dataset.message = entry.message
    return node
  }
  return element('div', 'entry bot', speaker(say.bot), ...partNodes(entry, entry.text.split('\n')))
}

const retireChoices = () => {
  for (const list of log.querySelectorAll('.choices:not(.past)')) {
    list.classList.add('past')
    for (const node of list.children) node.disabled = true
  }
}

const show = (entry) => {
  if (entry.who === 'you' || entry.who === 'choices') retireChoices()
  const node = entryNode(entry)
  log.append(node)
  return node
}

// A long answer is read from its first line; a short one lies at the bottom with its choices.
const scrollTo = (node) => {
  const top = node.getBoundingClientRect().top + scrollY - 12
  window.scrollTo(0, Math.min(top, document.documentElement.scrollHeight))
}

const add = (...entries) => {
  state.entries.push(...entries)
  const [first] = entries.map(show)
  if (first) scrollTo(first)
}

const showTurn = () => {
  const question = state.turn?.question
  log.dataset.kind = state.turn?.kind ?? ''
  log.dataset.fact = question?.fact ?? ''
  find('progress').hidden = !question?.of
  if (!question?.of) return
  find('progress-text').textContent = say.progress
    .replace('{step}', question.step)
    .replace('{of}', question.of)
  find('progress-bar').max = question.of
  find('progress-bar').value = question.step
}

const showProfile = () => {
  find('province').value = state.profile.province ?? ''
  find('role').value = state.profile.role ?? 'director'
}

// A talk that was kept is not news: only what comes later is read aloud.
const showAll = () => {
  log.setAttribute('aria-live', 'off')
  log.replaceChildren()
  const nodes = state.entries.map(show)
  const last = state.entries.findLastIndex(({ who }) => who === 'you')
  showTurn()
  showProfile()
  if (last >= 0) scrollTo(nodes[last])
}

const sayStatus = (text, isWaiting = false) => {
  statusLine.textContent = text
  statusLine.classList.toggle('waiting', isWaiting)
}

const showTrouble = (text) => {
  find('trouble').hidden = !text
  find('trouble-text').textContent = text
  const waiting = new Set(text ? state.outbox.map(({ message }) => message) : [])
  for (const node of log.querySelectorAll('.you'))
    node.classList.toggle('unsent', waiting.has(node.dataset.message))
}

// Talking to the server

const isNumbered = ({ kind, question }) =>
  kind === 'confirmation' || !NUMERIC.includes(question?.fact)

// The result stands last, followed by when the round was, which no copy of it may leave out.
const partsOfResult = ({ verdict }) => {
  if (!verdict) return 0
  return verdict.programme ? 2 : 1
}

const receive = ({ replies, turn }, on) => {
  state.turn = turn
  const cut = Math.max(0, replies.length - partsOfResult(turn))
  const bubble = ({ text, citations, links }) => ({ text, citations, links })
  const entries = replies.slice(0, cut).map((reply) => ({ who: 'bot', ...bubble(reply) }))
  const parts = replies.slice(cut).map(bubble)
  if (parts.length > 0)
    entries.push({ who: 'card', eligibility: turn.verdict.eligibility, on, parts })
  const choices = replies.flatMap((reply) => reply.choices)
  if (choices.length > 0) entries.push({ who: 'choices', numbered: isNumbered(turn), choices })
  add(...entries)
  showTurn()
}

// What was deleted is said behind the first words.
const goodbyeIn = ({ replies, turn }) =>
  turn.kind === 'notice'
    ? replies.find(({ text }) => text.startsWith(say.deleted) || text === say.nothing)
    : undefined

const forget = ({ text }) => {
  state = newState()
  state.entries = [{ who: 'bot', text }, starters()]
  log.replaceChildren()
  state.entries.map(show)
  showTurn()
  showProfile()
}

// What was refused leaves the last choices open; one that was never offered opens the first ones.
const refuse = ({ code, message }) => {
  const last = state.entries.findLast(({ who }) => who === 'choices')
  const again = code === 'unknown_choice' || !last ? starters() : { ...last }
  add({ who: 'notice', text: message }, again)
}

const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

const post = async (body) => {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  const response = await fetch('/api/v1/chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: patience.signal,
  }).finally(() => clearTimeout(timer))
  if (response.status !== 429) return response
  sayStatus(say.slow, true)
  await wait(Number(response.headers.get('retry-after')) || 1)
  return post(body)
}

/** Sends the first message of the outbox; true where it got through, for better or worse. */
const deliverFirst = async () => {
  const [body] = state.outbox
  let response
  let answer
  try {
    response = await post(body)
    answer = await response.json()
  } catch {
    showTrouble(say.failed)
    return false
  }
  if (response.status >= 500) {
    showTrouble(answer.error?.message ?? say.failed)
    return false
  }
  state.outbox.shift()
  if (answer.error) refuse(answer.error)
  else if (goodbyeIn(answer)) forget(goodbyeIn(answer))
  else {
    if (body.profile) state.toldProfile = JSON.stringify(body.profile)
    const at = new Date(response.headers.get('date') ?? Date.now())
    receive(answer, at.toLocaleDateString(document.documentElement.lang))
  }
  save()
  return true
}

let isDelivering = false

// The same message id goes out until an answer comes in, so that nothing is counted twice.
const deliver = async () => {
  if (isDelivering || state.outbox.length === 0) return
  isDelivering = true
  log.setAttribute('aria-live', 'polite')
  log.setAttribute('aria-busy', 'true')
  showTrouble('')
  const timer = setTimeout(() => sayStatus(say.waiting, true), SHOW_WAITING_AFTER_MS)
  let goesOn = true
  while (goesOn && state.outbox.length > 0) goesOn = await deliverFirst()
  clearTimeout(timer)
  sayStatus('')
  log.setAttribute('aria-busy', 'false')
  isDelivering = false
}

const send = (what, shown) => {
  const message = randomId()
  const profile = JSON.stringify(state.profile)
  const news = profile === state.toldProfile ? {} : { profile: state.profile }
  state.outbox.push({ conversation: state.conversation, message, ...news, ...what })
  add({ who: 'you', text: shown, message })
  save()
  void deliver()
}

// What a person does

const hasFinePointer = matchMedia('(pointer: fine)')

// On a phone the focus stays out of the text, or the keyboard would cover the answer.
const tap = (event, what, label) => {
  const isByKeyboard = event.detail === 0
  send(what, label)
  if (isByKeyboard || hasFinePointer.matches) input.focus({ preventScroll: true })
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const text = input.value.trim()
  if (text) send({ text }, text)
  input.value = ''
  input.focus({ preventScroll: true })
})

input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
  event.preventDefault()
  form.requestSubmit()
})

input.addEventListener('input', () => {
  if (input.value.length >= MOST_CHARACTERS) sayStatus(say.full)
  else if (statusLine.textContent === say.full) sayStatus('')
})

for (const name of ['province', 'role'])
  find(name).addEventListener('change', ({ target }) => {
    const { [name]: _, ...others } = state.profile
    state.profile = target.value ? { ...others, [name]: target.value } : others
    save()
  })

const askToDelete = (is) => {
  find('sure').hidden = !is
  find(is ? 'delete-no' : 'delete').focus()
}

find('delete').addEventListener('click', () => askToDelete(true))
find('delete-no').addEventListener('click', () => askToDelete(false))
find('delete-yes').addEventListener('click', () => {
  askToDelete(false)
  find('settings').open = false
  send({ text: say.deletePhrase }, say.deletePhrase)
  input.focus({ preventScroll: true })
})

find('retry').addEventListener('click', () => void deliver())
window.addEventListener('online', () => void deliver())

// Another tab of the same talk went on.
window.addEventListener('storage', ({ key, newValue }) => {
  if (key !== 'chat' || !newValue || isDelivering) return
  state = readState()
  showAll()
})

// A reload in the middle of a message sends it again under the same id.
showAll()
void deliver()
