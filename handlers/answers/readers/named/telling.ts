import { clausesMeant } from '../../../../knowledge/search/clauses/meant.ts'
import type { ClauseReference } from '../../../../knowledge/search/clauses/reference.ts'
import { partsOfNumber } from '../../../../knowledge/official/identity/number.ts'
import { yearOf } from '../../../../knowledge/official/identity/identity.ts'
import type { OfficialDocument } from '../../../../knowledge/official/passage.ts'
import type { DraftChoice, Draft, Outcome } from '../../../conversation/outcome.ts'
import { pends, sayAndReturn } from '../../../menu.ts'
import type { Talk } from '../../../talk.ts'
import { question, withChoices } from '../../../walk/choices.ts'
import { recordUnanswered } from '../../declining.ts'
import { excerptDraft } from '../../official.ts'

const MOST_PARTS = 8
const MOST_CLAUSES = 3
const LONGEST_HEADING = 90
/** "I", "D1", "PL": nothing stands above it. */
const TOP = /^(?:[IVX]+|[A-H]|D\d+|PL\d*)$/u

/** By what tells it from others of its number: "KH 153/KH-UBND năm 2024 của Kiên Giang". */
export const fullName = (document: OfficialDocument, { say }: Talk): string => {
  const { label, provinceName: province } = document
  const year = yearOf(document)
  const hasYear = year === null || partsOfNumber(document.number).year !== null
  return say(hasYear ? 'official.name' : 'official.nameOfYear', {
    label,
    province,
    year: year ?? '',
  })
}

const headingsOf = ({ passages }: OfficialDocument) =>
  passages
    .filter(({ clause }) => TOP.test(clause))
    .map(({ clause, text }) => {
      const [line = ''] = text.split('\n')
      const isLong = line.length > LONGEST_HEADING
      return { clause, line: isLong ? `${line.slice(0, LONGEST_HEADING).trimEnd()}…` : line }
    })

const placeName = (clause: string, { say }: Talk): string => {
  const article = /^D(?<number>\d+)$/u.exec(clause)?.groups?.['number']
  if (article !== undefined) return say('citation.article', { number: article })
  if (!clause.startsWith('PL')) return say('citation.section', { place: clause })
  return clause === 'PL'
    ? say('citation.annex')
    : say('citation.annexNumber', { number: clause.slice(2) })
}

/** The parts of a document to choose from. */
const partChoices = (document: OfficialDocument, talk: Talk): readonly DraftChoice[] =>
  headingsOf(document)
    .slice(0, MOST_PARTS)
    .map(({ clause }) => {
      const place = placeName(clause, talk)
      const asked = talk.say('official.partOf', { place, document: fullName(document, talk) })
      return question(place, asked)
    })

const partsIn = (document: OfficialDocument): string =>
  headingsOf(document)
    .slice(0, MOST_PARTS)
    .map(({ line }) => line)
    .join('\n')

/** What a document is, and what it is made of. */
export const openDocument = (document: OfficialDocument, talk: Talk): Outcome => {
  const { label, title, signedOn, issuer, provinceName } = document
  const { say } = talk
  const day = signedOn === null ? '' : say('official.ofDay', { day: shownDay(signedOn) })
  const text = say(title === '' ? 'official.openedUntitled' : 'official.opened', {
    document: label,
    day,
    issuer: issuer === '' ? provinceName : issuer,
    title,
    parts: partsIn(document),
  })
  return sayAndReturn(talk, withChoices([{ text }], partChoices(document, talk)), 'menu')
}

const shownDay = (day: string): string => day.split('-').toReversed().join('/')

/** The clauses that a question calls, in the words of the document; null where it calls none. */
export const quoteCalled = (
  document: OfficialDocument,
  references: readonly ClauseReference[],
  talk: Talk,
): Outcome | null => {
  const { knowledge, say } = talk
  const clauses = document.passages.map(({ clause }) => clause)
  const found = references.map((reference) => ({
    reference,
    meant: clausesMeant(reference, clauses),
  }))
  if (found.length === 0) return null
  const drafts = found.flatMap(({ reference, meant }): readonly Draft[] => {
    if (!meant || meant.isAbove) {
      const values = { document: document.label, said: reference.said, parts: partsIn(document) }
      return [{ text: say('official.noClause', values) }]
    }
    return meant.clauses
      .slice(0, MOST_CLAUSES)
      .flatMap((clause) => knowledge.official.quote(document.id, clause) ?? [])
      .map((excerpt) => excerptDraft(excerpt, talk))
  })
  const isThere = found.some(({ meant }) => meant && !meant.isAbove)
  return sayAndReturn(
    talk,
    isThere ? drafts : withChoices(drafts, partChoices(document, talk)),
    isThere ? 'answer' : 'abstain',
  )
}

/** The document does not hold what is asked: said so, with what it is made of. */
export const declineWithin = (document: OfficialDocument, text: string, talk: Talk): Outcome => {
  const said = talk.say('official.notWithin', {
    document: fullName(document, talk),
    parts: partsIn(document),
  })
  const drafts = withChoices([{ text: said }], partChoices(document, talk))
  return { ...sayAndReturn(talk, drafts, 'abstain'), effects: recordUnanswered(text, talk) }
}

/** To choose from; while another question pends, which has choices of its own, to be typed. */
const offered = (text: string, choices: readonly DraftChoice[], talk: Talk): Outcome => {
  if (!pends(talk)) return sayAndReturn(talk, withChoices([{ text }], choices), 'menu')
  const lines = choices.map(({ label }) => talk.say('answer.option', { label }))
  return sayAndReturn(talk, [{ text: [text, ...lines].join('\n') }], 'menu')
}

/** Several documents have the name: which one is meant. */
export const askWhich = (
  documents: readonly OfficialDocument[],
  said: string,
  rest: string,
  talk: Talk,
): Outcome => {
  const choices = documents.map((document) => {
    const name = fullName(document, talk)
    return question(name, talk.say('official.ask', { document: name, rest }))
  })
  return offered(talk.say('official.which', { said, count: documents.length }), choices, talk)
}

/** The only document of the name is of another province than the talk is about. */
export const offerOther = (
  document: OfficialDocument,
  said: string,
  rest: string,
  talk: Talk,
): Outcome => {
  const name = fullName(document, talk)
  const text = talk.say('official.ofOther', { said, document: name })
  return offered(text, [question(name, talk.say('official.ask', { document: name, rest }))], talk)
}

/** A document that was not imported. */
export const declineMissing = (said: string, text: string, talk: Talk): Outcome => {
  const draft = { text: talk.say('official.notThere', { document: said }) }
  return { ...sayAndReturn(talk, [draft], 'abstain'), effects: recordUnanswered(text, talk) }
}
