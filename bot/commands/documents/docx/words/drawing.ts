import type { MarkKind } from '../../../../../knowledge/official/mark.ts'
import { childOf, elementsIn, findAll, type XmlElement } from '../package/element.ts'

/** What a drawing holds, in its order. */
export type DrawingPart =
  /** Words in a frame: paragraphs and tables. */
  | { readonly kind: 'box'; readonly content: XmlElement }
  /** Words that are drawn, as across a page. */
  | { readonly kind: 'drawn'; readonly text: string }
  | { readonly kind: 'unread'; readonly what: MarkKind }

const EQUATION_PROGRAM = /^(?:Equation|MathType)/iu
const unread = (what: MarkKind): readonly DrawingPart[] => [{ kind: 'unread', what }]

/** Frames, groups and what is only a line or a box without words. */
const HOLDERS = new Set(
  `wp:inline wp:anchor a:graphic a:graphicData wpg:wgp wpg:grpSp wpc:wpc wps:wsp wps:txbx
   w:drawing w:pict v:shape v:rect v:roundrect v:oval v:line v:polyline v:arc v:curve v:group
   v:textbox v:background`.split(/\s+/u),
)
/** How a drawing looks, and what names it. */
const SILENT =
  /^(?:wp|wp14|a|o|w10|v|wps|wpg|wpc|a14|w14):(?:docPr|extent|effectExtent|simplePos|positionH|positionV|wrap\w*|cNv\w*|sizeRelH|sizeRelV|spPr|grpSpPr|bodyPr|style|linkedTxbx|bg|whole|lock|callout|diagram|signatureline|fill|stroke|path|formulas|handles|shapetype|shadow|extrusion|skew|anchorlock|border\w+|extLst|nvPr)$/u

const isHidden = (element: XmlElement) =>
  ['1', 'true'].includes(childOf(element, 'wp:docPr')?.attributes['hidden'] ?? '')

/** A picture that says of itself that it only decorates. */
const isOrnament = (element: XmlElement) =>
  findAll(childOf(element, 'wp:docPr') ?? element, '?:decorative').some(
    ({ attributes }) => attributes['val'] === '1',
  )

const graphic = (element: XmlElement): readonly DrawingPart[] | null => {
  const uri = element.attributes['uri'] ?? ''
  if (/\/chart(?:ex)?$/u.test(uri)) return unread('chart')
  if (uri.endsWith('/diagram')) return unread('diagram')
  return uri.endsWith('/picture') ? unread('picture') : null
}

const shapeOf = (element: XmlElement): readonly DrawingPart[] | null => {
  const { name, attributes } = element
  if (name === 'v:textpath') {
    const text = (attributes['string'] ?? '').trim()
    return text === '' ? [] : [{ kind: 'drawn', text }]
  }
  if (name === 'v:imagedata' || name === 'v:image' || name === 'pic:pic') return unread('picture')
  if (name === 'w:txbxContent') return [{ kind: 'box', content: element }]
  if (name === 'o:OLEObject')
    return unread(EQUATION_PROGRAM.test(attributes['ProgID'] ?? '') ? 'equation' : 'object')
  return name === 'a:graphicData' ? graphic(element) : null
}

/** What stands in a drawing of today (`w:drawing`) or of before (`w:pict`). */
export const drawingParts = (element: XmlElement): readonly DrawingPart[] => {
  if (SILENT.test(element.name)) return []
  const isFrame = element.name === 'wp:inline' || element.name === 'wp:anchor'
  if (isFrame && (isHidden(element) || isOrnament(element))) return []
  const own = shapeOf(element)
  if (own) return own
  if (!HOLDERS.has(element.name)) return unread('element')
  return elementsIn(element).flatMap(drawingParts)
}

/** A file within the file: the picture in its place says nothing that is not said of it. */
export const objectParts = (element: XmlElement): readonly DrawingPart[] => {
  const [own] = findAll(element, 'o:OLEObject')
  const boxes = findAll(element, 'w:txbxContent')
  if (boxes.length > 0) return boxes.map((content) => ({ kind: 'box', content }))
  return own ? (shapeOf(own) ?? unread('object')) : unread('object')
}

/** True for what stands amid the words, and not beside them. */
export const isInLine = (element: XmlElement): boolean =>
  element.name !== 'w:drawing' || childOf(element, 'wp:anchor') === null
