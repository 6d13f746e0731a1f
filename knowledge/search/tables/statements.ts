import type { Content, FromFile } from '../../content.ts'
import type { DeadlineFile, Time } from '../../schema/deadline.ts'
import type { FigurePlace } from './figure-places.ts'
import { numeralsIn, tellingsOf } from '../../language/numbers/numeral.ts'
import { remarksIn, type Dossier } from '../../schema/dossier.ts'
import type { Programme } from '../../schema/programme.ts'
import type { Article, Parameter } from '../../schema/schema.ts'

/** A text and the clauses that its figures are from. */
export interface Statement {
  readonly file: string
  readonly place: string
  readonly text: string
  readonly from: readonly FigurePlace[]
  /** What numbers may say in it beside those of the clauses. */
  readonly allowed: readonly string[]
}

const PLACEHOLDER = /\{\{[^{}]*\}\}/gu
/** "1. ", and "2, 3, 4. " of lines told together. */
const LINE_NUMBER = /^\d+(?:, \d+)*\. /gmu

const lines = (text: string): number =>
  (text.match(LINE_NUMBER) ?? []).flatMap((start) => numeralsIn(start)).length

/** Without the numbers that only count lines, and without figures that come from parameters. */
export const ownWords = (text: string): string =>
  text.replaceAll(LINE_NUMBER, '').replaceAll(PLACEHOLDER, ' ')

export const textsOf = ({
  answer,
}: Article): readonly (readonly [place: string, text: string])[] => [
  ['answer.director', answer.director],
  ['answer.officer', answer.officer],
]

const toldByArticle = ({ file, value }: FromFile<Article>): readonly Statement[] =>
  textsOf(value).map(([at, text]) => ({
    file,
    place: at,
    text: ownWords(text),
    from: [...value.citations, ...value.also],
    allowed: [lines(text), ...value.beyond.map((one) => one.text)]
      .flatMap((one) => numeralsIn(`${one}`))
      .flatMap(tellingsOf),
  }))

interface Row {
  readonly file: string
  readonly source: string
  readonly at: number
  readonly row: { readonly clause: string; readonly also: readonly string[] }
}

const toldByRow = (
  { file, source, at, row: { clause, also } }: Row,
  texts: Readonly<Record<string, string | null | undefined>>,
): readonly Statement[] =>
  Object.entries(texts).map(([name, text]) => ({
    file,
    place: `rows.${at}.${name}`,
    text: text ?? '',
    from: [clause, ...also].map((one) => ({ source, clause: one })),
    allowed: [],
  }))

const toldByTables = ({ duties, goals }: Content): readonly Statement[] => [
  ...duties.flatMap(({ file, value: { source, rows } }) =>
    rows.flatMap((row, at) => {
      const { task, output } = row
      return toldByRow({ file, source, at, row }, { task, output })
    }),
  ),
  ...goals.flatMap(({ file, value: { source, rows } }) =>
    rows.flatMap((row, at) => toldByRow({ file, source, at, row }, { goal: row.goal })),
  ),
]

const toldByProgramme = ({ file, value }: FromFile<Programme>): readonly Statement[] => [
  ...value.says.map(({ text, clause }, at) => ({
    file,
    place: `says.${at}.text`,
    text,
    from: [{ source: value.source, clause }],
    allowed: [],
  })),
  ...value.nextSteps.map(({ text, cites }, at) => ({
    file,
    place: `nextSteps.${at}.text`,
    text: ownWords(text),
    from: cites ? [cites] : [],
    allowed: [],
  })),
]

const toldByDossier = ({ file, value }: FromFile<Dossier>): readonly Statement[] =>
  remarksIn(value).map(({ place, text, clause }) => ({
    file,
    place,
    text: ownWords(text),
    from: [{ source: value.source, clause }],
    allowed: [],
  }))

/** No profit is a nought that no document prints. */
const toldByParameter = ({ file, value }: FromFile<Parameter>): readonly Statement[] =>
  value.values.map(({ value: amount, text, source, clause }, at) => ({
    file,
    place: `${value.id}.values.${at}.text`,
    text,
    from: [{ source, clause }],
    allowed: amount === 0 ? ['0'] : [],
  }))

/** The day that a time names: of the others only its words say what the document says. */
const dayOf = (time: Time): string => {
  if (time.kind === 'day') return time.date.split('-').toReversed().join('/')
  return time.kind === 'yearly' && time.day !== null ? `${time.day}/${time.month}` : ''
}

const toldByDeadlines = (
  { file, value: { source, duties, others } }: FromFile<DeadlineFile>,
  clauses: ReadonlyMap<string, readonly string[]>,
): readonly Statement[] =>
  [
    ...duties.map((one, at) => ({
      ...one,
      place: `duties.${at}`,
      clauses: clauses.get(one.duty) ?? [],
    })),
    ...others.map((one, at) => ({ ...one, place: `others.${at}`, clauses: [one.clause] })),
  ].flatMap(({ place, words, short, time, assumed, clauses: own }) =>
    [
      ['time', `${words} ${assumed === null ? dayOf(time) : ''}`] as const,
      ['short', short ?? ''] as const,
    ].map(([name, text]) => ({
      file,
      place: `${place}.${name}`,
      text,
      from: own.map((clause) => ({ source, clause })),
      allowed: [],
    })),
  )

/** Every text of the content that tells what a document says, with the clauses that it is from. */
export const toldIn = (content: Content): readonly Statement[] => {
  const clauses = new Map(
    content.duties.flatMap(({ value }) =>
      value.rows.map(({ id, clause, also }) => [id, [clause, ...also]] as const),
    ),
  )
  return [
    ...content.articles.flatMap(toldByArticle),
    ...toldByTables(content),
    ...content.deadlines.flatMap((one) => toldByDeadlines(one, clauses)),
    ...content.programmes.flatMap(toldByProgramme),
    ...content.dossiers.flatMap(toldByDossier),
    ...content.parameters.flatMap(toldByParameter),
  ]
}
