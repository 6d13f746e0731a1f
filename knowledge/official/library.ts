import type { Spellings } from '../language/phrases/aliases.ts'
import type { DocumentLexicon } from '../schema/lexicon/documents.ts'
import { asQuestion } from '../language/text/length.ts'
import { rememberOf } from '../language/text/remember.ts'
import { fold } from '../language/text/text.ts'
import type { Places } from '../schema/places.ts'
import type { Source } from '../schema/schema.ts'
import { indexDocument, rankPassages, type Candidate } from './ranking.ts'
import { anyOf } from './marker.ts'
import type { OfficialDocument } from './passage.ts'
import { quoteClause, type Excerpt } from './quote.ts'
import { createDocumentReader, type DocumentReader } from './reading.ts'
import { createOfficialWords, type OfficialWord } from './words.ts'

export interface OfficialAsked {
  readonly text: string
  /** The question before, for a message too short to stand alone. */
  readonly prior: string | null
  /** Ids of the provinces meant; none for all. A passage of any other is never found. */
  readonly provinces: readonly string[]
}

/** The imported documents, ready to be searched and quoted. */
export interface Official {
  readonly documents: ReadonlyMap<string, OfficialDocument>
  /** The passages of each province that surely hold what is asked, at most two of each, best first. */
  find(asked: OfficialAsked): readonly Excerpt[]
  /** The documents that a question names by kind and number, in any province. */
  named(text: string): readonly OfficialDocument[]
  /** The words of a clause; null where the document was not imported or lacks the clause. */
  quote(document: string, clause: string): Excerpt | null
}

export interface Library {
  readonly read: DocumentReader
  /** Opens documents; one that was open before is not read again. */
  open(documents: readonly OfficialDocument[]): Official
}

/** The words by which documents are read and searched. */
export interface LibraryContent {
  readonly lexicon: DocumentLexicon
  /** Short spellings by the words that they stand for. */
  readonly spellings: readonly Spellings[]
  readonly light: string
  readonly sources: readonly Source[]
  readonly places: Places
}

/**
 * From here on a passage surely holds what is asked: measured so that no question out of thirty that
 * the documents do not answer is given one. Where the asker names the document, or a province that
 * has nothing else, the nearest passage is what is wanted.
 */
const NEEDED = {
  unnamed: { sure: 0.83, fewest: 3 },
  named: { sure: 0.6, fewest: 1 },
} as const
/** A second passage that holds nearly as much is shown, too. */
const ALIKE = 0.85
const MOST_OF_ONE = 2
/** A province's best passage is shown beside a better one of another province. */
const CLOSE = 0.85
/** Fewer words of weight are no question of their own. */
const FEWEST_WORDS = 2

/** Words with spaces around each, for patterns. */
const spelled = (list: readonly OfficialWord[]) => ` ${list.map(({ folded }) => folded).join(' ')} `

export const createLibrary = (content: LibraryContent): Library => {
  const { lexicon, spellings, light, sources, places } = content
  const words = createOfficialWords(spellings, light)
  const curated = new Set<string>(places.provinces.map(({ id }) => id))
  const indexOf = rememberOf((document: OfficialDocument) => indexDocument(document, words))

  const kinds = anyOf(lexicon.kinds.map(({ name }) => name))
  const namePattern = rememberOf(({ number }: OfficialDocument) => {
    const digits = /^\d+/u.exec(number)?.[0] ?? '-'
    return new RegExp(` ${kinds} (?:${anyOf(lexicon.number)} )?${digits} `, 'u')
  })

  const placeNames = [...places.provinces, ...places.others].map(
    ({ name }) => new RegExp(` ${fold(name)} `, 'u'),
  )

  /** Without the names of the document and of provinces: they say nothing about what is asked. */
  const contentOf = (text: string, document: OfficialDocument): readonly OfficialWord[] => {
    let list = words.precisely(asQuestion(text))
    let line = spelled(list)
    for (const name of [namePattern(document), ...placeNames]) {
      const found = name.exec(line)
      if (!found) continue
      const from = line.slice(0, found.index).split(' ').length - 1
      const size = found[0].trim().split(' ').length
      list = [...list.slice(0, from), ...list.slice(from + size)]
      line = spelled(list)
    }
    return list
  }

  const namedIn = (text: string, list: readonly OfficialDocument[]) => {
    const said = spelled(words.precisely(asQuestion(text)))
    return list.filter((document) => namePattern(document).test(said))
  }

  const weightOf = (list: readonly OfficialWord[]) =>
    list.filter((word) => !words.isLight(word)).length

  const isNamed = (document: OfficialDocument, names: readonly OfficialDocument[]) =>
    names.length > 0 || !curated.has(document.province)

  /** The best passages of one province. */
  const findIn = (
    own: readonly OfficialDocument[],
    names: readonly OfficialDocument[],
    { text, prior }: OfficialAsked,
  ): readonly Candidate[] => {
    const [first] = own
    if (!first) return []
    const alone = contentOf(text, first)
    const isShort = weightOf(alone) < FEWEST_WORDS
    const asked = isShort && prior !== null ? [...alone, ...contentOf(prior, first)] : alone
    const { fewest, sure } = NEEDED[isNamed(first, names) ? 'named' : 'unnamed']
    if (weightOf(asked) < fewest) return []
    const found = rankPassages(own.map(indexOf), asked, words)
    const least = ALIKE * (found[0]?.score ?? 0)
    return found
      .filter(({ confidence, score }) => confidence >= sure && score >= least)
      .slice(0, MOST_OF_ONE)
  }

  const open = (documents: readonly OfficialDocument[]): Official => {
    const byId = new Map(documents.map((document) => [document.id, document]))
    for (const document of documents) indexOf(document)

    const find = (asked: OfficialAsked): readonly Excerpt[] => {
      const { provinces, text } = asked
      const known = documents.filter(
        ({ province }) => provinces.length === 0 || provinces.includes(province),
      )
      const named = namedIn(text, known)
      const meant = named.length > 0 ? named : known
      const best = [...new Set(meant.map(({ province }) => province))]
        .flatMap((province) =>
          findIn(
            meant.filter((one) => one.province === province),
            named,
            asked,
          ),
        )
        .toSorted((one, other) => other.confidence - one.confidence)
      const least = CLOSE * (best[0]?.confidence ?? 0)
      return best
        .filter(({ confidence }) => confidence >= least)
        .flatMap(({ document, at }) => {
          const clause = document.passages[at]?.clause
          return (clause === undefined ? null : quoteClause(document, clause)) ?? []
        })
    }

    return {
      documents: byId,
      find,
      named: (text) => namedIn(text, documents),
      quote(id, clause) {
        const document = byId.get(id)
        return document ? quoteClause(document, clause) : null
      },
    }
  }
  return { read: createDocumentReader(lexicon, sources, places), open }
}
