import { readAliases, together, type Spellings } from '../../language/phrases/aliases.ts'
import { plainList, wordsOf, type Word, type Words } from '../../language/phrases/phrase-list.ts'
import { asQuestion } from '../../language/text/length.ts'
import { remember } from '../../language/text/remember.ts'
import { fold, normalise } from '../../language/text/text.ts'
import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import type { IdentityLexicon } from '../../schema/lexicon/identity.ts'
import type { Source } from '../../schema/schema.ts'
import { partsOfNumber } from '../identity/number.ts'
import { bare, type Regions } from '../identity/regions.ts'
import { anyOf } from '../outline/marker.ts'
import type { OfficialDocument } from '../passage.ts'
import { createReadCitations } from './citation.ts'
import { createKnown, fitsCitation, type KnownDocument } from './known.ts'
import { titleRun } from './title.ts'

/** A document that a question names, by number, by a nickname or by words of its title. */
export interface DocumentName {
  /** As it was typed. */
  readonly said: string
  /** Ids of those that it fits, curated or imported; none for one that is not there. */
  readonly documents: readonly string[]
  /** Where there is none, those of its number that are of another kind. */
  readonly alike: readonly string[]
  /** Nothing but a document can be meant, and no short name of another one. */
  readonly isFull: boolean
  /** The province that is named with it. */
  readonly province: string | null
}

/** What a question names, and what is left of it. */
export interface NamesRead {
  readonly names: readonly DocumentName[]
  /** Without the names: what is asked. */
  readonly rest: string
  /** With each curated document under its short name: "Kế hoạch 135". */
  readonly short: string
  /** It asks about the document and not for what stands in it: "ký ngày nào". */
  readonly isOfItself: boolean
}

export interface NameContent {
  readonly lexicon: DocumentLexicon
  readonly identity: IdentityLexicon
  readonly sources: readonly Source[]
  readonly spellings: readonly Spellings[]
  readonly light: string
  /** Words behind a number that make it an amount. */
  readonly counted: readonly string[]
  /** Kinds that hardly anybody numbers but as documents: "quyết định 90". */
  readonly numberedKinds: readonly string[]
  /** Digits of the documents that the content speaks of without being able to quote them. */
  readonly mentioned: ReadonlySet<string>
}

interface Span extends DocumentName {
  readonly at: number
  readonly end: number
}

const MOST_TEXTS = 20
const FEWEST_TITLE_WORDS = 3
/** Behind a number and "về" so many words of a title are no chance; without "về" it must be most of it. */
const FEWEST_BEHIND = 4
const MOST_OF_TITLE = 0.6
/** Letters of a kind as they are printed. */
const LOUD = /^\p{Lu}{2}/u
/** From so many digits on a kind and a number are a document, be it there or not. */
const MANY_DIGITS = { numbered: 2, any: 3 } as const

