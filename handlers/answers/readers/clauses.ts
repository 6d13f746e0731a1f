import { clausesMeant, type ClausesMeant } from '../../../knowledge/search/clauses/meant.ts'
import type { ClauseReference } from '../../../knowledge/search/clauses/reference.ts'
import type { ShortAsked } from '../../../knowledge/language/message/short-ask.ts'
import { MOST_ROWS, type CellFound } from '../../../knowledge/search/tables/lists.ts'
import type { Citation, Source } from '../../../knowledge/schema/schema.ts'
import { asking } from '../../conversation/context.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import type { ReadTalk } from '../../talk.ts'
import { answerWith, offerArticles } from '../article.ts'
import { CERTAIN, proposed, type HeardQuestion, type Proposal, type Propose } from '../proposal.ts'
import { tellCells } from '../table.ts'
import { toldOf } from '../told.ts'
import { restingOn, rowsAt, type CitedThere } from './cited.ts'
import { askDocument, askPart, declineClause, sayMissing, tellClause } from './told-clause.ts'

/** More places than these are not told side by side. */
const MOST_PLACES = 3

/** Set by `test/transcripts/clause-numbers.txt`: the area of rice is 0,96 sure there, "những huyện nào" 0,58. */
const SURELY_ANOTHER = 0.9
/** Below an article that answers: what stands at the place, where nothing there fits the rest. */
const AT_LEAST_THERE = 0.45

/** A level that a document calls otherwise is still meant in it, one that is left out is not. */
const OTHERWISE_CALLED = 0.5

/** A place of one document that a question calls. */
interface Called extends ClausesMeant {
  readonly source: Source
  readonly said: string
}

/** The document that was told last, where it was one. */
const toldDocument = ({ province, talk }: HeardQuestion): Source | null => {
  const [only, ...others] = toldOf(talk.session.context, talk).sources
  const source = only !== undefined && others.length === 0 ? talk.knowledge.sources.get(only) : null
  return source && (province === null || province === source.province) ? source : null
}

/** The document that is named, else those of the province, else that told last. */
const documentsOf = (heard: HeardQuestion): readonly Source[] => {
  const { mentions, province, talk } = heard
  const { sources } = talk.knowledge
  if (mentions.sources.length > 0) return mentions.sources.flatMap((id) => sources.get(id) ?? [])
  if (province !== null) return [...sources.values()].filter((one) => one.province === province)
  const told = toldDocument(heard)
  return told ? [told] : []
}

/** What a reference means in the documents: in those where it is called most nearly so. */
const calledBy = (reference: ClauseReference, documents: readonly Source[]): readonly Called[] => {
  const all = documents.flatMap((source) => {
    const meant = clausesMeant(reference, source.clauses)
    return meant ? [{ source, said: reference.said, ...meant }] : []
  })
  const exact = all.filter(({ isAbove }) => !isAbove)
  const least = Math.min(...exact.map(({ far }) => far))
  return exact.length > 0 ? exact.filter(({ far }) => far < least + OTHERWISE_CALLED) : all
}

const placesOf = (called: readonly Called[]): readonly Citation[] =>
  called.flatMap(({ source, clauses }) => clauses.map((clause) => ({ source: source.id, clause })))

/** What the tables hold of the question, as far as it rests on the places. */
const rowsThere = (
  found: CellFound | null,
  { rows }: Pick<CitedThere, 'rows'>,
): CellFound | null => {
  const isThere = (row: { readonly id: string }) => rows.some(({ id }) => id === row.id)
  if (found?.kind === 'rows') {
    const kept = found.rows.filter(isThere)
    return kept.length > 0 ? { ...found, rows: kept } : null
  }
  if (found?.kind !== 'agency') return null
  const [leads, helps] = [found.leads.filter(isThere), found.helps.filter(isThere)]
  const goals = found.goals.filter(isThere)
  return leads.length + goals.length > 0 ? { ...found, leads, helps, goals } : null
}

