import { signOf } from './symbol.ts'

/** What a field shows that has no words of its own in the file. */
export type FieldSign =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unread'; readonly what: 'equation' | 'reference' }

/** A table of contents or the like; what stands in it is left out once it has ended. */
export interface Register {
  isWhole: boolean
}

interface Field {
  instruction: string
  isInstruction: boolean
  hasResult: boolean
  register: Register | null
}

/** Fields that show nothing of themselves: marks for a register, questions to whoever fills a form. */
const SILENT = new Set(
  'ADVANCE ASK BIBLIOGRAPHY COMMENTS DATA FILLIN GOTO HYPERLINK INDEX PAGE PAGEREF NUMPAGES SECTIONPAGES PRIVATE RD SET TA TC TOC XE FORMTEXT FORMCHECKBOX FORMDROPDOWN NEXT NEXTIF SKIPIF REF MERGEFIELD'.split(
    ' ',
  ),
)
/** Lists of headings and of words: what they say stands elsewhere in the file. */
const REGISTERS = new Set(['TOC', 'INDEX', 'TOA'])
const NUMBER = /^(?:0x[\da-f]+|\d+)$/iu
/** They show the words behind the name of what they start. */
const BUTTONS = new Set(['MACROBUTTON', 'GOTOBUTTON'])
/** A longer instruction is none. */
const LONGEST = 4000

const wordsOf = (instruction: string) => instruction.trim().split(/\s+/u)
const nameOf = (instruction: string) => (wordsOf(instruction)[0] ?? '').toUpperCase()

/** SYMBOL 179 \\f "Symbol" \\s 12 */
const signIn = ([, place = '', ...rest]: readonly string[]): string | null => {
  const at = rest.findIndex((word) => word.toLowerCase() === '\\f')
  const behind = at < 0 ? [] : rest.slice(at + 1)
  const end = behind.findIndex((word) => word.startsWith('\\'))
  const font = (end < 0 ? behind : behind.slice(0, end)).join(' ').replaceAll('"', '')
  return NUMBER.test(place) ? signOf(font === '' ? 'Symbol' : font, Number(place)) : null
}

/** What stands on the page for a field whose result the file does not hold; null for nothing. */
export const signOfField = (instruction: string): FieldSign | null => {
  const words = wordsOf(instruction)
  const name = nameOf(instruction)
  if (name === '' || SILENT.has(name)) return null
  if (name === 'EQ') return { kind: 'unread', what: 'equation' }
  if (BUTTONS.has(name)) return { kind: 'text', text: words.slice(2).join(' ') }
  const sign = name === 'SYMBOL' ? signIn(words) : null
  return sign === null ? { kind: 'unread', what: 'reference' } : { kind: 'text', text: sign }
}

/** The fields that stand open, from paragraph to paragraph of one text. */
export const createFields = () => {
  const open: Field[] = []
  return {
    begin() {
      open.push({ instruction: '', isInstruction: true, hasResult: false, register: null })
    },
    separate() {
      const field = open.at(-1)
      if (!field) return
      field.isInstruction = false
      if (REGISTERS.has(nameOf(field.instruction))) field.register = { isWhole: false }
    },
    /** What the field that ends shows although it has no result. */
    end(): FieldSign | null {
      const field = open.pop()
      if (field?.register) field.register.isWhole = true
      if (!field || field.hasResult || open.some((outer) => outer.isInstruction)) return null
      return signOfField(field.instruction)
    },
    instruct(text: string) {
      const field = open.at(-1)
      if (field?.isInstruction && field.instruction.length < LONGEST) field.instruction += text
    },
    /** Words that stand in the result of what is open. */
    show() {
      for (const field of open) if (!field.isInstruction) field.hasResult = true
    },
    /** False within an instruction. */
    isShown: () => open.every((field) => !field.isInstruction),
    /** The table of contents that stands open; null for none. */
    register: (): Register | null => open.find(({ register }) => register)?.register ?? null,
    /** True where an instruction ends with its paragraph and not by itself; nothing behind it is hidden. */
    breakOff(): boolean {
      const first = open.findIndex((field) => field.isInstruction)
      if (first < 0) return false
      open.length = first
      return true
    },
  }
}

export type Fields = ReturnType<typeof createFields>
