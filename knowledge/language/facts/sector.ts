import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { Reading } from '../../rules/reading.ts'
import type { Value } from '../../rules/value.ts'
import { createNegation } from './negation.ts'
import type { ReadContext } from '../message/reader.ts'
import type { Fact } from '../../schema/fact.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { phraseList, plainList, without, type Words } from '../phrases/phrase-list.ts'

type Asked = MessageLexicon['sectors']['clarify'][number]

interface Hit {
  /** A sector, a word to ask back about, or neither: a phrase in which the words mean else. */
  readonly id: string | Asked | null
  readonly from: number
  readonly to: number
}

export interface SectorReading {
  readonly reading: Reading | null
  /** "không phải HTX lúa": the sector is open again, and no other was named. */
  readonly isReopened: boolean
}

const choice = (ids: readonly string[], words: string): Value => ({
  is: 'choice',
  ids,
  said: words,
})

/** Recognises what a cooperative does. */
export const createSector = (lexicon: MessageLexicon, facts: readonly Fact[], aliases: Aliases) => {
  /** Its items are named like sectors: "tưới tiêu, giống". */
  const listed = new Set(facts.filter(({ reading }) => reading === 'listed').map(({ id }) => id))
  const { sectors, clarify, aside, notBehind, cues, around } = lexicon.sectors
  const entries = [
    ...sectors.map(({ id, says }) => ({ id, words: says })),
    ...clarify.map((entry) => ({ id: entry, words: entry.words })),
    { id: null, words: aside },
  ]
  const said = phraseList<Hit['id']>(
    [...entries, ...sectors.map(({ id, exact }) => ({ id, words: exact, exact: true }))],
    aliases,
  )
  const answered = phraseList<Hit['id']>(
    [
      ...entries,
      ...sectors.map(({ id, exact, answers }) => ({ id, words: [...exact, ...answers] })),
    ],
    aliases,
  )
  const trade = plainList(notBehind, aliases)
  const cue = plainList(cues, aliases)
  const beside = plainList([...around, ...lexicon.commands.fillers], aliases)
  const negationIn = createNegation(lexicon, aliases)

  const hitsIn = (words: Words, context: ReadContext): readonly Hit[] => {
    const isAnswer =
      context.asked === 'sector' && without(without(words, answered), beside).length === 0
    const hits: readonly Hit[] = (isAnswer ? answered : said).find(words)
    const needsCue =
      context.asked !== null && (listed.has(context.asked) || context.sector !== null)
    return hits.filter(
      ({ id, from }) =>
        id !== null &&
        !trade.endsAt(words, from) &&
        (!needsCue ||
          id === context.sector ||
          context.asked === 'sector' ||
          cue.endsAt(words, from)),
    )
  }

  /** Reads clauses that state something. `corrects`: "nhầm", so that a known sector may change. */
  return (
    normal: string,
    clauses: readonly Words[],
    context: ReadContext,
    corrects: boolean,
  ): SectorReading => {
    const free = { ...context, sector: null }
    const isDenial = clauses.some((words) => {
      const isNegated = negationIn(words)
      return hitsIn(words, free).some(({ from }) => isNegated(from))
    })
    const open = corrects || isDenial ? free : context
    const ids = new Set<string>()
    const unclear: Asked[] = []
    const spans: number[] = []
    let denied = false
    for (const words of clauses) {
      let after = 0
      for (const { id, from, to } of hitsIn(words, open)) {
        const isNo = negationIn(words.slice(after, from))(from - after)
        after = to
        if (isNo) denied = true
        else if (typeof id === 'string') ids.add(id)
        else if (id !== null) unclear.push(id)
        if (!isNo) spans.push(words[from]?.at ?? 0, words[to - 1]?.end ?? 0)
      }
    }
    const text = normal.slice(Math.min(...spans), Math.max(...spans))
    const [asked] = unclear
    if (asked) {
      const options = asked.options.map((id) => choice([...ids, id], text))
      return {
        reading: { kind: 'clarify', ask: asked.ask, said: text, options },
        isReopened: false,
      }
    }
    if (ids.size === 0) return { reading: null, isReopened: denied }
    return { reading: { kind: 'value', value: choice([...ids], text) }, isReopened: false }
  }
}
