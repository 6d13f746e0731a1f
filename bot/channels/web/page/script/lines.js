// Text as lines: signs, numbers and dashes get a look, the first line the most weight.
import { element, icon } from './nodes.js'
import { say, TALK } from './words.js'

const SIGNS = { '✅': 'met', '❌': 'unmet', '❓': 'open' }
const MARKED = /^(✅|❌|❓)\s*(.*)$/u
const LONGEST_LEAD = 140

const lineNode = (line) => {
  const [, sign, rest] = MARKED.exec(line) ?? []
  if (sign) {
    const name = SIGNS[sign]
    return element('p', 'line marked', icon(name, say[name]), rest)
  }
  if (line.startsWith('- ')) return element('p', 'line dash', line)
  return element('p', /^\d+\. /u.test(line) ? 'line item' : 'line', line)
}

const sentences = new Intl.Segmenter(TALK, { granularity: 'sentence' })

/** The answer itself: the first line, of a long one its first sentence; null where neither is short. */
const leadOf = (line) => {
  if (MARKED.test(line)) return null
  if (line.length <= LONGEST_LEAD) return line
  const [{ segment }] = sentences.segment(line)
  return segment.length <= LONGEST_LEAD ? segment : null
}

const ASKS = /\?\W*$/u

const inSentences = (text) => [...sentences.segment(text)].map(({ segment }) => segment)

/** What is asked, without what is told around it. */
export const asksIn = (text) => {
  const [first = ''] = text.split('\n')
  return (
    inSentences(first)
      .filter((one) => ASKS.test(one))
      .join(' ') || first
  )
}

/** A question: what it asks has the weight, reasons and examples have not. */
export const questionNode = (text) => {
  const [first = '', ...rest] = text.split('\n').filter(Boolean)
  const asks = inSentences(first).some((one) => ASKS.test(one))
  const pieces = inSentences(first).map((one) =>
    !asks || ASKS.test(one) ? element('b', '', one) : one,
  )
  return element('div', 'text', element('p', 'line', ...pieces), ...rest.map(lineNode))
}

export const textNode = (text) =>
  element('div', 'text', ...text.split('\n').filter(Boolean).map(lineNode))

/** The same with its first words in front of the rest. */
export const answerNode = (text) => {
  const [first = '', ...rest] = text.split('\n').filter(Boolean)
  const lead = rest.length > 0 || first.length > LONGEST_LEAD ? leadOf(first) : null
  if (lead === null) return textNode(text)
  const left = first.slice(lead.length).trim()
  return element(
    'div',
    'text',
    element('p', 'line lead', lead.trim()),
    ...[left, ...rest].filter(Boolean).map(lineNode),
  )
}