/** A matter that is asked about at a place: what rests on the place, and answers it. */
const ofMatter = (
  rest: string,
  called: readonly Called[],
  heard: HeardQuestion,
): Proposal | null => {
  const { text, province, talk, instead } = heard
  const { knowledge, session } = talk
  const { role } = session.profile
  const there = placesOf(called).map((place) => restingOn(place, talk))
  const articles = new Set(there.flatMap((one) => one.articles))
  const rows = there.flatMap((one) => one.rows)
  const found = knowledge.search.find({ text: rest, province, role, prior: null })
  const all = found.kind === 'answer' || found.kind === 'choices' ? found.articles : []
  const kept = all.filter((one) => articles.has(one))
  const meant = found.beside.filter((one) => articles.has(one))
  const asked = asking(talk, text)
  const cells = rowsThere(knowledge.cells.find({ text: rest, province, prior: null }), { rows })
  const isOfficer = role === 'officer'
  if (cells && (isOfficer || kept.length === 0))
    return { likelihood: CERTAIN, outcome: () => tellCells(cells, asked) }
  const [only, ...others] = kept
  if (only && (found.kind === 'answer' || others.length === 0))
    return {
      likelihood: CERTAIN,
      outcome: () => answerWith(kept, asked, { asked: rest, meant }),
    }
  if (only) return { likelihood: CERTAIN, outcome: () => offerArticles(kept, asked) }
  // The matter is surely another one: the number is mistaken, and only noise.
  if (found.kind === 'answer' && found.sureness >= SURELY_ANOTHER)
    return { likelihood: CERTAIN, outcome: () => instead(rest, talk) }
  const [place, ...more] = called
  const isOne = place && more.length === 0 && place.clauses.length === 1 && !place.isAbove
  return isOne ? proposed(CERTAIN, tellClause(placesOf(called), rest, asked)) : null
}

/** Nothing but the place is asked for. */
const ofPlace = (
  called: readonly Called[],
  documents: readonly Source[],
  heard: HeardQuestion,
  references: readonly ClauseReference[],
  asks: readonly ShortAsked[],
): Outcome | null => {
  const { text, talk } = heard
  const asked: ReadTalk = asking(talk, text)
  const said = references.map((one) => one.said).join(', ')
  const [document, ...others] = documents
  if (!document) return askDocument(said, [], asked)
  const has = (one: Source) =>
    references.every((reference) =>
      called.some(
        (place) => place.source === one && place.said === reference.said && !place.isAbove,
      ),
    )
  const having = documents.filter(has)
  const told = having.filter((one) => one === toldDocument(heard))
  const [only, ...more] = told.length > 0 ? told : having
  if (!only) {
    const above = called.find(({ source, isAbove }) => source === document && isAbove)
    return others.length === 0 ? sayMissing(document, said, above?.clauses ?? [], asked) : null
  }
  if (more.length > 0) return askDocument(said, having, asked)
  const own = called.filter(({ source }) => source === only)
  const places = placesOf(own)
  const [first] = places
  if (places.length > MOST_PLACES * references.length)
    return askPart(
      only,
      said,
      places.map(({ clause }) => clause),
      asked,
    )
  const [cell] = asks.flatMap((ask) => ask.cell ?? [])
  const rows = cell ? places.flatMap((place) => rowsAt(place, talk)) : []
  if (cell && rows.length > 0 && rows.length <= MOST_ROWS)
    return tellCells({ kind: 'rows', ask: cell, rows }, asked)
  return tellClause(places, null, asked) ?? (first ? declineClause(first, text, asked) : null)
}

/**
 * A question that calls a clause by its number: what the content holds there, as far as the rest of the
 * question fits it; the clause around it, or that there is none, where nothing does.
 */
export const ofClauses: Propose<HeardQuestion> = (heard) => {
  const { text, mentions, talk } = heard
  const { knowledge } = talk
  const read = knowledge.readClauses(text)
  if (!read || talk.reading.place?.other) return null
  const isNamed = mentions.sources.length > 0
  const references = read.references.filter(({ isSure }) => isSure || isNamed)
  if (references.length === 0) return null
  const documents = documentsOf(heard)
  const called = references.flatMap((one) => calledBy(one, documents))
  const asks = knowledge.readShortAsk(knowledge.readMentions(read.matter).matter, '')?.asks ?? []
  const isBare = asks.length > 0 || knowledge.readMentions(read.matter).isBare
  const there = (likelihood: number) =>
    proposed(likelihood, ofPlace(called, documents, heard, references, asks))
  if (isBare) return there(CERTAIN)
  return called.length > 0 ? (ofMatter(read.rest, called, heard) ?? there(AT_LEAST_THERE)) : null
}
