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
