import type { Content, FromFile } from '../../content.ts'
import type { Fault } from '../../faults.ts'
import { rememberOf } from '../../language/text/remember.ts'
import type { Article } from '../../schema/schema.ts'
import { textsOf } from '../../search/tables/statements.ts'
import type { WordingContext } from '../told/context.ts'
import { sentencesIn } from '../told/sentences.ts'
import { anywhere } from '../../wording/words.ts'

/** Something of a document that speaks: an answer, a row, with the texts by which it is found and told. */
interface Speaker {
  readonly file: string
  readonly id: string
  readonly sources: ReadonlySet<string>
  readonly texts: readonly string[]
}

const sentencesOf = rememberOf((article: Article): readonly string[] =>
  textsOf(article)
    .flatMap(([, text]) => sentencesIn(text))
    .map(({ text }) => text),
)

const speakingArticles = (content: Content, silence: RegExp): readonly Speaker[] =>
  content.articles
    .filter(({ value }) => !value.abstains)
    .map(({ file, value }) => ({
      file,
      id: value.id,
      sources: new Set([...value.citations, ...value.also].map(({ source }) => source)),
      texts: [value.title, ...value.keywords, ...sentencesOf(value)].filter(
        (text) => !silence.test(text),
      ),
    }))

const speakingRows = ({ duties, goals }: Content): readonly Speaker[] => [
  ...duties.flatMap(({ file, value: { source, rows } }) =>
    rows.map(({ id, task, words }) => ({
      file,
      id,
      sources: new Set([source]),
      texts: [task, ...words],
    })),
  ),
  ...goals.flatMap(({ file, value: { source, rows } }) =>
    rows.map(({ id, goal, words }) => ({
      file,
      id,
      sources: new Set([source]),
      texts: [goal, ...words],
    })),
  ),
]

const WORD = /[\p{L}\p{M}\d]+/gu

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(WORD) ?? []

/** Finds who tells a matter: only those who say each word of it are read for it. */
const createTellers = (speakers: readonly Speaker[]) => {
  const saying = new Map<string, Set<Speaker>>()
  for (const speaker of speakers)
    for (const word of speaker.texts.flatMap(wordsIn))
      saying.set(word, (saying.get(word) ?? new Set()).add(speaker))
  return (matter: string): readonly Speaker[] => {
    const pattern = anywhere([matter])
    const [first = new Set<Speaker>(), ...others] = wordsIn(matter).map(
      (word) => saying.get(word) ?? new Set<Speaker>(),
    )
    const all = others.reduce((those, these) => those.intersection(these), first)
    return [...all].filter(({ texts }) => texts.some((text) => pattern.test(text)))
  }
}

/** The documents that an answer calls silent: those that it cites, else all of its province, else all. */
const silentSources = ({ citations, province }: Article, { sources }: Content): readonly string[] =>
  citations.length > 0
    ? citations.map(({ source }) => source)
    : sources
        .filter(({ value }) => province === null || value.province === province)
        .map(({ value }) => value.id)

/** What follows "không ghi", up to the next mark, is the matter: with fewer words it is in half of all answers, with more in none. */
const MATTER = /^[\p{L}\d%\s-]+/u
const FEWEST_WORDS = 3
const MOST_WORDS = 5

/** The matters of the sentences that call a document silent. */
const mattersIn = (article: Article, silence: RegExp, sources: RegExp): readonly string[] =>
  sentencesOf(article).flatMap((text) => {
    const found = silence.exec(text)
    const behind = found ? text.slice(found.index + found[0].length).trim() : ''
    const matter = MATTER.exec(behind)?.[0].trim() ?? ''
    const count = matter.split(/\s+/u).length
    return count >= FEWEST_WORDS && count <= MOST_WORDS && !sources.test(matter) ? [matter] : []
  })

const unnamedFaults = ({ file, value }: FromFile<Article>): readonly Fault[] =>
  value.abstains && !value.smalltalk && value.silentOn.length === 0
    ? [{ file, place: 'silentOn', reason: 'silent-on-missing' }]
    : []

/**
 * Of a document that is called silent on a matter nothing else tells that matter. An answer that only
 * declines names the words of its matter; in any other they are those behind "không ghi".
 */
export const silenceFaults = ({ content, lexicon }: WordingContext): readonly Fault[] => {
  const silence = anywhere(lexicon.silence)
  const silentOnes = anywhere(lexicon.silentOnes)
  const tellersOf = createTellers([...speakingArticles(content, silence), ...speakingRows(content)])
  return content.articles.flatMap((article) => {
    const { file, value } = article
    const sources = silentSources(value, content)
    return [
      ...unnamedFaults(article),
      ...[...value.silentOn, ...mattersIn(value, silence, silentOnes)].flatMap((matter) =>
        tellersOf(matter)
          .filter((one) => one.id !== value.id && sources.some((source) => one.sources.has(source)))
          .map((one) => ({
            file,
            place: 'silentOn',
            reason: 'not-silent',
            values: { matter, file: one.file, id: one.id },
          })),
      ),
    ]
  })
}
