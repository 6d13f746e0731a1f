import { GAP, type LineMark, type MarkKind } from '../../../../../knowledge/official/mark.ts'
import { fromFont } from '../../../../../knowledge/language/text/old-font/font.ts'
import {
  childOf,
  elementsIn,
  findAll,
  switchOf,
  textIn,
  valueOf,
  type XmlElement,
} from '../package/element.ts'
import { drawingParts, isInLine, objectParts, type DrawingPart } from './drawing.ts'
import { equationText } from './equation.ts'
import type { Fields, FieldSign, Register } from './field.ts'
import { raised } from './height.ts'
import { lookOf, shownLook, type Look, type StyleChain, type Styles } from './styles.ts'
import { readSigns, signOf } from './symbol.ts'

/** What stands beside the words of a line. */
export type BesideWords =
  | { readonly kind: 'box'; readonly content: XmlElement }
  | { readonly kind: 'drawn'; readonly text: string }
  | { readonly kind: 'note'; readonly note: NoteName }

export interface NoteName {
  readonly kind: 'footnote' | 'endnote'
  readonly id: string
  /** "1"; empty where the words hold a sign of their own for it. */
  readonly sign: string
}

/** A line of a paragraph. */
export interface WordsLine {
  text: string
  readonly unread: LineMark['kind'][]
  readonly beside: BesideWords[]
  /** The table of contents that it stands in. */
  readonly register: Register | null
}

/** Said of a line of nothing but these, the gap says no more than the mark. */
const ONLY_GAPS = /^(?:\s|\[\?\])*$/u
/** What nobody sees: where a word may be parted, which way it runs. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu
const NO_BREAK_HYPHEN = /\u2011/gu

/** Elements that only hold words, among them what was put in, or moved here. */
const HOLDERS =
  /^w:(?:p|ins|moveTo|hyperlink|smartTag|customXml|sdt|sdtContent|dir|bdo|ruby|rubyBase)$/u
/** What is no longer in force; properties; bounds and signs that show nothing. */
const SILENT =
  /^w:(?:del|moveFrom|\w+Pr|\w+PrChange|\w+Range(?:Start|End)|proofErr|perm(?:Start|End)|bookmark(?:Start|End)|commentReference|annotationRef|lastRenderedPageBreak|footnoteRef|endnoteRef|separator|continuationSeparator|delText|delInstrText|rt|softHyphen|pgNum)$/u
const SPACES: Readonly<Record<string, string>> = {
  'w:tab': ' ',
  'w:ptab': ' ',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
}

export interface ParagraphContext {
  readonly styles: Styles
  readonly fields: Fields
  /** The next number of a note, where the file shows one. */
  readonly nextNote: (kind: NoteName['kind']) => string
}

