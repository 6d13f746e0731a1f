import type { Fault } from '../../faults.ts'
import { numeralsIn, tellingsOf } from '../../language/numbers/numeral.ts'
import { rememberOf } from '../../language/text/remember.ts'
import type { ToldBound } from '../../schema/lexicon/wording.ts'
import type { WordingContext } from '../told/context.ts'
import { clausesOf, holdsFigure, type Ground } from '../told/grounds.ts'
import type { ToldSentence } from '../told/sentences.ts'
import { anywhere, atEnd, atStart } from '../../wording/words.ts'

/** A number where it stands in a sentence. */
interface Placed {
  readonly text: string
  readonly says: string
  readonly before: string
  readonly after: string
}

/** A bound of a clause, with the tellings of its number and the word that is counted. */
interface ClauseBound {
  readonly ground: Ground
  readonly kind: string
  readonly printed: string
  readonly tellings: readonly string[]
  readonly unit: string
}

/** Days, years and numbers of documents have no bound here: they are times and names. */
const TIME = /\/|^(?:19|20)\d\d$/u
/** How far behind a number "trở lên" may stand, no other number in between. */
const BEHIND = /^[^\d.;]{0,40}/u
const FIRST_WORD = /^[\s)]*(?<word>\p{L}+)/u

const placedIn = (text: string): readonly Placed[] => {
  let from = 0
  return numeralsIn(text).map((numeral) => {
    const start = text.indexOf(numeral.text, from)
    from = start + numeral.text.length
    return { ...numeral, before: text.slice(0, start), after: text.slice(from) }
  })
}

/** The word that is counted; of several for one thing always the same. */
const createUnits = ({ counted }: WordingContext['lexicon']) => {
  const same = Object.entries(counted).map(([word, words]) => [word, atStart(words, 'iu')] as const)
  return (after: string): string =>
    same.find(([, pattern]) => pattern.test(after))?.[0] ??
    FIRST_WORD.exec(after)?.groups?.['word']?.toLowerCase() ??
    ''
}

/** Reads the bounds of clauses, each clause once. */
const createBounds = (unitIn: (after: string) => string) => {
  const boundsOf = rememberOf((ground: Ground): readonly ClauseBound[] =>
    ground.facts.bounds.flatMap((one) =>
      Object.entries(one).flatMap(([kind, printed]) =>
        placedIn(printed)
          .slice(0, 1)
          .map((numeral) => ({
            ground,
            kind,
            printed,
            tellings: numeralsIn(printed).flatMap(tellingsOf),
            unit: unitIn(numeral.after),
          })),
      ),
    ),
  )
  return (grounds: readonly Ground[]): readonly ClauseBound[] => grounds.flatMap(boundsOf)
}

/** What is said without a figure is said of all: "mỗi con số là mức ít nhất". */
const ofAll = (sentences: readonly ToldSentence[]): readonly string[] =>
  sentences.map(({ text }) => text).filter((text) => numeralsIn(text).length === 0)

/** Reads which bounds a sentence tells of a number, and whether it tells one of them at all. */
const createBoundReader = ({ bounds, joints: small }: WordingContext['lexicon']) => {
  const kinds = Object.keys(bounds) as ToldBound[]
  const readers = kinds.map((kind) => {
    const { before, after, hints } = bounds[kind]
    return {
      kind,
      before: atEnd(before, small),
      after: anywhere(after),
      told: anywhere([...before, ...after, ...hints]),
    }
  })
  return {
    claimed: ({ before, after }: Placed) =>
      readers
        .filter((one) => one.before.test(before) || one.after.test(BEHIND.exec(after)?.[0] ?? ''))
        .map(({ kind }) => kind),
    tells: (told: string, kind: string) =>
      readers.some((one) => one.kind === kind && one.told.test(told)),
  }
}

/**
 * A bound that is told of a figure ("ít nhất", "trên", "khoảng") is that of its clause, and a figure
 * that has one there is told with it.
 */
export const boundFaults = ({ texts, lexicon }: WordingContext): readonly Fault[] => {
  const { claimed, tells } = createBoundReader(lexicon)
  const unitIn = createUnits(lexicon)
  const boundsIn = createBounds(unitIn)
  const wordOf = (kind: string): string => lexicon.bounds[kind as ToldBound]?.told ?? kind
  return texts.flatMap(({ file, place, sentences, near, parts, beyond }) => {
    const everywhere = ofAll(sentences)
    return sentences.flatMap((sentence): readonly Fault[] => {
      const said = [sentence.head, sentence.text, ...everywhere].join(' ')
      const numerals = placedIn(sentence.text).filter(
        ({ says, text }) => !TIME.test(says) && !beyond.some((one) => one.includes(text)),
      )
      return numerals.flatMap((numeral) => {
        const { text: figure, says } = numeral
        const holding = near.filter((ground) => holdsFigure(ground, says))
        const bounds = boundsIn(near).filter(({ tellings }) => tellings.includes(says))
        const clauses = clausesOf(holding)
        const strange =
          holding.length === 0
            ? []
            : claimed(numeral).filter((kind) => !bounds.some((one) => one.kind === kind))
        const unit = unitIn(numeral.after)
        const own = boundsIn(parts).filter(
          (one) =>
            one.tellings.includes(says) &&
            one.kind in lexicon.bounds &&
            (one.unit === unit || one.unit === ''),
        )
        const isFree = holding.some((ground) => !own.some((one) => one.ground === ground))
        const dropped = isFree || own.some(({ kind }) => tells(said, kind)) ? [] : own.slice(0, 1)
        return [
          ...strange.map((kind) => ({
            file,
            place,
            reason: 'bound-not-in-clause',
            values: { said: wordOf(kind), figure, clauses },
          })),
          ...(strange.length > 0 ? [] : dropped).map(({ kind, ground }) => ({
            file,
            place,
            reason: 'bound-left-out',
            values: { said: wordOf(kind), figure, clauses: ground.clause },
          })),
        ]
      })
    })
  })
}
