import { asQuestion } from '../language/text/length.ts'
import { rememberOf } from '../language/text/remember.ts'
import { fold } from '../language/text/text.ts'
import { indexDocument, rankPassages, type Candidate } from './ranking.ts'
import type { OfficialDocument } from './passage.ts'
import { quoteClause, type Excerpt } from './quote.ts'
import type { IdentityContent } from './identity/identify.ts'
import { createRegions, NATIONAL } from './identity/regions.ts'
import { createNames, type NameContent, type NamesRead } from './names/names.ts'
import { createDocumentReader, type DocumentReader } from './reading.ts'
import { createOfficialWords, type OfficialWord } from './words.ts'

export interface OfficialAsked {
  readonly text: string
  /** The question before, for a message too short to stand alone. */
  readonly prior: string | null
  /** Ids of the provinces meant; none for all. A passage of any other is never found. */
  readonly provinces: readonly string[]
  /** Ids of the documents that are named; of them, wherever they are from, it is asked. */
  readonly documents?: readonly string[]
}

/** The imported documents, ready to be searched and quoted. */
export interface Official {
  readonly documents: ReadonlyMap<string, OfficialDocument>
  /** The passages of each province that surely hold what is asked, at most two of each, best first. */
  find(asked: OfficialAsked): readonly Excerpt[]
  /** The documents that a question names, curated ones too, and the question without the names. */
  names(text: string): NamesRead
  /** Ids of the provinces, old and new, that a name or an id stands for. */
  provincesOf(name: string): readonly string[]
  /** True for a document, curated or imported, that is for the people of one of the provinces; of all for none. */
  isFor(id: string, provinces: readonly string[]): boolean
  /** The words of a clause; null where the document was not imported or lacks the clause. */
  quote(document: string, clause: string): Excerpt | null
}

export interface Library {
  readonly read: DocumentReader
  /** Opens documents; one that was open before is not read again. */
  open(documents: readonly OfficialDocument[]): Official
}

/** The words by which documents are read and searched. */
export interface LibraryContent extends IdentityContent, NameContent {}

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
/** More of them side by side nobody reads. */
const MOST_SHOWN = 4
/** The letterhead and the signatures: they name a document and answer nothing. */
const OPENING = /^(?:title|KH|ky|dautrang|chantrang)$/u
/** Fewer words of weight are no question of their own. */
const FEWEST_WORDS = 2

/** Words with spaces around each, for patterns. */
const spelled = (list: readonly OfficialWord[]) => ` ${list.map(({ folded }) => folded).join(' ')} `

export const createLibrary = (content: LibraryContent): Library => {
  const { spellings, light, places } = content
  const regions = createRegions(places, content.identity)
  const words = createOfficialWords(spellings, light)
  const curated = new Set<string>(places.provinces.map(({ id }) => id))
  const indexOf = rememberOf((document: OfficialDocument) => indexDocument(document, words))

  const names = createNames(content, regions)

  const placeNames = [...places.provinces, ...places.holding, ...places.others].map(
    ({ name }) => new RegExp(` ${fold(name)} `, 'u'),
  )

  /** Without the names of provinces: they say nothing about what is asked. */
  const contentOf = (text: string): readonly OfficialWord[] => {
    let list = words.precisely(asQuestion(text))
    let line = spelled(list)
    for (const name of placeNames) {
      const found = name.exec(line)
      if (!found) continue
      const from = line.slice(0, found.index).split(' ').length - 1
      const size = found[0].trim().split(' ').length
      list = [...list.slice(0, from), ...list.slice(from + size)]
      line = spelled(list)
    }
    return list
  }

  const weightOf = (list: readonly OfficialWord[]) =>
    list.filter((word) => !words.isLight(word)).length

  /** It is asked of this document, or of a province of which there is nothing else. */
  const isNamed = ({ province }: OfficialDocument, { documents, provinces }: OfficialAsked) =>
    documents !== undefined ||
    (!curated.has(province) &&
      province !== NATIONAL &&
      (provinces.length === 0 || provinces.includes(province)))

  /** True for a document of one of the provinces, of one that holds it today, or of all. */
  const isFor = (
    { province, signedOn }: Pick<OfficialDocument, 'province' | 'signedOn'>,
    provinces: readonly string[],
  ) =>
    provinces.length === 0 ||
    province === NATIONAL ||
    provinces.includes(province) ||
    (regions.filed(province, signedOn)?.holds.some((one) => provinces.includes(one)) ?? false)

  /** The best passages of one province. */
  const findIn = (
    own: readonly OfficialDocument[],
    { text, prior }: Pick<OfficialAsked, 'text' | 'prior'>,
    isOfName: boolean,
  ): readonly Candidate[] => {
    const alone = contentOf(text)
    const isShort = weightOf(alone) < FEWEST_WORDS
    const asked = isShort && prior !== null ? [...alone, ...contentOf(prior)] : alone
    const { fewest, sure } = NEEDED[isOfName ? 'named' : 'unnamed']
    if (weightOf(asked) < fewest) return []
    const found = rankPassages(own.map(indexOf), asked, words).filter(
      ({ document, at }) => !OPENING.test(document.passages[at]?.clause ?? ''),
    )
    const least = ALIKE * (found[0]?.score ?? 0)
    return found
      .filter(({ confidence, score }) => confidence >= sure && score >= least)
      .slice(0, MOST_OF_ONE)
  }

  const open = (documents: readonly OfficialDocument[]): Official => {
    const byId = new Map(documents.map((document) => [document.id, document]))
    for (const document of documents) indexOf(document)
    const readNames = names.open(documents)

    const find = (asked: OfficialAsked): readonly Excerpt[] => {
      const meant = documents.filter((document) =>
        asked.documents === undefined
          ? isFor(document, asked.provinces)
          : asked.documents.includes(document.id),
      )
      const text = readNames(asked.text).rest
      const prior = asked.prior === null ? null : readNames(asked.prior).rest
      const best = [...Map.groupBy(meant, ({ province }) => province).values()]
        .flatMap((own) => {
          const [first] = own
          return first ? findIn(own, { text, prior }, isNamed(first, asked)) : []
        })
        .toSorted((one, other) => other.confidence - one.confidence)
        .slice(0, MOST_SHOWN)
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
      names: readNames,
      provincesOf: (name) => regions.named(name).map(({ id }) => id),
      isFor(id, provinces) {
        const document = byId.get(id) ?? content.sources.find((one) => one.id === id)
        return document !== undefined && isFor(document, provinces)
      },
      quote(id, clause) {
        const document = byId.get(id)
        return document ? quoteClause(document, clause) : null
      },
    }
  }
  return { read: createDocumentReader(content, regions), open }
}