/** Reads the words of one paragraph, line by line. */
export const wordsOf = (
  paragraph: XmlElement,
  style: StyleChain,
  { styles, fields, nextNote }: ParagraphContext,
): readonly WordsLine[] => {
  const lines: WordsLine[] = []
  const begin = (): WordsLine => {
    const next = { text: '', unread: [], beside: [], register: fields.register() }
    lines.push(next)
    return next
  }
  const line = (): WordsLine => {
    const last = lines.at(-1)
    return last?.register === fields.register() ? last : begin()
  }

  const add = (text: string) => {
    const [first = '', ...rest] = text.split('\n')
    line().text += first
    for (const one of rest) begin().text = one
  }
  const miss = (what: MarkKind, isHere = true): string => {
    line().unread.push(what)
    return isHere ? GAP : ''
  }

  const addField = (sign: FieldSign | null) => {
    if (sign?.kind === 'text') add(sign.text)
    else if (sign) add(miss(sign.what))
  }
  const addParts = (parts: readonly DrawingPart[], isHere: boolean) => {
    for (const part of parts)
      if (part.kind === 'unread') add(miss(part.what, isHere))
      else line().beside.push(part)
  }

  const lookAt = (run: XmlElement): Look => {
    const properties = childOf(run, 'w:rPr')
    const words = styles.words(valueOf(properties, 'w:rStyle'))
    return shownLook(lookOf(properties), words.look, style.look, styles.usual)
  }

  const addText = (typed: string, { font, height, isStruck }: Look) => {
    if (isStruck === true && typed.trim() !== '') {
      add(miss('struck'))
      return
    }
    const read = fromFont(typed, font ?? '')
    if (read) line().unread.push(read.isSure ? 'converted' : 'old-font')
    const text = readSigns(read?.text ?? typed, font, () => miss('symbol'))
      .replaceAll(INVISIBLE, '')
      .replaceAll(NO_BREAK_HYPHEN, '-')
      .replaceAll('\n', ' ')
    const figures = height === null || height === 'baseline' ? null : raised(text, height)
    add(figures ?? text)
  }

  const character = (element: XmlElement, fontName: string, placeName: string) => {
    const { [fontName]: font = '', [placeName]: place = '' } = element.attributes
    add(signOf(font, Number.parseInt(place, 16)) ?? miss('symbol'))
  }

  const note = (element: XmlElement, kind: NoteName['kind']) => {
    const isOwn = ['1', 'true', 'on'].includes(element.attributes['w:customMarkFollows'] ?? '')
    const sign = isOwn ? '' : nextNote(kind)
    if (sign !== '') add(`[${sign}]`)
    line().beside.push({
      kind: 'note',
      note: { kind, id: element.attributes['w:id'] ?? '', sign },
    })
  }

  const fieldSign = (element: XmlElement) => {
    const step = element.attributes['w:fldCharType']
    if (step === 'separate') fields.separate()
    else if (step === 'end') addField(fields.end())
    else if (step === 'begin') {
      fields.begin()
      const form = childOf(element, 'w:ffData')
      if (form) addForm(form)
    }
  }

  /** Fields of forms keep what was filled in beside their instruction. */
  const addForm = (form: XmlElement) => {
    const box = childOf(form, 'w:checkBox')
    const list = childOf(form, 'w:ddList')
    if (box) add((switchOf(box, 'w:checked') ?? switchOf(box, 'w:default')) ? '☒' : '☐')
    if (!list) return
    const chosen = valueOf(list, 'w:result') ?? valueOf(list, 'w:default') ?? '0'
    add(findAll(list, 'w:listEntry')[Number(chosen)]?.attributes['w:val'] ?? '')
  }

  const inRun = (element: XmlElement, look: Look): void => {
    const { name } = element
    if (name === 'w:fldChar') {
      fieldSign(element)
      return
    }
    if (name === 'w:instrText') {
      fields.instruct(textIn(element))
      return
    }
    if (SILENT.test(name) || !fields.isShown() || look.isHidden === true) return
    fields.show()
    const space = SPACES[name]
    if (space !== undefined) add(space)
    else if (name === 'w:t') addText(textIn(element), look)
    else if (name === 'w:sym') character(element, 'w:font', 'w:char')
    else if (name === 'w16se:symEx') character(element, 'w16se:font', 'w16se:char')
    else if (name === 'w:footnoteReference') note(element, 'footnote')
    else if (name === 'w:endnoteReference') note(element, 'endnote')
    else if (name === 'w:drawing' || name === 'w:pict')
      addParts(drawingParts(element), isInLine(element))
    else if (name === 'w:object') addParts(objectParts(element), true)
    else if (name === 'm:oMath' || name === 'm:oMathPara') equation(element)
    else if (HOLDERS.test(name)) within(element)
    else unknown(element)
  }

  const equation = (element: XmlElement) => {
    if (!fields.isShown()) return
    fields.show()
    add(equationText(element, () => miss('equation')))
  }

  const simpleField = (element: XmlElement) => {
    fields.begin()
    fields.instruct(element.attributes['w:instr'] ?? '')
    fields.separate()
    within(element)
    addField(fields.end())
  }

  /** What is not known may hold words that are: they are kept, and marked. */
  const unknown = (element: XmlElement) => {
    add(miss('element'))
    within(element)
  }

  const within = (element: XmlElement): void => {
    for (const child of elementsIn(element)) {
      const { name } = child
      if (name === 'w:r') {
        const look = lookAt(child)
        for (const one of elementsIn(child)) inRun(one, look)
      } else if (name === 'm:oMath' || name === 'm:oMathPara') equation(child)
      else if (name === 'w:fldSimple') simpleField(child)
      else if (name === 'w:subDoc') add(miss('reference'))
      else if (HOLDERS.test(name)) within(child)
      else if (!SILENT.test(name)) inRun(child, PLAIN_LOOK)
    }
  }

  within(paragraph)
  return lines.map((one) => ({ ...one, text: cleaned(one) }))
}

const PLAIN_LOOK: Look = { isHidden: null, isStruck: null, font: null, height: null }
const PICTURED: readonly LineMark['kind'][] = ['picture', 'chart', 'diagram', 'object']

/** Without gaps that say no more than the mark. Soft hyphens stay: in an old font they are a letter. */
const cleaned = ({ text, unread }: WordsLine): string => {
  const isPictured = unread.every((kind) => PICTURED.includes(kind))
  return ONLY_GAPS.test(text) && isPictured ? '' : text
}
