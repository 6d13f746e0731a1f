// What the server answered, as entries of the talk and as what can be answered by a tap now.
import { NO_MOMENT } from './memory.js'

const SAID = ['text', 'note', 'question']

const pick = (parts, ...kinds) => parts.filter(({ is }) => kinds.includes(is))

/** A reply is one bubble; a question that follows an echo in it gets its own. */
const bubblesOf = ({ parts, citations, links }, at) => {
  const said = pick(parts, ...SAID)
  const source = pick(parts, 'source')[0]?.text ?? null
  const asks = said.findIndex(({ is }) => is === 'question')
  const cuts = asks > 0 ? [said.slice(0, asks), said.slice(asks)] : [said]
  return cuts.map((own, number) =>
    number === 0
      ? { who: 'bot', at, parts: own, source, citations, links }
      : { who: 'bot', at, parts: own, source: null, citations: [], links: [] },
  )
}

const isOfResult = ({ parts }) => parts.some(({ is }) => is === 'result')

/** A result stands together as one card: what its replies say, and the sheet where there is one. */
const cardOf = (replies, { verdict, sheet = null }, at) => ({
  who: 'card',
  at,
  eligibility: verdict.eligibility,
  sheet,
  texts: replies.flatMap(({ parts }) => pick(parts, 'result').map(({ text }) => text)),
  citations: replies.flatMap(({ citations }) => citations),
  links: replies.flatMap(({ links }) => links),
})

const ASKING = ['menu', 'confirmation']

const questionIn = (replies, { kind, question }, hasChoices) => {
  const asked = replies.flatMap(({ parts }) => pick(parts, 'question')).at(-1)
  if (question) return asked?.text ?? replies.at(-1)?.text ?? null
  return hasChoices && ASKING.includes(kind) ? (replies.at(-1)?.text ?? null) : null
}

const momentOf = (replies, turn) => {
  const asking = replies.findLast(({ choices }) => choices.length > 0)
  return {
    ...NO_MOMENT,
    choices: asking?.choices ?? [],
    numbered: asking?.numbered ?? false,
    question: questionIn(replies, turn, asking !== undefined),
    step: turn.question?.step ?? null,
    of: turn.question?.of ?? null,
  }
}

export const readTurn = ({ replies, turn }, at) => {
  const results = turn.verdict ? replies.filter(isOfResult) : []
  const entries = replies
    .filter((reply) => !results.includes(reply))
    .flatMap((reply) => bubblesOf(reply, at))
  if (results.length > 0) entries.push(cardOf(results, turn, at))
  return {
    entries,
    moment: momentOf(replies, turn),
    kind: turn.kind,
    fact: turn.question?.fact ?? '',
  }
}
