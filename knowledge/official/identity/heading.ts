import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import type { IdentityLexicon } from '../../schema/lexicon/identity.ts'
import { fold } from '../../language/text/text.ts'
import { anyOf, createMarkers } from '../outline/marker.ts'
import type { ReadIssuer } from './issuer.ts'
import type { Letterhead } from './letterhead.ts'

/** The lines of a letterhead by what they say. */
export interface Heading {
  /** The names of agencies above the number. */
  readonly agencies: readonly string[]
  /** Without line breaks; empty where the document has none. */
  readonly title: string
}

const LONGEST_TITLE = 240
const CLOSED = /[.:]$/u

const isLoud = (text: string) => text === text.toUpperCase() && /\p{L}/u.test(text)

const begins = (words: readonly string[]) => new RegExp(`^${anyOf(words)}(?![a-z])`, 'u')

/** Builds the reader of agencies and title in a letterhead. */
export const createHeading = (
  lexicon: DocumentLexicon,
  identity: IdentityLexicon,
  issuers: Pick<ReadIssuer, 'at'>,
) => {
  const kinds = anyOf(lexicon.kinds.map(({ name }) => name))
  // The stamp of arrival has a number, too, but no letters behind it.
  const number = new RegExp(
    `(?<![a-z])(?:${kinds} )?${anyOf(lexicon.number)} ?: ?(?:$|[\\d.… ]{0,20}[a-z]? ?[/-])`,
    'u',
  )
  const numberAlone = new RegExp(`^(?:${anyOf(lexicon.number)} )?\\d+ ?[/-]`, 'u')
  const dated = new RegExp(`(?:^|, ?)${anyOf(lexicon.day)}(?![a-z])`, 'u')
  const markers = createMarkers(lexicon)
  const motto = begins(identity.motto)
  const contents = begins(lexicon.contents)
  const subject = begins(identity.subject)
  const opens = begins(identity.openings)
  const attached = new RegExp(`^\\(?[^)]{0,20}${anyOf(lexicon.attached)}`, 'u')

  /** The words before the motto of the state, which a cell may hold too. */
  const withoutMotto = (line: string) => {
    const folded = fold(line)
    const at = identity.motto.map((one) => folded.indexOf(fold(one))).filter((one) => one >= 0)
    return at.length > 0 ? line.slice(0, Math.min(...at)).trim() : line
  }

  const above = (lines: readonly string[]): readonly string[] => {
    const found: string[] = []
    for (const line of lines) {
      const folded = fold(line)
      const at = number.exec(folded)?.index ?? (numberAlone.test(folded) ? 0 : null)
      const before = withoutMotto(at === null ? line : line.slice(0, at).trim())
      const isAgency = before !== '' && !dated.test(fold(before)) && !subject.test(fold(before))
      if (isAgency) found.push(before)
      else if (dated.test(folded) && found.length > 0) break
      if (at !== null) break
    }
    return found
  }

  /** Lines that go on with a title: neither who decides, nor a sentence of the introduction. */
  const titleIn = (lines: readonly string[]): string => {
    const taken: string[] = []
    for (const line of lines) {
      const folded = fold(line)
      const [before] = taken
      if (attached.test(folded) || opens.test(folded) || contents.test(folded)) break
      if (markers.read(line)?.kind === 'chapter') break
      const isSpoken = issuers.at(line) !== null
      if (isSpoken && (before !== undefined || !isLoud(line))) break
      if (isSpoken) continue
      if (before !== undefined && isLoud(before) && !isLoud(line)) break
      taken.push(line)
      if (CLOSED.test(line)) break
    }
    const title = taken.join(' ')
    return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE).trimEnd()}…` : title
  }

  /** A letter has its subject in the letterhead; others without a kind of their own a line below it. */
  const titleAbove = ({ cells }: Letterhead): string => {
    const [at] = cells.flatMap((cell, index) => (subject.test(fold(cell)) ? [index] : []))
    if (at !== undefined) return titleIn([cells[at] ?? ''])
    const behind = cells.findLastIndex((cell) => {
      const folded = fold(cell)
      return dated.test(folded) || number.test(folded) || motto.test(folded)
    })
    return titleIn(cells.slice(behind + 1))
  }

  return (head: Letterhead): Heading => {
    const [first = []] = head.columns
    const inColumn = above(first)
    const isThere = inColumn.some((line) => issuers.at(line) !== null)
    return {
      agencies: isThere ? inColumn : above(head.cells),
      title: head.kindLine === null ? titleAbove(head) : titleIn(head.below),
    }
  }
}
