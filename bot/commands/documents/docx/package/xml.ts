import { SaxesParser } from 'saxes'
import { FileError } from '../../fault.ts'
import { MOST, type Measure, type PartReader } from '../../measure.ts'
import type { XmlElement } from './element.ts'
import { spaceOf } from './names.ts'

/** What becomes of an element: its children are given one by one, or it is given whole, or not at all. */
export type ElementTaking = 'open' | 'whole' | 'skip'

/** Takes what stands in a part, in its order. */
export interface XmlHandler {
  take(name: string): ElementTaking
  open(element: Omit<XmlElement, 'children'>): void
  close(name: string): void
  whole(element: XmlElement): void
}

interface Building extends XmlElement {
  readonly children: (XmlElement | string)[]
}

const ALTERNATIVES = 'mc:AlternateContent'
/** A choice that needs one of these is understood; of any other the fallback is read. */
const UNDERSTOOD = new Set(
  ['w', 'm', 'wp', 'a', 'pic', 'c', 'cx', 'dgm', 'v', 'o'].concat([
    'wps',
    'wpg',
    'wpc',
    'wp14',
    'w14',
    'w15',
    'w16se',
  ]),
)

/** What counts of several ways to say one thing: the first that is understood, else the fallback. */
const chosenOf = ({ children }: XmlElement): readonly (XmlElement | string)[] => {
  const branches = children.filter((child) => typeof child !== 'string')
  const choice = branches.find(
    ({ name, attributes }) =>
      name === 'mc:Choice' &&
      (attributes['Requires'] ?? '').split(' ').every((space) => UNDERSTOOD.has(space)),
  )
  const chosen = choice ?? branches.find(({ name }) => name === 'mc:Fallback')
  return chosen?.children ?? branches.slice(0, 1)
}

const nameOf = (uri: string, local: string) =>
  uri === '' ? local : `${spaceOf(uri) ?? '?'}:${local}`

/** Gives what stands in an element as if it were read from a part. */
export const walk = (element: XmlElement, handler: XmlHandler): void => {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    const taking = handler.take(child.name)
    if (taking === 'whole') handler.whole(child)
    if (taking !== 'open') continue
    handler.open(child)
    walk(child, handler)
    handler.close(child.name)
  }
}

/**
 * Reads a part of a Word file piece by piece. Of what is said twice for newer and older programs
 * (`mc:AlternateContent`) only one way is given; what a file allows to be ignored is ignored.
 */
export const createXmlReader = (handler: XmlHandler, measure: Measure): PartReader<void> => {
  const parser = new SaxesParser({ xmlns: true })
  const ignored = new Set<string>()
  /** Elements that are being put together, outermost first. */
  const building: Building[] = []
  const opened: string[] = []
  let held = 0
  let skipped = 0
  let depth = 0

  const spaceNamed = (prefix: string) => spaceOf(parser.resolve(prefix) ?? '') ?? '?'

  const give = (element: XmlElement) => {
    const parent = building.at(-1)
    if (parent) {
      if (element.name === ALTERNATIVES) parent.children.push(...chosenOf(element))
      else parent.children.push(element)
    } else if (element.name === ALTERNATIVES)
      walk({ ...element, children: chosenOf(element) }, handler)
    else handler.whole(element)
  }

  parser.on('opentag', ({ uri, local, attributes }) => {
    depth += 1
    measure.element(depth)
    const named = Object.values(attributes).map(
      (one) => [nameOf(one.uri, one.local), one.value] as const,
    )
    const own = Object.fromEntries(named)
    for (const prefix of (own['mc:Ignorable'] ?? '').split(/\s+/u)) {
      const space = prefix === '' ? undefined : parser.resolve(prefix)
      if (space) ignored.add(space)
    }
    if (skipped > 0 || (spaceOf(uri) === null && ignored.has(uri))) {
      skipped += 1
      return
    }
    const name = nameOf(uri, local)
    if (own['Requires'] !== undefined)
      own['Requires'] = own['Requires'].trim().split(/\s+/u).map(spaceNamed).join(' ')
    const taking = building.length > 0 || name === ALTERNATIVES ? 'whole' : handler.take(name)
    if (taking === 'skip') skipped += 1
    else if (taking === 'open') {
      opened.push(name)
      handler.open({ name, attributes: own })
    } else {
      held += 1
      if (held > MOST.together) throw new FileError('too-long')
      building.push({ name, attributes: own, children: [] })
    }
  })
  parser.on('attribute', () => measure.attribute())
  const hear = (text: string) => {
    if (skipped > 0) return
    const parent = building.at(-1)
    if (!parent) return
    measure.typed(text.length)
    parent.children.push(text)
  }
  parser.on('text', hear)
  parser.on('cdata', hear)
  parser.on('closetag', () => {
    depth -= 1
    if (skipped > 0) {
      skipped -= 1
      return
    }
    const element = building.pop()
    if (!element) {
      handler.close(opened.pop() ?? '')
      return
    }
    if (building.length === 0) held = 0
    give(element)
  })
  return {
    write: (piece) => void parser.write(piece),
    end: () => void parser.close(),
  }
}

/** Reads a part that is a list of elements: each of them whole, and of the rest nothing. */
export const createListReader = <T>(
  {
    root,
    of,
    hear,
  }: {
    readonly root: string
    readonly of: ReadonlySet<string>
    readonly hear: (element: XmlElement) => void
  },
  result: () => T,
  measure: Measure,
): PartReader<T> => {
  const reader = createXmlReader(
    {
      take: (name) => (name === root ? 'open' : of.has(name) ? 'whole' : 'skip'),
      open: () => undefined,
      close: () => undefined,
      whole: hear,
    },
    measure,
  )
  return {
    write: (piece) => reader.write(piece),
    end: () => {
      reader.end()
      return result()
    },
  }
}