/** Builds the reader of the documents that a question names. */
export const createNames = (content: NameContent, regions: Regions) => {
  const { lexicon, identity, sources, spellings } = content
  const aliases = readAliases(together(...spellings))
  const readCitations = createReadCitations(lexicon, identity, regions, content.counted)
  const light = new Set(content.light.split(/\s+/u).map(fold))
  const levels = new Set([...identity.levels, ...identity.about, ...identity.by].map(fold))
  const wordsIn = (text: string) =>
    wordsOf(normalise(text), aliases)
      .filter(({ kind }) => kind !== 'mark')
      .map(({ folded }) => folded)
  const named = anyOf([...lexicon.kinds.map(({ name }) => name), ...identity.generic])
  const kindsIn = new RegExp(`(?<![a-z])${named}(?![a-z0-9])`, 'gu')
  const about = anyOf(identity.about)
  const isNumbered = new RegExp(`^${anyOf(content.numberedKinds)}(?![a-z])`, 'u')
  const isNamed = new RegExp(`^${named}(?![a-z])`, 'u')
  /** A short name that no document has may be another word: "đã 65 điểm", "kh 12". */
  const isSurely = (said: string, digits: string): boolean =>
    (isNumbered.test(fold(said)) && digits.length >= MANY_DIGITS.numbered) ||
    ((isNamed.test(fold(said)) || LOUD.test(said)) && digits.length >= MANY_DIGITS.any)
  const knownDocuments = createKnown(lexicon, sources, regions, wordsIn)
  /** Of these all is known: one of another day or agency is another document. */
  const own = new Set(sources.map(({ number }) => partsOfNumber(number).digits))
  const usual = new Set([...identity.usual.flatMap(wordsIn), ...light])
  const ofItself = plainList(identity.ofItself, aliases)

  /** Where a title ends that goes on behind a number. */
  const behindNumber = (normal: string, end: number, found: readonly KnownDocument[]): number => {
    const lead = new RegExp(`^[ ,]{0,2}(?:${about} )?`, 'u').exec(fold(normal.slice(end)))
    const from = end + (lead?.[0].length ?? 0)
    const words = wordsOf(normal, aliases)
    const at = words.findIndex((word) => word.at >= from)
    if (at < 0) return end
    const runs = found.map((one) => ({
      of: one.words.length,
      ...titleRun(words, at, one, levels),
    }))
    const best = runs.toSorted((one, other) => other.size - one.size)[0]
    const isAbout = /[a-z]/u.test(fold(lead?.[0] ?? ''))
    const isTitle =
      best !== undefined &&
      best.matched.length >= (isAbout ? FEWEST_BEHIND : best.of * MOST_OF_TITLE) &&
      best.matched.length >= FEWEST_BEHIND
    const last = isTitle ? words[at + best.size - 1] : null
    return last?.end ?? end
  }

  const open = (documents: readonly OfficialDocument[]) => {
    const all = knownDocuments(documents)

    const numbered = (normal: string): readonly Span[] =>
      readCitations(normal).flatMap((citation) => {
        const { perhaps, at, isFull, digits, province } = citation
        const broad = all.filter((one) => fitsCitation(one, citation))
        const narrow = perhaps ? broad.filter(({ year }) => year === perhaps.year) : []
        const found = narrow.length > 0 ? narrow : broad
        // "quyết định 45" where there is only a plan of that number and nothing else differs.
        const alike =
          found.length > 0
            ? []
            : all.filter((one) => fitsCitation(one, { ...citation, kind: null, symbol: null }))
        if (found.length === 0) {
          if (!isFull && !isSurely(normal.slice(at, citation.end), digits)) return []
          if (content.mentioned.has(digits) && !(isFull && own.has(digits))) return []
        }
        const end = Math.max(citation.end, narrow.length > 0 ? (perhaps?.end ?? 0) : 0)
        const to = behindNumber(normal, end, found)
        return [
          {
            said: normal.slice(at, to),
            documents: found.map(({ id }) => id),
            alike: alike.filter(({ shortName }) => shortName === null).map(({ id }) => id),
            isFull: isFull || narrow.length > 0 || to > end,
            province,
            at,
            end: to,
          },
        ]
      })

    const byNickname = (normal: string): readonly Span[] => {
      const folded = fold(normal)
      return all.flatMap(({ id, nicknames }) =>
        nicknames.flatMap((nickname) => {
          const words = bare(nickname).split(' ').join('[^a-z0-9]{1,3}')
          const found = new RegExp(`(?<![a-z0-9])${words}(?![a-z0-9])`, 'u').exec(folded)
          if (words === '' || !found) return []
          const [at, end] = [found.index, found.index + found[0].length]
          return [
            {
              said: normal.slice(at, end),
              documents: [id],
              alike: [],
              isFull: true,
              province: null,
              at,
              end,
            },
          ]
        }),
      )
    }

    /** "kế hoạch phát triển HTX Đồng Tháp": a kind, and words of a title that no other title has. */
    const byTitle = (normal: string, words: Words): readonly Span[] =>
      [...fold(normal).matchAll(kindsIn)].flatMap(({ 0: said, index }) => {
        const from = index + said.length
        const ofKind = lexicon.kinds.find(({ name }) => fold(name) === said)?.id
        const isGeneric = ofKind === undefined
        const lead = new RegExp(`^ (?:${about} )?`, 'u').exec(fold(normal.slice(from)))
        const at = words.findIndex((word) => word.at >= from + (lead?.[0].length ?? 0))
        if (at < 0) return []
        const runs = all
          .filter(({ shortName, kind }) => shortName === null && (isGeneric || kind === ofKind))
          .map((one) => ({ one, ...titleRun(words, at, one, levels) }))
          .filter(({ one, matched, namesPlace, size }) => {
            const isOwn = matched.some((word) => !usual.has(word) && !one.place.has(word))
            const isLong = matched.length >= FEWEST_TITLE_WORDS
            return size > 0 && ((isLong && (isOwn || namesPlace)) || (isOwn && namesPlace))
          })
        const most = Math.max(0, ...runs.map(({ size }) => size))
        const best = runs.filter(({ size }) => size === most)
        const last: Word | undefined = words[at + most - 1]
        if (!last || best.length === 0) return []
        return [
          {
            said: normal.slice(index, last.end),
            documents: best.map(({ one }) => one.id),
            alike: [],
            isFull: true,
            province: null,
            at: index,
            end: last.end,
          },
        ]
      })

    return remember((text: string): NamesRead => {
      const normal = normalise(asQuestion(text))
      const words = wordsOf(normal, aliases)
      const found = [...numbered(normal), ...byNickname(normal), ...byTitle(normal, words)]
      const spans: Span[] = []
      for (const span of found)
        if (!spans.some(({ at, end }) => span.at < end && at < span.end)) spans.push(span)
      spans.sort((one, other) => one.at - other.at)
      const shortNames = new Map(all.map(({ id, shortName }) => [id, shortName]))
      const written = (shown: (span: Span) => string) => {
        let last = 0
        const pieces = spans.flatMap((span) => {
          const piece = [normal.slice(last, span.at), shown(span)]
          last = span.end
          return piece
        })
        return [...pieces, normal.slice(last)].join(' ').replaceAll(/\s+/gu, ' ').trim()
      }
      const rest = written(() => '')
      return {
        names: spans,
        rest,
        isOfItself: spans.length > 0 && ofItself.isIn(wordsOf(rest, aliases)),
        short: written(({ documents: [id, ...others], said }) =>
          id !== undefined && others.length === 0 ? (shortNames.get(id) ?? said) : said,
        ),
      }
    }, MOST_TEXTS)
  }
  return { open }
}
