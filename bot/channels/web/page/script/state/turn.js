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

/** What leads to a result in its reply, and the result. */
const cutAtResult = ({ parts }) => {
  const at = parts.findIndex(({ is }) => is === 'result')
  return [parts.slice(0, at), parts.slice(at)]
}

/** What leads to a result is no part of it and is said first. */
const leadOf = (reply, at) => {
  const [parts] = cutAtResult(reply)
  return parts.length > 0 ? bubblesOf({ parts, citations: [], links: [] }, at) : []
}

const wordsOf = (parts) => parts.map(({ text }) => text)

/**
 * A result stands together as one card: what its replies say, and the sheet where there is one; `beside`
 * is what the sheet does not say.
 */
const cardOf = (replies, { verdict, sheet = null }, at) => ({
  who: 'card',
  at,
  eligibility: verdict.eligibility,
  sheet,
  texts: replies.map((reply) => wordsOf(cutAtResult(reply)[1]).join('\n')),
  beside: replies.flatMap((reply) => wordsOf(pick(cutAtResult(reply)[1], ...SAID))),
  citations: replies.flatMap(({ citations }) => citations),
  links: replies.flatMap(({ links }) => links),
})

const ASKING = ['menu', 'confirmation']

const questionIn = (replies, { kind, question }, hasChoices) => {
  if (!question && !(hasChoices && ASKING.includes(kind))) return null
  const asked = replies.flatMap(({ parts }) => pick(parts, 'question')).at(-1)
  return asked?.text ?? replies.at(-1)?.text ?? null
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
  const entries = replies.flatMap((reply) =>
    results.includes(reply) ? leadOf(reply, at) : bubblesOf(reply, at),
  )
  if (results.length > 0) entries.push(cardOf(results, turn, at))
  return {
    entries,
    moment: momentOf(replies, turn),
    kind: turn.kind,
    fact: turn.question?.fact ?? '',
  }
}
