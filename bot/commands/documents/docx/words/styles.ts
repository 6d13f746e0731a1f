import type { Measure, PartReader } from '../../measure.ts'
import { childOf, switchOf, valueOf, type XmlElement } from '../package/element.ts'
import { createListReader } from '../package/xml.ts'

/** How some words are shown, as far as it says what they are; null where it is not said. */
export interface Look {
  readonly isHidden: boolean | null
  /** Crossed out by hand. */
  readonly isStruck: boolean | null
  readonly font: string | null
  /** "superscript", "subscript", "baseline" */
  readonly height: string | null
}

/** What a paragraph or a style says of the list that it belongs to. */
export interface ListPlace {
  /** "0" turns a list off. */
  readonly list: string | null
  readonly level: number | null
}

/** A style and those that it rests on, nearest first. */
export interface StyleChain {
  readonly look: Look
  readonly places: readonly (ListPlace & { readonly style: string })[]
  /** "toc 1", whatever the language of the program that wrote the file. */
  readonly name: string
}

export interface Styles {
  /** The style of a paragraph; null for the usual one. */
  paragraph(id: string | null): StyleChain
  /** The style of some words; null for the usual one. */
  words(id: string | null): StyleChain
  /** The list of a style of lists; null where there is none. */
  listOf(id: string): string | null
  /** How words look where no style says it. */
  readonly usual: Look
}

interface Style {
  readonly id: string
  readonly base: string | null
  readonly look: Look
  readonly place: ListPlace
  readonly name: string
}

/** Word follows no more styles from one to the next. */
const LONGEST_CHAIN = 16
const PLAIN: Look = { isHidden: null, isStruck: null, font: null, height: null }

/** In half points; a little less or more is for the eye. */
const FAR = 6
const NEAR = 2

/** Some programs write "above the line" as so many points and a smaller letter. */
const movedHeight = (properties: XmlElement | null): string | null => {
  const moved = Number(valueOf(properties, 'w:position') ?? '0')
  const least = childOf(properties, 'w:sz') ? NEAR : FAR
  if (!(Math.abs(moved) >= least)) return null
  return moved > 0 ? 'superscript' : 'subscript'
}

/** What the properties of words say. */
export const lookOf = (properties: XmlElement | null): Look => {
  const fonts = childOf(properties, 'w:rFonts')?.attributes
  return {
    isHidden: switchOf(properties, 'w:vanish'),
    isStruck: switchOf(properties, 'w:strike') ?? switchOf(properties, 'w:dstrike'),
    font: fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? fonts?.['w:cs'] ?? null,
    height: valueOf(properties, 'w:vertAlign') ?? movedHeight(properties),
  }
}

/** What the properties of a paragraph say of its list. */
export const placeOf = (properties: XmlElement | null): ListPlace => {
  const numbering = childOf(properties, 'w:numPr')
  const level = valueOf(numbering, 'w:ilvl')
  return {
    list: valueOf(numbering, 'w:numId'),
    level: level === null ? null : Number(level),
  }
}

/** The first says more than the second. */
const over = (first: Look, second: Look): Look => ({
  isHidden: first.isHidden ?? second.isHidden,
  isStruck: first.isStruck ?? second.isStruck,
  font: first.font ?? second.font,
  height: first.height ?? second.height,
})

/** Reads the styles of a Word file; `none` is for one without any. */
export const createStyles = (measure: Measure): PartReader<Styles> & { readonly none: Styles } => {
  const known = new Map<string, Style>()
  const chains = new Map<string, StyleChain>()
  let usual = PLAIN
  let usualParagraph: string | null = null
  let usualWords: string | null = null

  const chainOf = (id: string | null): StyleChain => {
    const found = chains.get(id ?? '')
    if (found) return found
    const styles: Style[] = []
    for (let next = id; next !== null && styles.length < LONGEST_CHAIN;) {
      const style = known.get(next)
      if (style) styles.push(style)
      next = style?.base ?? null
    }
    const chain = {
      look: styles.reduce((look, style) => over(look, style.look), PLAIN),
      places: styles.map((style) => ({ ...style.place, style: style.id })),
      name: styles[0]?.name ?? '',
    }
    chains.set(id ?? '', chain)
    return chain
  }

  const styles: Styles = {
    paragraph: (id) => chainOf(id !== null && known.has(id) ? id : usualParagraph),
    words: (id) => chainOf(id ?? usualWords),
    listOf: (id) => chainOf(id).places.find(({ list }) => list !== null)?.list ?? null,
    get usual() {
      return usual
    },
  }
  const hear = (element: XmlElement) => {
    if (element.name === 'w:docDefaults') {
      usual = lookOf(childOf(childOf(element, 'w:rPrDefault'), 'w:rPr'))
      return
    }
    const id = element.attributes['w:styleId'] ?? ''
    const kind = element.attributes['w:type'] ?? 'paragraph'
    const isUsual = ['1', 'true', 'on'].includes(element.attributes['w:default'] ?? '')
    if (isUsual && kind === 'paragraph') usualParagraph = id
    if (isUsual && kind === 'character') usualWords = id
    known.set(id, {
      id,
      base: valueOf(element, 'w:basedOn'),
      look: lookOf(childOf(element, 'w:rPr')),
      place: placeOf(childOf(element, 'w:pPr')),
      name: valueOf(element, 'w:name') ?? '',
    })
  }
  const parts = { root: 'w:styles', of: new Set(['w:style', 'w:docDefaults']), hear }
  return { ...createListReader(parts, () => styles, measure), none: styles }
}

/**
 * The look of some words. What hides and what strikes is turned about by each of the two styles that
 * sets it (17.7.3 of the specification); said of the words themselves it holds.
 */
export const shownLook = (own: Look, words: Look, paragraph: Look, usual: Look): Look => {
  const turned = (of: (look: Look) => boolean | null) =>
    of(own) ?? (of(usual) === true || (of(words) === true) !== (of(paragraph) === true))
  return {
    ...over(over(own, words), over(paragraph, usual)),
    isHidden: turned(({ isHidden }) => isHidden),
    isStruck: turned(({ isStruck }) => isStruck),
  }
}
