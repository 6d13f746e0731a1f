/** Signs as pages of the web write them, which come along when one is copied. */
const NAMED = new Map([
  ['nbsp', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['le', '≤'],
  ['ge', '≥'],
  ['quot', '"'],
  ['apos', "'"],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['middot', '·'],
  ['bull', '•'],
  ['times', '×'],
  ['frac12', '½'],
  ['frac14', '¼'],
  ['frac34', '¾'],
  ['sup2', '²'],
  ['shy', ''],
  ['zwj', ''],
  ['zwnj', ''],
])
const ENTITY = /&(?:#(?<decimal>\d{1,6})|#x(?<hex>[\da-f]{1,5})|(?<name>[a-z]{2,6}\d{0,2}));/giu
const FIRST_VISIBLE = 0x20
/** Halves of pairs, which are no character by themselves. */
const SURROGATE = /\p{Cs}/u

/** A text without the codes that web pages write for signs: "1&nbsp;250 m&sup2;" is "1 250 m²". */
export const withoutEntities = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(ENTITY, (typed: string, ...rest) => {
        const { decimal, hex, name } = rest.at(-1) as Readonly<Record<string, string | undefined>>
        if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? typed
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
        const sign = code < FIRST_VISIBLE ? ' ' : String.fromCodePoint(code)
        return SURROGATE.test(sign) ? typed : sign
      })
    : text
