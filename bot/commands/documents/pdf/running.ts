import type { Aside } from '../../../../knowledge/official/mark.ts'
import type { FlowItem } from './flow.ts'

/** One page in the order in which it is read. */
export interface FlowPage {
  readonly height: number
  readonly width: number
  readonly items: readonly FlowItem[]
}

/** Nothing but such a strip at the top and at the foot of a page is repeated on others. */
const STRIP = 0.09
/** So many of the pages have it: left and right ones may differ. */
const SHARE = { same: 0.4, counted: 0.6 } as const
const FEWEST_PAGES = 2
const NUMBER = /\d+/gu
/** "3", "- 3 -", "3/12", and with a word before it "Trang 3/12" */
const PAGE_NUMBER =
  /^[^\p{L}\d]*(?<number>\d{1,4})(?:\s*\/\s*\d{1,4})?[^\p{L}\d]*$|^\p{L}{4,6} (?<counted>\d{1,4}) ?\/ ?(?<of>\d{1,4})$/u

interface Edge {
  readonly page: number
  readonly item: FlowItem
  readonly text: string
  readonly kind: 'header' | 'footer'
}

const edgesOf = ({ items, height }: FlowPage, page: number): readonly Edge[] =>
  items.flatMap((item): readonly Edge[] => {
    if (item.kind === 'row') return []
    const { y, size, text } = item.line
    if (y < height * STRIP + size) return [{ page, item, text, kind: 'header' }]
    return y > height * (1 - STRIP) ? [{ page, item, text, kind: 'footer' }] : []
  })

/** Pages without what is repeated from one to the next, and its words, each once. */
export interface ParedPages {
  readonly pages: readonly FlowPage[]
  readonly running: readonly Pick<Aside, 'kind' | 'text'>[]
}

/** Takes what is repeated from page to page out: headings and footings, and the pages' numbers. */
export const withoutRunning = (pages: readonly FlowPage[]): ParedPages => {
  const edges = pages.flatMap(edgesOf)
  const running = new Set<FlowItem>()
  const takeOut = (groups: Iterable<readonly Edge[]>, share: number) => {
    const fewest = Math.max(FEWEST_PAGES, pages.length * share)
    for (const group of groups)
      if (new Set(group.map(({ page }) => page)).size >= fewest)
        for (const { item } of group) running.add(item)
  }
  takeOut(Map.groupBy(edges, ({ text }) => text).values(), SHARE.same)
  // The number in it counts on with the pages: that of an annex at its head does not, over most of them.
  const counted = new Map<string, Edge[]>()
  for (const edge of edges)
    for (const [at, number] of (edge.text.match(NUMBER) ?? []).entries()) {
      const ahead = Number(number) - edge.page
      const key = `${edge.text.replaceAll(NUMBER, '#')} ${at} ${ahead}`
      counted.set(key, [...(counted.get(key) ?? []), edge])
    }
  takeOut(counted.values(), SHARE.counted)
  for (const { page, item, text } of edges) {
    const { number, counted: own = number, of } = PAGE_NUMBER.exec(text)?.groups ?? {}
    if (Number(own) === page + 1 || Number(of) === pages.length) running.add(item)
  }
  const words = new Map(
    edges
      .filter(({ item, text }) => running.has(item) && /\p{L}/u.test(text))
      .map(({ text, kind }) => [text.replaceAll(NUMBER, '#'), { kind, text }] as const),
  )
  return {
    pages: pages.map((page) => ({
      ...page,
      items: page.items.filter((item) => !running.has(item)),
    })),
    running: [...words.values()],
  }
}
