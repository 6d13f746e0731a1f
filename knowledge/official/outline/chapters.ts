import type { Marker } from './marker.ts'

/** Headings that stand above articles and are no clause: "Chương II", "Mục 1", each with its title. */
export interface Chapters {
  /** True where the line is such a heading, or goes on with one. */
  hear(text: string, marker: Marker | null): boolean
  /** The headings that are open, outermost first. */
  headings(): readonly string[]
  clear(): void
}

/** "Chương II", "Mục 1.", "Phần thứ nhất": the title stands on the next line. */
const BARE = /^(?:\p{L}+\s+){1,3}(?:\p{L}+|\d+)\s*[.:]?$/u
/** No title is longer. */
const LONGEST_TITLE = 240

const isLoud = (text: string) => text === text.toUpperCase() && /\p{L}/u.test(text)

export const createChapters = (): Chapters => {
  let open: readonly { readonly depth: number; readonly text: string }[] = []
  /** What the next line may be: the title itself, or more of one in capitals. */
  let waits: 'title' | 'more' | null = null

  const extend = (text: string) => {
    const last = open.at(-1)
    if (last) open = [...open.slice(0, -1), { ...last, text: `${last.text} ${text}` }]
  }

  return {
    hear(text, marker) {
      if (marker?.kind === 'chapter') {
        const { depth } = marker
        open = [...open.filter((one) => one.depth < depth), { depth, text }]
        waits = BARE.test(text) && !isLoud(text.replace(/^\S+\s+\S+\s*/u, '')) ? 'title' : 'more'
        return true
      }
      const isTitle =
        marker?.kind !== 'level' &&
        text.length <= LONGEST_TITLE &&
        (waits === 'title' || (waits === 'more' && marker === null && isLoud(text)))
      if (isTitle) {
        extend(text)
        waits = isLoud(text) ? 'more' : null
        return true
      }
      waits = null
      return false
    },
    headings: () => open.map(({ text }) => text),
    clear() {
      open = []
      waits = null
    },
  }
}
