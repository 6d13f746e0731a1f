import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import { fold } from '../../language/text/text.ts'

/** Levels of a clause, outermost first. */
export const LEVELS = [
  'annex',
  'article',
  'block',
  'part',
  'number',
  'letter',
  'list',
  'dash',
  'plus',
] as const
export type Level = (typeof LEVELS)[number]

/** What the beginning of a line says about its place. */
export type Marker =
  | { readonly kind: 'level'; readonly level: Level; readonly id: string }
  /** a heading above articles: of a part in words, a chapter, a section, one within it */
  | { readonly kind: 'chapter'; readonly depth: number }
  | { readonly kind: 'closing' | 'signature' | 'note' | 'ground' | 'task' | 'document' }

export interface Markers {
  /** The marker that a line begins with, or null. */
  read(line: string): Marker | null
}

const LONGEST_ANNEX_HEADING = 60
/** Of the headings above articles the one that is called a chapter. */
const CHAPTER = 1
const ROMAN = '[IVX]{1,6}'

/** Words as one pattern, compared without diacritics. */
export const anyOf = (words: readonly string[]): string =>
  `(?:${words.map((word) => fold(word).replaceAll(' ', String.raw`\s+`)).join('|')})`

const ROMAN_DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }

/** "IX" → 9. */
export const romanValue = (roman: string): number =>
  roman.split('').reduce((sum, digit, at) => {
    const value = ROMAN_DIGITS[digit] ?? 0
    return sum + (value < (ROMAN_DIGITS[roman[at + 1] ?? ''] ?? 0) ? -value : value)
  }, 0)

const level = (name: Level, id: string): Marker => ({ kind: 'level', level: name, id })

/** Builds the reader of line beginnings. A marker is a guess: whether it goes on, the outline sees. */
export const createMarkers = (lexicon: DocumentLexicon): Markers => {
  const begins = (words: readonly string[], rest = String.raw`(?![\p{L}\d])`) =>
    new RegExp(`^${anyOf(words)}${rest}`, 'u')
  const article = begins(lexicon.article, String.raw`\s+(?<id>\d{1,3})\s*(?:[.:]|$)`)
  const numbering = String.raw`\s+(?:[ivx]+|\d+)(?![\p{L}\d])`
  const chapters = [
    begins(lexicon.part, String.raw`\s+(?:thu\s+)?${anyOf(lexicon.ordinals)}(?![\p{L}\d])`),
    begins(lexicon.chapter, numbering),
    // Without its diacritics this word would be that for an amount.
    new RegExp(`^(?:${lexicon.section.join('|')})${numbering}`, 'u'),
    new RegExp(`^(?:${lexicon.subsection.join('|')})${numbering}`, 'u'),
  ]
  /** Only a heading ends behind its number, or goes on with a title; a sentence goes on in small letters. */
  const chapterOf = (line: string, folded: string): Marker | null => {
    for (const [depth, pattern] of chapters.entries()) {
      const [found] = pattern.exec(depth > CHAPTER ? line.toLowerCase() : folded) ?? []
      if (found === undefined) continue
      const rest = line.slice(found.length).trim()
      const isTitle = /^\p{Lu}/u.test(rest) && (depth === CHAPTER || rest === rest.toUpperCase())
      if (rest === '' || /^[.:–-]/u.test(rest) || isTitle) return { kind: 'chapter', depth }
    }
    return null
  }
  const annex = begins(
    lexicon.annex,
    String.raw`(?:\s+(?:so\s+)?(?<id>[ivx]+|\d{1,2}))?\s*(?:$|[.:(–-]|\s(?=\p{L}))`,
  )
  const signer = begins(lexicon.signers, String.raw`\s*\.\s*\p{L}`)
  const lists = Object.entries(lexicon.lists).map(
    ([id, words]) => [id, new RegExp(`(?:^|\\s)${anyOf(words)}\\s*:$`, 'u')] as const,
  )
  const plain = [
    ['closing', begins(lexicon.closing)],
    ['signature', begins(lexicon.signature)],
    ['signature', signer],
    ['note', begins(lexicon.note, String.raw`\s*:?\s*$`)],
    ['ground', begins(lexicon.grounds)],
    ['task', begins(lexicon.tasks)],
    ['document', new RegExp(`^${anyOf(lexicon.kinds.map(({ name }) => name))}$`, 'u')],
  ] as const

  const worded = (line: string, folded: string): Marker | null => {
    const articleId = article.exec(folded)?.groups?.['id']
    if (articleId) return level('article', articleId)
    const found = line.length <= LONGEST_ANNEX_HEADING ? annex.exec(folded) : null
    if (found) {
      const id = found.groups?.['id'] ?? ''
      return level('annex', /^[ivx]/u.test(id) ? String(romanValue(id.toUpperCase())) : id)
    }
    const [list] = lists.find(([, pattern]) => pattern.test(folded)) ?? []
    if (list && !/^[\p{L}\d]{1,4}[.)]/u.test(line)) return level('list', list)
    const chapter = chapterOf(line, folded)
    if (chapter) return chapter
    const [kind, by] = plain.find(([, pattern]) => pattern.test(folded)) ?? []
    if (!kind || (by === signer && line !== line.toUpperCase())) return null
    return { kind }
  }

  // "V/v" begins the subject of a letter, and no part.
  const roman = new RegExp(`^(?!V/v(?!\\p{L}))(?<id>${ROMAN})\\s*[.)/]\\s*\\S`, 'u')
  const part = new RegExp(
    `^(?:${anyOf(lexicon.part)}\\s+(?<worded>[ivx]{1,6})(?![\\p{L}\\d]))`,
    'u',
  )
  const item = new RegExp(`^(?:${anyOf(lexicon.item)}\\s+)(?<id>\\d{1,3})\\s*[.:]`, 'u')
  const numbered = (line: string, folded: string): Marker | null => {
    const partId =
      roman.exec(line)?.groups?.['id'] ?? part.exec(folded)?.groups?.['worded']?.toUpperCase()
    if (partId) return level('part', partId)
    const block = /^(?<id>[A-H])\s*[.)]\s*\p{L}/u.exec(line)?.groups?.['id']
    if (block) return level('block', block)
    const number =
      /^(?<id>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+\S/u.exec(line)?.groups?.['id'] ??
      /^(?<id>\d{1,2}(?=\s*[.)/])|\d{3}(?=\s*[.)]))\s*[.)/]\s*(?!\d)\S/u.exec(line)?.groups?.[
        'id'
      ] ??
      /^(?<id>\d{1,3})\s?[-–]\s+\p{Lu}\p{Ll}/u.exec(line)?.groups?.['id'] ??
      item.exec(folded)?.groups?.['id']
    if (number) return level('number', number)
    const letter = /^(?<id>(?<one>\p{Ll})\k<one>?)\s*[.)]\s*\S/u.exec(line)?.groups?.['id']
    if (letter) return level('letter', letter)
    if (/^[-–—•*]\s*[^\s\d-]/u.test(line) || /^[-–—•*]\s+\S/u.test(line)) return level('dash', '')
    return /^\+\s*\S/u.test(line) ? level('plus', '') : null
  }

  return {
    read(line) {
      const folded = fold(line)
      return worded(line, folded) ?? numbered(line, folded)
    },
  }
}
