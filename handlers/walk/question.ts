import type { Clarify } from '../../knowledge/rules/reading.ts'
import type { Fact } from '../../knowledge/schema/fact.ts'
import {
  answer,
  choicesFor,
  clarifyChoices,
  command,
  likelyModels,
  localUnitChoices,
  tapChoices,
  waysOut,
} from './choices.ts'
import type { Walk } from '../conversation/conversation.ts'
import { describeValue } from '../text/value.ts'
import { localUnitReadings } from './local-unit.ts'
import type { Draft } from '../conversation/outcome.ts'
import type { ReplyMark } from '../conversation/part.ts'
import { questionOf, type Pending, type Progress } from './progress.ts'
import type { Talk } from '../talk.ts'

/** From this miss on the choices are put to be tapped. */
const CHOICES_FROM = 2

/** Facts whose answer is a number: their prompts carry no digit shortcuts. */
const NUMERIC: ReadonlySet<Fact['type']> = new Set(['amount'])

/** The wording for this sector or province where there is one, else the general one. */
const wording = (namespace: string, fact: string, talk: Talk, standing: Progress): string => {
  const sector = standing.values['sector']
  const variants = [
    sector?.is === 'choice' ? sector.ids.join('_') : '',
    standing.programme?.province,
  ]
  const special = variants.map((variant) => `${namespace}.${fact}_${variant}`)
  return special.find((key) => talk.say.has(key)) ?? `${namespace}.${fact}`
}

/** The sentence that asks for a fact. */
export const askText = (fact: string, talk: Talk, standing: Progress): string => {
  const key = wording('ask', fact, talk, standing)
  const models = standing.programme?.models ?? []
  if (fact !== 'model') return talk.say(key)
  const likely = models.filter(({ number }) => likelyModels(talk, standing).includes(number))
  const lines = likely.map(({ number, name }) => talk.say('walk.model', { number, name }))
  const question = talk.say(key, { count: models.length })
  return lines.length > 0
    ? [question, talk.say('walk.likelyModels'), ...lines].join('\n')
    : question
}

/** The question in other words and with an example, where its answer was not understood. */
const againText = (fact: string, talk: Talk, standing: Progress): string => {
  const key = wording('again', fact, talk, standing)
  const example = exampleText(fact, talk, standing)
  return talk.say.has(key) ? talk.say(key) : talk.say('walk.again', { example })
}

/** Why a fact is asked, and an example of an answer. */
export const whyText = (fact: string, talk: Talk, standing: Progress): string =>
  talk.say(wording('why', fact, talk, standing))
export const exampleText = (fact: string, talk: Talk, standing: Progress): string =>
  talk.say(wording('example', fact, talk, standing))

const clarifyText = (
  ask: Clarify,
  said: string,
  fact: string,
  talk: Talk,
  standing: Progress,
): string =>
  talk.say(`clarify.${ask}`, {
    said,
    label: talk.say(`fact.${fact}`),
    example: exampleText(fact, talk, standing),
  })

