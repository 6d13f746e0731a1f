import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import { fold } from '../../language/text/text.ts'
import type { Block } from './block.ts'
import { anyOf } from './marker.ts'

const PAGE = /(?<=[\s.…·_])\d{1,4}$/u
/** Between a heading and its page. */
const LEADERS = /(?<![\s.…·_])[\s.…·_]+$/u
/** One such line alone is no list. */
const FEWEST = 2
/** Of a list of contents so many headings come again as they stand; the others may be broken there. */
const SHARE = 0.5

const textOf = (block: Block): string =>
  block.kind === 'line' ? block.text : block.cells.filter((cell) => cell !== '').join(' ')

interface Entry {
  readonly title: string
  readonly page: number
}

const titleOf = (text: string) => fold(text.replace(LEADERS, ''))

const entryOf = (block: Block): Entry | null => {
  const text = textOf(block)
  const page = PAGE.exec(text)
  const title = page ? titleOf(text.slice(0, page.index)) : ''
  return page && /\p{L}/u.test(title) ? { title, page: Number(page[0]) } : null
}

/** The entries from here on whose pages go up. */
const runAt = (entries: readonly (Entry | null)[], at: number): readonly Entry[] => {
  const run: Entry[] = []
  for (let next = at; next < entries.length; next += 1) {
    const entry = entries[next]
    if (!entry || entry.page < (run.at(-1)?.page ?? 0)) break
    run.push(entry)
  }
  return run
}

/**
 * Builds what leaves out a list of contents that was typed: lines with a page at their end whose
 * headings come again behind it, in the same order.
 */
export const createWithoutContents = (lexicon: DocumentLexicon) => {
  const names = new RegExp(`^${anyOf(lexicon.contents)}\\s*:?$`, 'u')

  return (blocks: readonly Block[]): readonly Block[] => {
    const entries = blocks.map(entryOf)
    if (!entries.some((entry, at) => entry && entries[at + 1])) return blocks
    const places = new Map<string, number[]>()
    for (const [at, block] of blocks.entries()) {
      const text = titleOf(textOf(block))
      const known = places.get(text)
      if (known) known.push(at)
      else places.set(text, [at])
    }
    const left = new Set<number>()
    for (let at = 0; at < blocks.length;) {
      const run = runAt(entries, at)
      const end = at + run.length
      let last = end - 1
      let again = 0
      for (const { title } of run) {
        const found = places.get(title)?.find((place) => place > last)
        if (found === undefined) continue
        last = found
        again += 1
      }
      if (again >= Math.max(FEWEST, run.length * SHARE)) {
        for (let one = at; one < end; one += 1) left.add(one)
        const above = blocks[at - 1]
        if (above && names.test(fold(textOf(above)))) left.add(at - 1)
      }
      at = Math.max(end, at + 1)
    }
    return blocks.filter((_, at) => !left.has(at))
  }
}
