// The whole web chat: one log, one form. Everything a person reads comes from the server.
const say = JSON.parse(document.getElementById('phrases').textContent)
const log = document.getElementById('log')
const form = document.getElementById('form')
const input = document.getElementById('text')
const statusLine = document.getElementById('status')
const progress = document.getElementById('progress')
const MOST_ENTRIES = 200
const NUMERIC = ['area', 'members', 'capital', 'services', 'vehicles', 'score', 'model']

const randomId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(18))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

const stored = (() => {
  try {
    return JSON.parse(localStorage.getItem('chat') ?? 'null')
  } catch {
    return null
  }
})()
const state = stored ?? { conversation: randomId(), entries: [], turn: null, profile: {} }
state.pending ??= null

const save = () => {
  const old = Math.max(0, state.entries.length - MOST_ENTRIES)
  state.entries = state.entries.slice(old)
  state.news = Math.max(0, (state.news ?? 0) - old)
  try {
    localStorage.setItem('chat', JSON.stringify(state))
  } catch {
    // A full or forbidden store only costs the memory over a reload.
  }
}

const element = (name, className, text) => {
  const node = document.createElement(name)
  if (className) node.className = className
  if (text !== undefined) node.textContent = text
  return node
}

const button = (label, action) => {
  const node = element('button', '', label)
  node.type = 'button'
  node.addEventListener('click', action)
  return node
}

const speaker = (name) => element('span', 'hidden', `${name}: `)

const sourcesOf = (citations) => {
  const labels = [...new Set(citations.map(({ label }) => label))]
  return labels.length > 0 ? element('p', 'sources', `${say.sources} ${labels.join('; ')}`) : null
}

const cardActions = (text) => {
  const actions = element('div', 'actions')
  const copy = button(say.copy, async () => {
    await navigator.clipboard.writeText(text)
    copy.textContent = say.copied
  })
  actions.append(
    copy,
    button(say.print, () => window.print()),
  )
  return actions
}

const entryNode = (entry) => {
  if (entry.who === 'notice') return element('p', 'notice', entry.text)
  const node = element('div', `entry ${entry.who}`)
  node.append(speaker(entry.who === 'you' ? say.you : say.bot))
  if (entry.verdict) {
    node.classList.add('card')
    node.dataset.eligibility = entry.verdict
    node.append(element('h2', '', `${say.result}: ${say[entry.verdict]}`))
  }
  node.append(element('div', 'text', entry.text))
  const sources = sourcesOf(entry.citations ?? [])
  if (sources) node.append(sources)
  for (const { label, url } of entry.links ?? []) {
    const link = element('a', '', label)
    link.href = url
    node.append(link)
  }
  if (entry.verdict) node.append(cardActions(entry.text))
  return node
}

const choiceNodes = (choices, numbered) => {
  const list = element('div', 'choices')
  choices.forEach(({ value, label }, at) => {
    const shown = numbered ? `${at + 1}. ${label}` : label
    list.append(button(shown, () => send({ choice: value }, label)))
  })
  return list
}

const starterNodes = () => {
  const list = element('div', 'choices')
  for (const text of [say.starter1, say.starter2, say.starter3, say.starter4])
    list.append(button(text, () => send({ text }, text)))
  return list
}

const showProgress = () => {
  const question = state.turn?.question
  progress.hidden = !question?.of
  if (!question?.of) return
  document.getElementById('progress-text').textContent = say.progress
    .replace('{step}', question.step)
    .replace('{of}', question.of)
  const bar = document.getElementById('progress-bar')
  bar.max = question.of
  bar.value = question.step
}

const isNumbered = () => {
  const fact = state.turn?.question?.fact
  return !(state.turn?.kind !== 'confirmation' && NUMERIC.includes(fact))
}

// A long answer is read from its first line; a short one lies at the bottom with its choices.
const showNews = (nodes) => {
  const first = nodes[1 + Math.max(0, state.news ?? 0)]
  const bottom = log.scrollHeight - log.clientHeight
  const top = first ? first.offsetTop - 8 : bottom
  log.scrollTop = Math.min(top, bottom)
}

const draw = () => {
  const nodes = [entryNode({ who: 'bot', text: say.greeting }), ...state.entries.map(entryNode)]
  if (state.entries.length === 0) nodes.push(starterNodes())
  if (state.choices?.length > 0 && !state.pending)
    nodes.push(choiceNodes(state.choices, isNumbered()))
  if (state.pending?.failed) nodes.push(button(say.retry, () => deliver()))
  log.replaceChildren(...nodes)
  log.dataset.kind = state.turn?.kind ?? ''
  log.dataset.fact = state.turn?.question?.fact ?? ''
  showProgress()
  showNews(nodes)
}

const add = (entry) => {
  state.entries.push(entry)
}

const receive = ({ replies, turn }) => {
  state.news = state.entries.length
  state.turn = turn
  state.choices = replies.flatMap(({ choices }) => choices)
  let verdict = turn.verdict?.eligibility
  const told = turn.verdict && replies.length > 1 ? replies.length - 2 : 0
  replies.forEach(({ text, citations, links }, at) => {
    const isCard = verdict && at === told
    add({ who: 'bot', text, citations, links, ...(isCard ? { verdict } : {}) })
    if (isCard) verdict = undefined
  })
}

const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

const post = async (body) => {
  const response = await fetch('/api/v1/chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.status === 429) {
    statusLine.textContent = say.slow
    await wait(Number(response.headers.get('retry-after') ?? 1))
    return post(body)
  }
  return response.json()
}

const busy = (is) => {
  log.setAttribute('aria-busy', String(is))
  statusLine.textContent = is ? say.waiting : ''
}

// The same message id goes out until an answer comes in, so that nothing is counted twice.
const deliver = async () => {
  const { pending } = state
  pending.failed = false
  busy(true)
  draw()
  try {
    const answer = await post(pending.body)
    state.pending = null
    if (answer.error) add({ who: 'notice', text: answer.error.message })
    else if (pending.forgets && answer.turn.kind === 'notice') forget(answer)
    else receive(answer)
  } catch {
    pending.failed = true
  }
  busy(false)
  if (state.pending?.failed) statusLine.textContent = say.failed
  save()
  draw()
}

const forget = (answer) => {
  state.entries = []
  state.turn = null
  state.choices = []
  state.conversation = randomId()
  add({ who: 'bot', text: answer.replies.map(({ text }) => text).join('\n') })
}

const profile = () => ({
  ...(state.profile.province ? { province: state.profile.province } : {}),
  ...(state.profile.role ? { role: state.profile.role } : {}),
})

const send = (what, shown, forgets = false) => {
  if (state.pending && !state.pending.failed) return
  const body = {
    conversation: state.conversation,
    message: randomId(),
    profile: profile(),
    ...what,
  }
  state.pending = { body, forgets, failed: false }
  state.choices = []
  state.news = state.entries.length
  add({ who: 'you', text: shown })
  save()
  void deliver()
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const text = input.value.trim()
  if (!text || (state.pending && !state.pending.failed)) return
  input.value = ''
  send({ text }, text)
  input.focus()
})

input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  form.requestSubmit()
})

for (const name of ['province', 'role']) {
  const select = document.getElementById(name)
  select.value = state.profile[name] ?? select.value
  select.addEventListener('change', () => {
    state.profile[name] = select.value
    save()
  })
}

document.getElementById('delete').addEventListener('click', () => {
  if (window.confirm(say.deleteAsk)) send({ text: say.deletePhrase }, say.deletePhrase, true)
})

// A reload in the middle of a message sends it again under the same id.
if (state.pending) void deliver()
else draw()
