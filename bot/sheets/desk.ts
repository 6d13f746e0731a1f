import type { ResultSheet } from '../../handlers/conversation/sheet.ts'
import { fold } from '../../knowledge/language/text/text.ts'
import type { Say } from '../../knowledge/phrases.ts'
import type { FoundSheet, SheetStore } from '../../storage/sheets/sheets.ts'
import type { DeliveryTime } from '../clock.ts'
import { isToken } from './issuing.ts'
import type { SheetPress, PrintedSheet } from './pdf/press.ts'
import { viewSheet } from './view.ts'

/** A file with its name. */
export interface SheetFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What came of a file that was asked for. */
export type MadeFile =
  | { readonly kind: 'file'; readonly file: SheetFile }
  | Exclude<PrintedSheet, { kind: 'file' }>

export interface SheetDeskDeps {
  readonly sheets: Pick<SheetStore, 'find' | 'countLook'>
  readonly press: SheetPress
  readonly say: Say
  readonly time: Pick<DeliveryTime, 'now'>
}

const LONGEST_NAME = 40

/** Letters that every system takes in the name of a file. */
const fileNameOf = ({ name, asOf }: ResultSheet, say: Say): string => {
  const words = fold(name ?? '').match(/[a-z\d]+/gu) ?? []
  const slug = words.join('-').slice(0, LONGEST_NAME).replace(/-$/u, '')
  return `${[say('sheets.file'), ...(slug === '' ? [] : [slug]), asOf].join('-')}.pdf`
}

/** Hands out issued results: to the page, and to channels that send files. */
export const createSheetDesk = ({ sheets, press, say, time }: SheetDeskDeps) => ({
  /** What a token leads to. Rejects where the database does not answer. */
  find(token: string): Promise<FoundSheet> {
    return isToken(token) ? sheets.find(token, time.now()) : Promise.resolve({ kind: 'unknown' })
  },
  /** Counts a look. Rejects where the database does not answer. */
  countLook: (token: string): Promise<void> => sheets.countLook(token, time.now()),
  /** Makes the file of a result. Never rejects. */
  async print(sheet: ResultSheet): Promise<MadeFile> {
    const printed = await press.print(viewSheet(sheet, say))
    if (printed.kind !== 'file') return printed
    return { kind: 'file', file: { name: fileNameOf(sheet, say), bytes: printed.bytes } }
  },
})

export type SheetDesk = ReturnType<typeof createSheetDesk>