/** A pending question before it is put: its text without progress, its choices. */
const plainly = (pending: Pending, whole: boolean, talk: Talk, standing: Progress): Draft => {
  const { say, knowledge } = talk
  const fact = knowledge.facts.get(pending.fact)
  if (!fact) throw new Error(`no fact "${pending.fact}"`)
  const plain: Draft = {
    text: askText(fact.id, talk, standing),
    choices: choicesFor(fact, whole, talk, standing),
    numbered: !NUMERIC.has(fact.type) && fact.id !== 'model',
  }
  const value = standing.values[fact.id]
  switch (pending.kind) {
    case 'ask':
      return plain
    case 'edit': {
      const before = value ? describeValue(fact, value, knowledge) : say('choice.unknown')
      const keep = { label: say('choice.keep'), action: command('resume') }
      return {
        ...plain,
        text: say('walk.edit', { question: plain.text, before }),
        choices: [...(plain.choices ?? []), keep],
      }
    }
    case 'narrow': {
      const readings = value?.is === 'amount' ? localUnitReadings(value, say) : []
      if (value?.is === 'years')
        return {
          ...plain,
          text: say('clarify.other-years', { said: describeValue(fact, value, knowledge) }),
        }
      return {
        text: say(readings.length > 0 ? 'clarify.local-unit' : 'clarify.range', {
          said: value?.said ?? '',
        }),
        choices: [...localUnitChoices(fact, readings, talk), ...waysOut(fact, talk, standing)],
        numbered: readings.length > 0,
      }
    }
    case 'waiting': {
      const { waiting } = pending
      if (waiting.kind === 'clarify')
        return {
          text: clarifyText(waiting.ask, waiting.said, fact.id, talk, standing),
          choices: [
            ...clarifyChoices(fact, waiting.options, talk),
            ...waysOut(fact, talk, standing),
          ],
          // "2" is the second model, also where others are offered
          numbered: fact.id !== 'model' && (!NUMERIC.has(fact.type) || waiting.options.length > 0),
        }
      const read = describeValue(fact, waiting.value, knowledge)
      const { said } = waiting.value
      const isSame = said.replaceAll(/\s/gu, '') === read.replaceAll(/\s/gu, '')
      const known = standing.values[fact.id]
      const isChange = waiting.why === 'change' && known !== undefined
      const before = known ? describeValue(fact, known, knowledge) : ''
      const asRead = isSame ? 'confirmSame' : 'confirm'
      const plainWay = waiting.why === 'more-said' ? 'confirmMore' : asRead
      const way = isChange ? 'confirmChange' : plainWay
      const { readBack = [] } = pending
      const list = readBack.flatMap((id) => {
        const [about, told] = [knowledge.facts.get(id), standing.values[id]]
        const line = about && told ? describeValue(about, told, knowledge) : null
        return line === null
          ? []
          : [say('walk.readBack', { label: say(`fact.${id}`), value: line })]
      })
      return {
        text:
          list.length > 1
            ? say('walk.confirmAll', { list: list.join('\n') })
            : say(`walk.${way}`, { said, value: read, before, label: say(`fact.${fact.id}`) }),
        choices: [
          {
            label: say(isChange ? 'choice.changed' : 'choice.right'),
            action: answer(fact.id, waiting.value),
          },
          { label: say(isChange ? 'choice.asBefore' : 'choice.wrong'), action: command('wrong') },
        ],
      }
    }
    default:
      return pending satisfies never
  }
}

/**
 * The pending question as it is put after so many misses: first plainly, then in other words with an
 * example, then with everything to tap.
 */
const draftOf = (
  pending: Pending,
  misses: number,
  whole: boolean,
  talk: Talk,
  standing: Progress,
): Draft => {
  const draft = plainly(pending, whole, talk, standing)
  const fact = talk.knowledge.facts.get(pending.fact)
  if (misses === 0 || !fact) return draft
  if (pending.kind === 'waiting' && pending.readBack !== undefined) return draft
  if (pending.kind === 'waiting' && pending.waiting.kind === 'confirm') {
    const value = describeValue(fact, pending.waiting.value, talk.knowledge)
    return { ...draft, text: talk.say('walk.confirmAgain', { value }) }
  }
  if (misses < CHOICES_FROM) return { ...draft, text: againText(fact.id, talk, standing) }
  return {
    ...draft,
    text: talk.say('walk.tap', { label: talk.say(`fact.${fact.id}`) }),
    choices: tapChoices(fact, talk, standing),
    numbered: !NUMERIC.has(fact.type) && fact.id !== 'model',
  }
}

/** The pending question with its progress ("Câu 3/9"), and the walk that remembers it was put. */
export const askPending = (
  pending: Pending,
  walk: Walk,
  talk: Talk,
  standing: Progress,
  whole = false,
) => {
  const asked = walk.asked.includes(pending.fact) ? walk.asked : [...walk.asked, pending.fact]
  const put: Walk = { ...walk, asked }
  const question = questionOf(put, standing)
  const draft = draftOf(pending, walk.misses, whole, talk, standing)
  const progress = question && talk.say('walk.progress', { step: question.step, of: question.of })
  const text = progress ? `${progress} ${draft.text}` : draft.text
  const marks: readonly ReplyMark[] = [
    ...(progress ? [{ is: 'progress', text: progress } as const] : []),
    { is: 'question', text: draft.text },
  ]
  const kind =
    pending.kind === 'waiting' && pending.waiting.kind === 'confirm' ? 'confirmation' : 'question'
  return { walk: put, draft: { ...draft, text, marks }, question, kind } as const
}
