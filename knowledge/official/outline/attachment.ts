import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import { fold } from '../../language/text/text.ts'
import type { Block } from './block.ts'
import { anyOf, type Markers } from './marker.ts'

/** So many lines of a title may stand between its first and "(Ban hành kèm theo …)". */
const LONGEST_TITLE = 6

const isLoud = (text: string) => text === text.toUpperCase()

/**
 * Builds the finder of the lines with which documents begin that were issued with another one:
 * "QUY CHẾ" in capitals, and soon behind it "(Ban hành kèm theo Quyết định số …)".
 */
export const createFindAttachments = (lexicon: DocumentLexicon, markers: Markers) => {
  const names = [...lexicon.kinds.map(({ name }) => name), ...lexicon.attachments]
  const begins = new RegExp(`^${anyOf(names)}(?![\\p{L}\\d])`, 'u')
  const attached = anyOf(lexicon.attached)
  const says = new RegExp(`\\([^)]{0,30}${attached}|^(?:\\p{L}+ ){0,2}${attached}`, 'u')

  const isAttached = (blocks: readonly Block[], at: number): boolean => {
    for (const [step, block] of blocks.slice(at, at + LONGEST_TITLE).entries()) {
      if (block.kind === 'row') return false
      const marker = step === 0 ? null : markers.read(block.text)
      if (marker?.kind === 'level' || marker?.kind === 'chapter') return false
      if (says.test(fold(block.text))) return true
    }
    return false
  }

  return (blocks: readonly Block[]): ReadonlySet<Block> =>
    new Set(
      blocks.filter(
        (block, at) =>
          block.kind === 'line' &&
          isLoud(block.text.split('(', 1)[0] ?? '') &&
          begins.test(fold(block.text)) &&
          isAttached(blocks, at),
      ),
    )
}
