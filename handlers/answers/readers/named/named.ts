import type { DocumentName, NamesRead } from '../../../../knowledge/official/names/names.ts'
import type { OfficialDocument } from '../../../../knowledge/official/passage.ts'
import { asking, telling } from '../../../conversation/context.ts'
import { sayAndReturn } from '../../../menu.ts'
import type { Outcome } from '../../../conversation/outcome.ts'
import type { ReadTalk, Talk } from '../../../talk.ts'
import { answerFromBefore, excerptDraft, isCurated, provincesMeant } from '../../official.ts'
import { CERTAIN, proposed, type HeardQuestion, type Propose } from '../../proposal.ts'
import {
  askWhich,
  declineMissing,
  declineWithin,
  offerOther,
  openDocument,
  quoteCalled,
} from './telling.ts'

/** What a name leads to. */
type Meant =
  | { readonly kind: 'curated' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'one'; readonly document: OfficialDocument }
  /** Of another province, or of another kind. */
  | { readonly kind: 'another'; readonly document: OfficialDocument }
  | { readonly kind: 'several'; readonly documents: readonly OfficialDocument[] }

/** The documents of a name that are about the provinces of the talk, all where none of them is. */
const nearest = (
  { documents }: DocumentName,
  provinces: readonly string[],
  { knowledge }: Talk,
): readonly string[] => {
  const near = documents.filter((id) => knowledge.official.isFor(id, provinces))
  return near.length > 0 ? near : documents
}

const meantBy = (name: DocumentName, talk: ReadTalk): Meant => {
  const { official } = talk.knowledge
  if (name.documents.length === 0) {
    const [alike, ...more] = name.alike.flatMap((id) => official.documents.get(id) ?? [])
    return alike && more.length === 0 ? { kind: 'another', document: alike } : { kind: 'missing' }
  }
  const provinces = provincesMeant(talk)
  const ids =
    name.isFull && name.province !== null ? name.documents : nearest(name, provinces, talk)
  const [only, ...others] = ids
  if (only === undefined || ids.some((id) => isCurated(id, talk.knowledge)))
    return { kind: 'curated' }
  const documents = ids.flatMap((id) => official.documents.get(id) ?? [])
  if (others.length > 0) return { kind: 'several', documents }
  const [document] = documents
  if (!document) return { kind: 'missing' }
  const isNear = name.isFull || provinces.length === 0 || official.isFor(only, provinces)
  return { kind: isNear ? 'one' : 'another', document }
}

/** What a document says to a question from which its name was taken. */
const answerFrom = (
  document: OfficialDocument,
  { rest, isOfItself }: Pick<NamesRead, 'rest' | 'isOfItself'>,
  text: string,
  talk: ReadTalk,
): Outcome => {
  const { knowledge, session } = talk
  const told = telling(asking(talk, text), { province: document.province })
  const called = knowledge.readClauses(rest)
  const quoted = called ? quoteCalled(document, called.references, told) : null
  if (quoted) return quoted
  if (isOfItself || knowledge.readMentions(rest).isBare) return openDocument(document, told)
  const excerpts = knowledge.official.find({
    text: rest,
    prior: session.context.question,
    provinces: [],
    documents: [document.id],
  })
  if (excerpts.length === 0) return declineWithin(document, text, told)
  return sayAndReturn(
    told,
    excerpts.map((excerpt) => excerptDraft(excerpt, told)),
    'answer',
  )
}

const answerNamed = (read: NamesRead, { asked, talk }: HeardQuestion): Outcome | null => {
  const { names, rest } = read
  const all = names.map((name) => ({ said: name.said, meant: meantBy(name, talk) }))
  const first =
    all.find(({ meant }) => meant.kind === 'one') ??
    all.find(({ meant }) => meant.kind !== 'missing') ??
    all[0]
  if (!first || first.meant.kind === 'curated') return null
  const { said, meant: found } = first
  if (found.kind === 'missing') return declineMissing(said, asked, asking(talk, asked))
  if (found.kind === 'several') return askWhich(found.documents, said, rest, talk)
  if (found.kind === 'another') return offerOther(found.document, said, rest, talk)
  return answerFrom(found.document, read, asked, talk)
}

/** A question that only calls a clause, or goes on, behind one that named a document. */
const answerOfBefore = ({ asked, mentions, talk }: HeardQuestion): Outcome | null => {
  const { knowledge, session } = talk
  const prior = session.context.question
  if (prior === null || talk.reading.place !== null) return null
  const [name, ...others] = knowledge.official.names(prior).names
  const called = knowledge.readClauses(asked)
  const isOnlyClause = called !== null && knowledge.readMentions(called.matter).isBare
  if (!name || others.length > 0 || !(mentions.goesOn || isOnlyClause)) return null
  const meant = meantBy(name, talk)
  if (meant.kind !== 'one') return null
  const text = talk.say('official.ask', { document: name.said, rest: asked })
  return answerFrom(meant.document, { rest: asked, isOfItself: false }, text, talk)
}

/** A document that nothing but its own words can answer for, named now or told from before. */
export const ofNamedDocument: Propose<HeardQuestion> = (heard) => {
  const { names, text, mentions, talk } = heard
  return proposed(
    CERTAIN,
    (names.names.length > 0 ? answerNamed(names, heard) : answerOfBefore(heard)) ??
      answerFromBefore(text, mentions, talk),
  )
}
