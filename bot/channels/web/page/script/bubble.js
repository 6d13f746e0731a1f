// One message of the talk.
import { answerNode, questionNode } from './lines.js'
import { button, element, fold, icon, link, unseen } from './nodes.js'
import { cardNode } from './result.js'
import { fill, say, TALK } from './words.js'

const inTalk = (node) => {
  node.lang = TALK
  return node
}

/** What is asked of a clause when it is tapped: its place without the dash, as people call it. */
const placeOf = (label) => label.split(', gạch')[0]

/** Every document once, with the places of it that are cited. */
const byDocument = (citations) => {
  const labels = [...new Set(citations.map(({ label }) => label))]
  return Map.groupBy(labels, (label) => label.split(', ')[0])
}

/** One quiet line that unfolds to the clauses; a tap on one asks what stands there. */
const groundsNode = ({ source, citations }, act) => {
  if (citations.length === 0) return null
  const documents = byDocument(citations)
  const count = [...documents.values()].flat().length
  const summary = source
    ? `${say.sourcesShort} ${source.replace(/^\((.*)\)$/u, '$1')}`
    : fill(say.groundsCount, { count })
  const lists = [...documents].map(([document, labels]) =>
    element(
      'li',
      '',
      element('b', '', document),
      ...labels.map((label) => {
        const place = label.slice(document.length + 2) || document
        return button(place, () => act.ask(placeOf(label)), 'next')
      }),
    ),
  )
  return inTalk(
    fold(
      'grounds',
      summary,
      element('p', 'hint', say.clauseAsk),
      element('ul', '', ...lists),
      button(say.exactWords, () => act.ask(say.exactAsk), 'file'),
    ),
  )
}

const PARTS = {
  text: answerNode,
  question: questionNode,
  note: (text) => element('p', 'note', text),
}

const moreNode = (entry, node, act) => {
  const more = element(
    'button',
    'handle',
    icon('more', entry.who === 'you' ? say.menuOwn : say.menuBot),
  )
  more.type = 'button'
  more.setAttribute('aria-haspopup', 'dialog')
  more.addEventListener('click', () => act.menu(entry, node))
  return more
}

const spoken = (entry, act) => {
  const own = entry.who === 'you'
  const content = own
    ? [entry.text]
    : [
        ...entry.parts.map(({ is, text }) => PARTS[is](text)),
        groundsNode(entry, act),
        ...entry.links.map(link),
      ]
  const body = inTalk(element('div', 'words', ...content))
  const node = element('div', `entry ${entry.who}`, unseen(`${own ? say.you : say.bot}: `), body)
  if (own) node.dataset.message = entry.message
  if (!own && entry.parts.some(({ is }) => is === 'question')) node.classList.add('asks')
  node.append(moreNode(entry, node, act))
  return node
}

/** An entry as a node; `act` is what can be done on it. */
export const entryNode = (entry, act) => {
  if (entry.who === 'notice') return element('p', 'entry notice', entry.text)
  return entry.who === 'card' ? inTalk(cardNode(entry, act)) : spoken(entry, act)
}

/** The same as text to be copied, with its sources. */
export const entryText = ({ who, text, parts = [], citations = [], texts = [] }) => {
  if (who === 'you' || who === 'notice') return text
  const labels = [...new Set(citations.map(({ label }) => label))].join('; ')
  const said = who === 'card' ? texts : parts.map((part) => part.text)
  return [...said, ...(labels ? [`${say.grounds} ${labels}`] : [])].join('\n')
}
