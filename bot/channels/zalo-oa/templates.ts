import type { TemplateMessage } from './api.ts'
import type { TemplateInfo } from './payload.ts'

const TRACKING_MOST = 48
const PHONE = /^84\d{9,10}$/u

/** Longest values that the platform takes for what a parameter is by its name, where it says nothing. */
const LONGEST: readonly (readonly [RegExp, number])[] = [
  [/phone/iu, 15],
  [/date|time|due/iu, 20],
  [/amount|price|cost/iu, 20],
  [/name|code|status/iu, 30],
  [/address|product|task|agency|clause|url|link/iu, 200],
]
const LONGEST_OTHER = 30
const ELLIPSIS = '…'

const mostOf = ({ name, maxLength }: TemplateInfo['listParams'][number]): number =>
  maxLength ?? LONGEST.find(([pattern]) => pattern.test(name))?.[1] ?? LONGEST_OTHER

/** Cut at a word; what is one word is left whole, since half a date or number would be a lie. */
const cut = (text: string, most: number): string => {
  if (text.length <= most) return text
  const end = text.lastIndexOf(' ', most - ELLIPSIS.length)
  return end > 0 ? text.slice(0, end).replace(/(?<![\s,;:.(-])[\s,;:.(-]+$/u, '') + ELLIPSIS : text
}

/** Of all that could be said what the template asks for, as long as it takes it. */
export const fillTemplate = (
  values: TemplateMessage['data'],
  { listParams }: TemplateInfo,
): TemplateMessage['data'] =>
  Object.fromEntries(
    listParams.flatMap((parameter) => {
      const value = values[parameter.name]
      return value === undefined
        ? []
        : [[parameter.name, cut(value.normalize('NFC'), mostOf(parameter))] as const]
    }),
  )

/** What is wrong with a template message, before it is sent; empty where nothing is. */
export const checkTemplate = (
  { data }: Pick<TemplateMessage, 'data'>,
  { status, listParams }: TemplateInfo,
): readonly string[] => {
  const wrong = listParams.flatMap((parameter) => {
    const { name, require, minLength = 0 } = parameter
    const value = data[name]
    if (value === undefined || value === '') return require ? [`${name} is missing`] : []
    const { length } = value.normalize('NFC')
    if (length > mostOf(parameter)) return [`${name} is too long`]
    return length < minLength ? [`${name} is too short`] : []
  })
  return [...(status === 'ENABLE' ? [] : [`the template is ${status}`]), ...wrong]
}

/** A number as the platform takes it, `84…`; null where it is none of Vietnam. */
export const readPhone = (phone: string): string | null => {
  const digits = phone.replaceAll(/[\s.()-]/gu, '').replace(/^\+/u, '')
  const international = digits.startsWith('0') ? `84${digits.slice(1)}` : digits
  return PHONE.test(international) ? international : null
}

export const isTrackingId = (id: string): boolean => id !== '' && id.length <= TRACKING_MOST
