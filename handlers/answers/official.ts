import { citationLabel } from '../../knowledge/wording/citation.ts'
import { compose, fold } from '../../knowledge/language/text/text.ts'
import type { Excerpt } from '../../knowledge/official/quote.ts'
import type { Mentions } from '../../knowledge/search/names.ts'
import type { Citation } from '../../knowledge/schema/schema.ts'
import type { CitationLine } from '../conversation/verdict-view.ts'
import { asking, telling } from '../conversation/context.ts'
import { sayAndReturn } from '../menu.ts'
import type { Draft, Outcome } from '../conversation/outcome.ts'
import { ownProvince } from './provinces/own.ts'
import type { ReadTalk, Talk } from '../talk.ts'

/** Its articles answer for it; a document that was only imported answers by its own words. */
export const isCurated = (id: string, { sources }: Pick<Talk['knowledge'], 'sources'>): boolean =>
  (sources.get(id)?.clauses ?? []).length > 0

/** An imported document may be one that no curated answer cites. */
const citationOf = ({ document, clause }: Excerpt, { knowledge, say }: Talk): CitationLine => {
  const printed = knowledge.sources.get(document.id)?.printed ?? []
  return {
    document: document.id,
    clause,
    label: citationLabel({ label: document.label, printed }, clause, say),
  }
}

const quoteOf = (excerpt: Excerpt, key: 'official.excerpt' | 'official.quote', talk: Talk) => {
  const { document, text, left, unread } = excerpt
  const values = {
    citation: citationOf(excerpt, talk).label,
    province: document.provinceName,
    text,
  }
  const rest = left > 0 ? `\n${talk.say('official.left', { count: left })}` : ''
  if (unread.length === 0) return talk.say(key, values) + rest
  const what = unread.map((kind) => talk.say(`documents.unread.${kind}`)).join(', ')
  return talk.say(`${key}Unread`, { ...values, what }) + rest
}

export const excerptDraft = (excerpt: Excerpt, talk: Talk): Draft => ({
  text: quoteOf(excerpt, 'official.excerpt', talk),
  citations: [citationOf(excerpt, talk)],
})

/** Labels of the imported documents of a province, by its name: "KH 45/KH-UBND". */
export const importedFrom = (province: string, { knowledge }: Talk): readonly string[] =>
  [...knowledge.official.documents.values()]
    .filter(({ provinceName }) => provinceName === province)
    .map(({ label }) => label)

/** A province without curated answers that a question names, by its name. */
const otherNamed = ({ reading }: ReadTalk): string | null =>
  reading.place && reading.place.provinces.length === 0 ? reading.place.other : null

/** The province with imported documents only that was told of last. */
const toldBefore = ({ knowledge, session }: Talk): string | null => {
  const { province } = session.context
  return knowledge.places.some(({ id }) => id === province) ? null : province
}

/** The provinces that a question is about, as far as it is known; none for all. */
export const provincesMeant = (talk: ReadTalk): readonly string[] => {
  const { place } = talk.reading
  const { official } = talk.knowledge
  if (place) {
    const other = otherNamed(talk)
    if (other !== null) return [other, ...official.provincesOf(other)]
    // "Lâm Đồng" is today's province, too, and not only the old one of ours within it.
    return [...place.provinces, ...official.provincesOf(place.said)]
  }
  const meant = toldBefore(talk) ?? ownProvince(talk)
  return meant === null ? [] : [meant]
}

/** The exact words of the imported documents that hold what is asked; null where none surely does. */
export const answerOfficially = (text: string, talk: ReadTalk): Outcome | null => {
  const { knowledge, session } = talk
  const excerpts = knowledge.official.find({
    text,
    prior: session.context.question,
    provinces: provincesMeant(talk),
  })
  if (excerpts.length === 0) return null
  const [{ document } = {}] = excerpts
  const asked = telling(asking(talk, text), { province: document?.province ?? null })
  const drafts = excerpts.map((excerpt) => excerptDraft(excerpt, asked))
  return sayAndReturn(asked, drafts, 'answer')
}

/** A question that goes on from one about a province with imported documents only stays with them. */
export const answerFromBefore = (text: string, { goesOn }: Mentions, talk: ReadTalk) =>
  goesOn && talk.reading.place === null && toldBefore(talk) !== null
    ? answerOfficially(text, talk)
    : null

/** A question about one of the four provinces and, besides, about one with imported documents only. */
export interface SharedQuestion {
  /** Without the name of the other province. */
  readonly text: string
  /** What the documents of the other province say. */
  readonly beside: readonly Draft[]
}

/** Parts a question that names two such provinces; any other stays whole. */
export const shareQuestion = (text: string, talk: ReadTalk): SharedQuestion => {
  const { official } = talk.knowledge
  const other = talk.reading.place?.other ?? null
  const document = [...official.documents.values()].find(
    ({ provinceName }) => provinceName === other,
  )
  if (!document || other === null) return { text, beside: [] }
  const typed = compose(text)
  const at = fold(typed).indexOf(fold(other))
  const rest = at < 0 ? typed : typed.slice(0, at) + typed.slice(at + other.length)
  const found = official.find({ text, prior: null, provinces: [document.province] })
  return { text: rest, beside: found.map((excerpt) => excerptDraft(excerpt, talk)) }
}

/** The imported words of clauses, one below the other; none where none of them was imported. */
export const quotesOf = (citations: readonly Citation[], talk: Talk): readonly Draft[] => {
  const found = citations.flatMap(
    ({ source, clause }) => talk.knowledge.official.quote(source, clause) ?? [],
  )
  const byPlace = new Map(found.map((one) => [`${one.document.id} ${one.clause}`, one]))
  const excerpts = [...byPlace.values()]
  if (excerpts.length === 0) return []
  return [
    {
      text: excerpts.map((one) => quoteOf(one, 'official.quote', talk)).join('\n\n'),
      citations: excerpts.map((one) => citationOf(one, talk)),
    },
  ]
}

/** True for an answer that consists of imported words already. */
export const isQuoted = ({ drafts }: Outcome, { knowledge }: Talk): boolean =>
  drafts.some(({ text, citations = [] }) =>
    citations.some(({ document, clause }) => {
      const words = knowledge.official.quote(document, clause)?.text
      return words !== undefined && text.includes(words)
    }),
  )

/** An answer with the imported words of the clauses that it cites below it. */
export const withQuotes = (outcome: Outcome, talk: Talk): Outcome => {
  const cited = outcome.drafts.flatMap(({ citations = [] }) => citations)
  const [quotes] = quotesOf(
    cited.map(({ document, clause }) => ({ source: document, clause })),
    talk,
  )
  const last = outcome.drafts.findLastIndex(({ citations = [] }) => citations.length > 0)
  const answer = outcome.drafts[last]
  if (!quotes || !answer) return outcome
  return {
    ...outcome,
    drafts: outcome.drafts.with(last, { ...answer, text: `${answer.text}\n\n${quotes.text}` }),
  }
}
