import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Turn } from '../../../handlers/conversation/conversation.ts'
import type { Say } from '../../../knowledge/phrases.ts'
import type { SheetDesk } from '../../sheets/desk.ts'

/** Where files of results are put, as results are asked for. */
export interface Filing {
  /** What is said of the files that this turn was to bring; nothing where there were none. */
  file(): Promise<readonly string[]>
  /** Remembers the results that a turn gives as files. */
  note(turn: Pick<Turn, 'replies'>): void
}

/** Writes files into a folder; without one it says how to have them. */
export const createFiling = (folder: string | undefined, desk: SheetDesk, say: Say): Filing => {
  let tokens: readonly string[] = []
  const write = async (token: string): Promise<string> => {
    if (folder === undefined) return say('sheets.notWritten')
    const found = await desk.find(token)
    const made = found.kind === 'sheet' ? await desk.print(found.sheet) : null
    if (made?.kind !== 'file') return say('sheets.withdrawn')
    const file = join(folder, made.file.name)
    writeFileSync(file, made.file.bytes)
    return say('sheets.written', { file })
  }
  return {
    note({ replies }) {
      tokens = replies.flatMap(({ document }) => document?.sheet ?? [])
    },
    file: () => Promise.all(tokens.map(write)),
  }
}
