/** An element of XML with all that stands in it. */
export interface XmlElement {
  /** With the usual prefix of its namespace ("w:p"), whatever the file calls it; "?:p" for an unknown one. */
  readonly name: string
  /** By the same names; those without a namespace by their own. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

/** The elements in one, without the text between them. */
export const elementsIn = ({ children }: XmlElement): readonly XmlElement[] =>
  children.filter((child) => typeof child !== 'string')

/** The text that stands in one itself. */
export const textIn = ({ children }: XmlElement): string =>
  children.filter((child) => typeof child === 'string').join('')

/** The first child of a name; null where there is none. */
export const childOf = (element: XmlElement | null | undefined, name: string): XmlElement | null =>
  element ? (elementsIn(element).find((child) => child.name === name) ?? null) : null

/** An attribute, by default the usual one, of a child; null where there is none. */
export const valueOf = (
  element: XmlElement | null | undefined,
  name: string,
  attribute = 'w:val',
): string | null => childOf(element, name)?.attributes[attribute] ?? null

/** All elements of a name within one, however deep, in their order. */
export const findAll = (element: XmlElement, name: string): readonly XmlElement[] =>
  elementsIn(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...findAll(child, name),
  ])

const OFF = new Set(['0', 'false', 'off'])

/** A switch: on where it stands without a value; null where it does not stand. */
export const switchOf = (element: XmlElement | null | undefined, name: string): boolean | null => {
  const found = childOf(element, name)
  return found ? !OFF.has(found.attributes['w:val'] ?? '1') : null
}

/** A whole number within bounds; what is none is the lower one. */
export const boundedNumber = (text: string, from: number, to: number): number => {
  const value = Math.trunc(Number(text))
  return Number.isNaN(value) ? from : Math.min(Math.max(value, from), to)
}
