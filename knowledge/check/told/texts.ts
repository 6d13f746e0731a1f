import type { Content, FromFile } from '../../content.ts'
import type { DeadlineFile } from '../../schema/deadline.ts'
import { remarksIn } from '../../schema/dossier.ts'
import type { Article } from '../../schema/schema.ts'
import type { WordingLexicon } from '../../schema/lexicon/wording.ts'
import type { FigurePlace } from '../../search/tables/figure-places.ts'
import { textsOf } from '../../search/tables/statements.ts'
import { createPlainFill } from '../../wording/fill.ts'
import type { createGrounds, Grounds } from './grounds.ts'
import { sentencesIn, type ToldSentence } from './sentences.ts'
import { anywhere } from '../../wording/words.ts'

/** A text that tells what clauses say, as people read it. */
export interface ToldText extends Grounds {
  readonly file: string
  readonly place: string
  /** With the figures of parameters, without what is no word of a document. */
  readonly text: string
  readonly sentences: readonly ToldSentence[]
  readonly kind: 'article' | 'duty' | 'goal' | 'deadline' | 'paper' | 'says' | 'step'
  /** What the editors let stand though no clause carries it. */
  readonly beyond: readonly string[]
}

interface Written {
  readonly file: string
  readonly place: string
  readonly text: string
  readonly kind: ToldText['kind']
  readonly from: readonly FigurePlace[]
  readonly beyond?: readonly string[]
}

const ofArticle = ({ file, value }: FromFile<Article>): readonly Written[] =>
  textsOf(value).map(([place, text]) => ({
    file,
    place,
    text,
    kind: 'article',
    from: [...value.citations, ...value.also],
    beyond: value.beyond.map((one) => one.text),
  }))

const ofDeadlines = (
  { file, value: { source, duties, others } }: FromFile<DeadlineFile>,
  rows: ReadonlyMap<string, readonly string[]>,
): readonly Written[] =>
  [
    ...duties.map(({ duty, words }, at) => [`duties.${at}.words`, words, rows.get(duty)] as const),
    ...others.flatMap(({ words, task, clause }, at) => [
      [`others.${at}.words`, words, [clause]] as const,
      [`others.${at}.task`, task, [clause]] as const,
    ]),
  ].map(([place, text, clauses = []]) => ({
    file,
    place,
    text,
    kind: 'deadline',
    from: clauses.map((clause) => ({ source, clause })),
  }))

const rowClauses = ({ duties }: Content): ReadonlyMap<string, readonly string[]> =>
  new Map(
    duties.flatMap(({ value }) =>
      value.rows.map(({ id, clause, also }) => [id, [clause, ...also]] as const),
    ),
  )

const writtenIn = (content: Content): readonly Written[] => [
  ...content.articles.flatMap(ofArticle),
  ...content.deadlines.flatMap((one) => ofDeadlines(one, rowClauses(content))),
  ...content.duties.flatMap(({ file, value: { source, rows } }) =>
    rows.flatMap(({ task, clause, also }, at) => ({
      file,
      place: `rows.${at}.task`,
      text: task,
      kind: 'duty' as const,
      from: [clause, ...also].map((one) => ({ source, clause: one })),
    })),
  ),
  ...content.goals.flatMap(({ file, value: { source, rows } }) =>
    rows.map(({ goal, clause, also }, at) => ({
      file,
      place: `rows.${at}.goal`,
      text: goal,
      kind: 'goal' as const,
      from: [clause, ...also].map((one) => ({ source, clause: one })),
    })),
  ),
  ...content.dossiers.flatMap(({ file, value }) =>
    remarksIn(value).map(({ place, text, clause }) => ({
      file,
      place,
      text,
      kind: 'paper' as const,
      from: [{ source: value.source, clause }],
    })),
  ),
  ...content.programmes.flatMap(({ file, value: { source, says, nextSteps } }) => [
    ...says.map(({ text, clause }, at) => ({
      file,
      place: `says.${at}.text`,
      text,
      kind: 'says' as const,
      from: [{ source, clause }],
    })),
    ...nextSteps.map(({ text, cites }, at) => ({
      file,
      place: `nextSteps.${at}.text`,
      text,
      kind: 'step' as const,
      from: cites ? [cites] : [],
    })),
  ]),
]

const SENTENCE = /[^.\n]+(?:\.(?!\s|$)[^.\n]*)*\.?/gu

/**
 * Takes out what is no word of a document: "(nay là Sở Tài chính)", the same without brackets up to the
 * next mark, and sentences that are labelled as from outside.
 */
const withoutAsides = ({ asides, outside }: WordingLexicon) => {
  const aside = anywhere(asides).source
  const ways = new RegExp(String.raw`\s*\([^()]*${aside}[^()]*\)|,?\s*${aside}[^.,;:()\n]*`, 'giu')
  const label = anywhere(outside)
  return (text: string): string =>
    text
      .replaceAll(SENTENCE, (sentence) => (label.test(sentence) ? '' : sentence))
      .replaceAll(ways, '')
}

/** Every text that says what clauses say. Those that cite nothing have nothing to be compared with. */
export const toldTexts = (
  content: Content,
  groundsOf: ReturnType<typeof createGrounds>,
): readonly ToldText[] => {
  const told = withoutAsides(content.lexicon.wording)
  const fill = createPlainFill(content)
  return writtenIn(content)
    .filter(({ from }) => from.length > 0)
    .map(({ file, place, kind, from, beyond = [], text: written }) => {
      const text = told(fill(written))
      return { file, place, kind, beyond, text, sentences: sentencesIn(text), ...groundsOf(from) }
    })
}
