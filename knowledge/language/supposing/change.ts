import type { SupposingLexicon } from '../../schema/lexicon/message.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { phraseList, plainList, type PhraseList, type Words } from '../phrases/phrase-list.ts'

/** One change of a figure, in the words that tell how much of what: "20 ha", "diện tích". */
export interface SupposedStep {
  readonly how: 'more' | 'less' | 'times'
  /** For `times`. */
  readonly factor: number
  readonly said: string
  /** The fact that they call by its name. */
  readonly fact: string | null
}

/** What is supposed, taken apart. */
export interface SupposedChanges {
  /** What states how things would be; empty where only changes are told. */
  readonly plain: string
  readonly steps: readonly SupposedStep[]
  /** It says that something becomes otherwise: "lên 310", "thêm 20 ha", "sang trồng màu". */
  readonly isChange: boolean
}

interface ChangeWords extends SupposingLexicon {
  /** Fact → how a person calls it. */
  readonly facts: Readonly<Record<string, readonly string[]>>
  readonly aliases: Aliases
}

type How = SupposedStep['how'] | 'become' | 'turn'

interface Marker {
  readonly how: How
  readonly factor: number
}

const marker = (how: How, factor = 1): Marker => ({ how, factor })

interface Part {
  readonly how: How | null
  readonly factor: number
  readonly words: Words
}

const hasNumber = (words: Words): boolean => words.some(({ kind }) => kind === 'number')

/** Cuts words at the phrases of a list. */
const cutAt = (words: Words, list: PhraseList<unknown>): readonly Words[] => {
  const parts: Words[] = []
  let from = 0
  for (const hit of list.find(words)) {
    parts.push(words.slice(from, hit.from))
    from = hit.to
  }
  return [...parts, words.slice(from)].filter(({ length }) => length > 0)
}

/** Builds the reader of changes: "thêm 20 ha", "giảm còn 300", "diện tích gấp đôi". */
export const createSupposedChanges = (
  lexicon: ChangeWords,
): ((words: Words, textOf: (words: Words) => string) => SupposedChanges) => {
  const { aliases } = lexicon
  const named = phraseList(
    Object.entries(lexicon.facts).map(([id, words]) => ({ id, words })),
    aliases,
  )
  const markers = phraseList<Marker>(
    [
      { id: marker('more'), words: lexicon.more },
      { id: marker('less'), words: lexicon.less },
      { id: marker('become'), words: lexicon.become },
      { id: marker('turn'), words: lexicon.turning },
      ...lexicon.times.map(({ id, words }) => ({ id: marker('times', Number(id)), words })),
    ],
    aliases,
  )
  const joins = plainList(lexicon.joins, aliases)
  const percent = plainList(lexicon.percent, aliases)

  /** "diện tích tăng 20 ha" is one change; "600 ha, thêm 20 người" a figure and a change. */
  const partsOf = (clause: Words): readonly Part[] => {
    const found = markers.find(clause)
    const [first] = found
    if (!first) return [{ how: null, factor: 1, words: clause }]
    const before = clause.slice(0, first.from)
    const times = found.find(({ id }) => id.how === 'times')
    // "tăng vốn gấp đôi": how much stands at the end, of what in between
    if (times && !hasNumber(clause))
      return [
        {
          ...times.id,
          words: clause.filter((_, at) => !found.some(({ from, to }) => from <= at && at < to)),
        },
      ]
    const isApart = hasNumber(before)
    return [
      ...(isApart ? [{ how: null, factor: 1, words: before }] : []),
      ...found.map(({ id, to }, at) => ({
        ...id,
        words: [
          ...(at === 0 && !isApart ? before : []),
          ...clause.slice(to, found[at + 1]?.from ?? clause.length),
        ],
      })),
    ]
  }

  /** "tăng 10%" makes it 1,1 times as much. */
  const inPercent = (part: Part): Part => {
    const [hit] = percent.find(part.words)
    const number = part.words.find(({ kind }) => kind === 'number')
    const share = Number(number?.lower.replace(',', '.')) / 100
    if (!hit || !Number.isFinite(share) || (part.how !== 'more' && part.how !== 'less')) return part
    const words = [...part.words.slice(0, hit.from), ...part.words.slice(hit.to)].filter(
      (word) => word !== number,
    )
    return { how: 'times', factor: part.how === 'more' ? 1 + share : 1 - share, words }
  }

  return (body, textOf) => {
    const parts: Part[] = []
    for (const clause of cutAt(body, joins))
      for (const part of partsOf(clause)) {
        const before = parts.at(-1)
        const goesOn =
          part.how === null &&
          part.words[0]?.kind === 'number' &&
          (before?.how === 'more' || before?.how === 'less')
        // "thêm 20 ha với 30 người": the second goes on from the first
        parts.push(inPercent(goesOn ? { ...part, how: before.how } : part))
      }
    const steps = parts.flatMap(({ how, factor, words }): readonly SupposedStep[] =>
      how === 'more' || how === 'less' || how === 'times'
        ? [{ how, factor, said: textOf(words), fact: named.find(words)[0]?.id ?? null }]
        : [],
    )
    const plain = parts
      .filter(({ how }) => how === null || how === 'become' || how === 'turn')
      .map(({ words }) => textOf(words))
    return {
      plain: plain.filter((one) => one !== '').join(', '),
      steps,
      isChange: parts.some(({ how }) => how !== null),
    }
  }
}
