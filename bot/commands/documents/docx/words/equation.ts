import {
  childOf,
  elementsIn,
  switchOf,
  textIn,
  valueOf,
  type XmlElement,
} from '../package/element.ts'
import { raised } from './height.ts'

/** Told of what of an equation is not understood; gives what stands in its place. */
type Miss = () => string

const SIMPLE = /^(?:[\p{L}\p{N}.,%]+|\(.*\))$/u
const DROPPED = /^(?:w:del|w:moveFrom)$/u
const ROOTS: Readonly<Record<string, string>> = { '': '√', '2': '√', '3': '∛', '4': '∜' }
const SUM = '∑'
/** The sign that integrals have where none is said (22.1.2.70 of the specification). */
const INTEGRAL = '∫'

/** In brackets, unless it is one thing. */
const grouped = (text: string) => (SIMPLE.test(text) ? text : `(${text})`)

const power = (base: string, exponent: string) =>
  exponent === '' ? base : base + (raised(exponent, 'superscript') ?? `^${grouped(exponent)}`)

const index = (base: string, below: string) =>
  below === '' ? base : base + (raised(below, 'subscript') ?? `_${grouped(below)}`)

const propertyOf = (element: XmlElement, group: string, name: string) =>
  valueOf(childOf(element, group), name, 'm:val')

const isOn = (element: XmlElement, group: string, name: string): boolean => {
  const found = childOf(childOf(element, group), name)
  return found !== null && !['0', 'off', 'false'].includes(found.attributes['m:val'] ?? '1')
}

type Writer = (element: XmlElement, part: (name: string) => string, all: AllOf) => string
/** The texts of all children of a name. */
type AllOf = (name: string) => readonly string[]

const fraction: Writer = (element, part) => {
  const [above, below] = [part('m:num'), part('m:den')]
  return propertyOf(element, 'm:fPr', 'm:type') === 'noBar'
    ? `(${above}; ${below})`
    : `${grouped(above)}/${grouped(below)}`
}

const root: Writer = (element, part) => {
  const degree = isOn(element, 'm:radPr', 'm:degHide') ? '' : part('m:deg')
  const sign = ROOTS[degree] ?? `√[${degree}]`
  return `${sign}(${part('m:e')})`
}

const large: Writer = (element, part) => {
  const sign = propertyOf(element, 'm:naryPr', 'm:chr') ?? INTEGRAL
  const isSum = sign === SUM
  const body = part('m:e')
  return `${power(index(sign, part('m:sub')), part('m:sup'))}${isSum ? grouped(body) : ` ${body}`}`
}

const fenced: Writer = (element, _, all) => {
  const [first, between, last] = (
    [
      ['m:begChr', '('],
      ['m:sepChr', '|'],
      ['m:endChr', ')'],
    ] as const
  ).map(([name, usual]) => propertyOf(element, 'm:dPr', name) ?? usual)
  return `${first ?? ''}${all('m:e').join(between)}${last ?? ''}`
}

const WRITERS: Readonly<Record<string, Writer>> = {
  'm:f': fraction,
  'm:rad': root,
  'm:nary': large,
  'm:d': fenced,
  'm:sSup': (_, part) => power(part('m:e'), part('m:sup')),
  'm:sSub': (_, part) => index(part('m:e'), part('m:sub')),
  'm:sSubSup': (_, part) => power(index(part('m:e'), part('m:sub')), part('m:sup')),
  'm:sPre': (_, part) => `${power(index('', part('m:sub')), part('m:sup'))}${part('m:e')}`,
  'm:func': (_, part) => `${part('m:fName')}(${part('m:e')})`,
  'm:limLow': (_, part) => index(part('m:e'), part('m:lim')),
  'm:limUpp': (_, part) => power(part('m:e'), part('m:lim')),
  'm:bar': (_, part) => part('m:e'),
  'm:acc': (element, part) => part('m:e') + (propertyOf(element, 'm:accPr', 'm:chr') ?? '\u0302'),
  'm:groupChr': (_, part) => part('m:e'),
  'm:box': (_, part) => part('m:e'),
  'm:borderBox': (_, part) => part('m:e'),
  'm:phant': (element, part) =>
    propertyOf(element, 'm:phantPr', 'm:show') === '0' ? '' : part('m:e'),
  'm:eqArr': (_, __, all) => all('m:e').join('; '),
  'm:m': (_, __, all) => `[${all('m:mr').join('; ')}]`,
  'm:mr': (_, __, all) => all('m:e').join(', '),
}
/** What only holds others. */
const HOLDERS =
  /^m:(?:oMath|oMathPara|e|num|den|deg|sub|sup|fName|lim)$|^w:(?:ins|moveTo|smartTag|sdt|sdtContent|hyperlink)$/u
const PROPERTIES = /Pr$|^w:(?:bookmark|comment|proofErr|perm|move\w*Range|customXml\w*Range)/u

const runText = (element: XmlElement, miss: Miss): string =>
  switchOf(childOf(element, 'w:rPr'), 'w:vanish') === true
    ? ''
    : elementsIn(element)
        .map((child) => {
          if (child.name === 'm:t' || child.name === 'w:t') return textIn(child)
          if (child.name === 'w:br' || child.name === 'w:tab') return ' '
          return PROPERTIES.test(child.name) ? '' : miss()
        })
        .join('')

const textOf = (element: XmlElement, miss: Miss): string => {
  const { name } = element
  if (DROPPED.test(name) || PROPERTIES.test(name)) return ''
  if (name === 'm:r' || name === 'w:r') return runText(element, miss)
  const inner = () =>
    elementsIn(element)
      .map((child) => textOf(child, miss))
      .join(name === 'm:oMathPara' ? ' ' : '')
  const write = WRITERS[name]
  if (!write) return HOLDERS.test(name) ? inner() : miss()
  const all: AllOf = (wanted) =>
    elementsIn(element)
      .filter((child) => child.name === wanted)
      .map((child) => textOf(child, miss).trim())
  return write(element, (wanted) => all(wanted)[0] ?? '', all)
}

/** An equation in one line: (a + b)/c, x², √(x), ∑_(i=1)^n(x). */
export const equationText = (element: XmlElement, miss: Miss): string => textOf(element, miss)
