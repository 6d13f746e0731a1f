import { NAMESPACE, zipOf } from './docx.ts'

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const OTHER_SPACES = [
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ')

/** What a Word file may have beside its body, each without its outermost element. */
export interface WordParts {
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly header?: string
  readonly footer?: string
}

const ROOTS: Readonly<Record<keyof WordParts, string>> = {
  styles: 'styles',
  numbering: 'numbering',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  header: 'hdr',
  footer: 'ftr',
}

export const xmlOf = (root: string, content: string): Buffer =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${NAMESPACE} ${OTHER_SPACES}>${content}</w:${root}>`,
  )

const relationsOf = (list: readonly (readonly [id: string, kind: string, target: string])[]) =>
  Buffer.from(
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
      .map(
        ([id, kind, target]) =>
          `<Relationship Id="${id}" Type="${TYPES}/${kind}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`,
  )

const CONTENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const typesOf = (parts: readonly string[]) =>
  Buffer.from(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${CONTENT}.document.main+xml"/>${parts
      .map(
        (part) => `<Override PartName="/word/${part}.xml" ContentType="${CONTENT}.${part}+xml"/>`,
      )
      .join('')}</Types>`,
  )

/** A Word file with all that belongs to one, as Word itself would open it. */
export const wordFile = (body: string, parts: WordParts = {}): Buffer => {
  const given = Object.entries(parts)
  return zipOf({
    '[Content_Types].xml': typesOf(given.map(([name]) => name)),
    '_rels/.rels': relationsOf([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relationsOf(
      given.map(([name]) => [`r-${name}`, name, `${name}.xml`] as const),
    ),
    ...Object.fromEntries(
      given.map(([name, content]) => [
        `word/${name}.xml`,
        xmlOf(ROOTS[name as keyof WordParts], content),
      ]),
    ),
    'word/document.xml': xmlOf('document', `<w:body>${body}</w:body>`),
  })
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escape(text)}</w:t></w:r>`

/** A paragraph of runs, or of one where a text is given. */
export const para = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`

export const styled = (style: string, text: string): string =>
  para(text, `<w:pStyle w:val="${style}"/>`)

export const listed = (list: number, level: number, text: string): string =>
  para(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)

/** A level of a list; what it has beside its number is given as XML. */
export const level = (at: number, format: string, text: string, rest = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${rest}<w:lvlText w:val="${text}"/></w:lvl>`

export const kind = (id: number, ...content: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${content.join('')}</w:abstractNum>`

export const list = (id: number, kindId: number, overrides = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${kindId}"/>${overrides}</w:num>`

export const startAt = (at: number, value: number): string =>
  `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${value}"/></w:lvlOverride>`

export const cell = (content: string, properties = ''): string =>
  `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${content.startsWith('<') ? content : para(content)}</w:tc>`

export const row = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.map((one) => (one.startsWith('<w:tc>') ? one : cell(one))).join('')}</w:tr>`

export const wordTable = (...rows: readonly (readonly string[] | string)[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((one) => (typeof one === 'string' ? one : row(one))).join('')}</w:tbl>`

export const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

const shape = (content: string) =>
  `<w:drawing><wp:anchor><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="a"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`
const oldShape = (content: string) =>
  `<w:pict><v:shape id="a"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict>`

/** A frame as Word writes it: once for today's programs, and once for those of before. */
export const frame = (...content: readonly string[]): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${shape(content.join(''))}</mc:Choice><mc:Fallback>${oldShape(content.join(''))}</mc:Fallback></mc:AlternateContent></w:r>`
export const oldFrame = (...content: readonly string[]): string =>
  `<w:r>${oldShape(content.join(''))}</w:r>`
