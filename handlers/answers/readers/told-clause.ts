import { isGoal, type TableRow } from '../../../knowledge/search/tables/row.ts'
import type { Article, Citation, Source } from '../../../knowledge/schema/schema.ts'
import { pends, sayAndReturn } from '../../menu.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import { cite } from '../../text/citation.ts'
import { provinceChoices, question, withChoices } from '../../walk/choices.ts'
import type { Talk } from '../../talk.ts'
import { answerWith, articleChoices } from '../article.ts'
import { recordUnanswered } from '../declining.ts'
import { quotesOf } from '../official.ts'
import { tellCells } from '../table.ts'
import { citedAt, type CitedThere } from './cited.ts'

/** More of them are told by their names, to choose from. */
const MOST_ROWS = 5
const MOST_OFFERED = 10

const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)]

/** With its dashes: "KH 188/KH-LMHTX, mục II.2, gạch 3". */
const nameOf = (place: Citation, { knowledge }: Talk): string => cite(place, knowledge).label

/** A note in front of an answer. */
const noted = (note: string | null, outcome: Outcome): Outcome => {
  const [first, ...rest] = outcome.drafts
  if (note === null || !first) return outcome
  return { ...outcome, drafts: [{ ...first, text: `${note}\n${first.text}` }, ...rest] }
}

/** The words of the clause, where its document was imported, below what is told of it. */
const quoted = (outcome: Outcome, places: readonly Citation[], talk: Talk): Outcome => {
  const [quotes] = quotesOf(places, talk)
  const [first, ...rest] = outcome.drafts
  if (!quotes || !first) return outcome
  const text = `${first.text}\n\n${quotes.text}`
  const citations = [...(first.citations ?? []), ...(quotes.citations ?? [])]
  return { ...outcome, drafts: [{ ...first, text, citations }, ...rest] }
}

/** What stands on a clause, to choose from; typed by its name while another question pends. */
const offer = (articles: readonly Article[], name: string, talk: Talk): Outcome => {
  const choices = articleChoices(articles.slice(0, MOST_OFFERED), talk)
  const { say } = talk
  if (!pends(talk))
    return sayAndReturn(talk, [{ text: say('clause.several', { clause: name }), choices }], 'menu')
  const lines = choices.map(({ label }) => say('answer.option', { label }))
  const text = [say('clause.severalByName', { clause: name }), ...lines].join('\n')
  return sayAndReturn(talk, [{ text }], 'menu')
}

const tellRows = (rows: readonly TableRow[], name: string, talk: Talk): Outcome => {
  const isOfGoals = rows.every(isGoal)
  if (rows.length <= MOST_ROWS)
    return tellCells({ kind: 'rows', ask: isOfGoals ? 'figure' : 'lead', rows }, talk)
  if (isOfGoals) return tellCells({ kind: 'goals', rows: rows.filter(isGoal) }, talk)
  const choices = unique(rows.map((row) => nameOf(row, talk)))
    .slice(0, MOST_OFFERED)
    .map((label) => question(label))
  return sayAndReturn(
    talk,
    [{ text: talk.say('clause.several', { clause: name }), choices }],
    'menu',
  )
}

/** One place that is told of by what stands around it. */
const aroundNote = (
  [place, ...others]: readonly Citation[],
  [found]: readonly CitedThere[],
  talk: Talk,
): string | null => {
  const around = place && others.length === 0 ? found?.around : null
  return place && around
    ? talk.say('clause.around', {
        clause: nameOf(place, talk),
        around: nameOf(around, talk),
      })
    : null
}

/** What the content tells of the places that a question calls; `asked` is what it asks besides. */
export const tellClause = (
  places: readonly Citation[],
  asked: string | null,
  talk: Talk,
  note: string | null = null,
): Outcome | null => {
  const found = places.flatMap((place) => citedAt(place, talk) ?? [])
  if (found.length === 0) return null
  const name = unique(places.map((one) => nameOf(one, talk))).join('; ')
  const articles = unique(found.flatMap((one) => one.articles))
  const rows = unique(found.flatMap((one) => one.rows))
  const [only, ...others] = articles
  const told = () => {
    if (!only) return tellRows(rows, name, talk)
    return others.length === 0 ? answerWith([only], talk, { asked }) : offer(articles, name, talk)
  }
  return quoted(noted(note ?? aroundNote(places, found, talk), told()), places, talk)
}

/** The document has the place, and the content tells nothing of it. */
export const declineClause = (place: Citation, text: string, talk: Talk): Outcome => {
  const clause = nameOf(place, talk)
  const outcome = sayAndReturn(talk, [{ text: talk.say('clause.untold', { clause }) }], 'abstain')
  const [quotes] = quotesOf([place], talk)
  return quotes
    ? sayAndReturn(talk, [quotes], 'answer')
    : { ...outcome, effects: recordUnanswered(text, talk) }
}

/** The document has no such place: said so, with what there is where it would stand. */
export const sayMissing = (
  { id: source, name: document }: Source,
  said: string,
  above: readonly string[],
  talk: Talk,
): Outcome => {
  const [clause, ...others] = above
  const place = clause !== undefined && others.length === 0 ? { source, clause } : null
  const note = place && talk.say('clause.missing', { document, said, around: nameOf(place, talk) })
  const outcome = place && tellClause([place], null, talk, note)
  return (
    outcome ??
    sayAndReturn(talk, [{ text: talk.say('clause.nowhere', { document, said }) }], 'abstain')
  )
}

/** Several documents have the place, or its province is not known. */
export const askDocument = (said: string, documents: readonly Source[], talk: Talk): Outcome => {
  const { knowledge, say } = talk
  if (documents.length === 0) {
    const draft = { text: say('clause.whichProvince', { said }) }
    return sayAndReturn(talk, withChoices([draft], provinceChoices(knowledge.places)), 'menu')
  }
  const choices = documents.map(({ name }) =>
    question(name, say('clause.ofDocument', { said, document: name })),
  )
  return sayAndReturn(talk, [{ text: say('clause.whichDocument', { said }), choices }], 'menu')
}

/** The place may be one of many in its document. */
export const askPart = (
  { id: source, name: document }: Source,
  said: string,
  clauses: readonly string[],
  talk: Talk,
): Outcome => {
  const { say } = talk
  const places = unique(clauses.map((clause) => nameOf({ source, clause }, talk)))
  const text = say('clause.whichPart', { said, document, places: places.join('; ') })
  const choices = places.slice(0, MOST_OFFERED).map((label) => question(label))
  return sayAndReturn(talk, withChoices([{ text }], choices), 'menu')
}
