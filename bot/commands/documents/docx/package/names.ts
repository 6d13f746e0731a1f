const MAIN = 'http://schemas.openxmlformats.org'
const STRICT = 'http://purl.oclc.org/ooxml'
const WORD = 'http://schemas.microsoft.com/office/word'
const DRAWING = 'http://schemas.microsoft.com/office/drawing'

/** Namespaces by the names that the specification (ECMA-376) and this reader give them. */
const SPACES: ReadonlyMap<string, string> = new Map([
  [`${MAIN}/wordprocessingml/2006/main`, 'w'],
  [`${STRICT}/wordprocessingml/main`, 'w'],
  [`${MAIN}/officeDocument/2006/math`, 'm'],
  [`${STRICT}/officeDocument/math`, 'm'],
  [`${MAIN}/officeDocument/2006/relationships`, 'r'],
  [`${STRICT}/officeDocument/relationships`, 'r'],
  [`${MAIN}/drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${STRICT}/drawingml/wordprocessingDrawing`, 'wp'],
  [`${MAIN}/drawingml/2006/main`, 'a'],
  [`${STRICT}/drawingml/main`, 'a'],
  [`${MAIN}/drawingml/2006/picture`, 'pic'],
  [`${STRICT}/drawingml/picture`, 'pic'],
  [`${MAIN}/drawingml/2006/chart`, 'c'],
  [`${STRICT}/drawingml/chart`, 'c'],
  [`${MAIN}/drawingml/2006/diagram`, 'dgm'],
  [`${STRICT}/drawingml/diagram`, 'dgm'],
  [`${MAIN}/drawingml/2006/lockedCanvas`, 'lc'],
  [`${STRICT}/drawingml/lockedCanvas`, 'lc'],
  [`${MAIN}/markup-compatibility/2006`, 'mc'],
  [`${MAIN}/package/2006/relationships`, 'rel'],
  [`${WORD}/2010/wordprocessingShape`, 'wps'],
  [`${WORD}/2010/wordprocessingGroup`, 'wpg'],
  [`${WORD}/2010/wordprocessingCanvas`, 'wpc'],
  [`${WORD}/2010/wordprocessingDrawing`, 'wp14'],
  [`${WORD}/2010/wordml`, 'w14'],
  [`${WORD}/2012/wordml`, 'w15'],
  [`${WORD}/2015/wordml/symex`, 'w16se'],
  [`${DRAWING}/2014/chartex`, 'cx'],
  [`${DRAWING}/2015/9/8/chartex`, 'cx'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['urn:schemas-microsoft-com:office:word', 'w10'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
])

/** The name of a namespace, whatever prefix a file gives it; null for one that is not known. */
export const spaceOf = (uri: string): string | null => SPACES.get(uri) ?? null
