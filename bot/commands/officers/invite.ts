import { randomBytes } from 'node:crypto'
import { selectDeadlines } from '../../channels/web/deadlines/query.ts'
import { hashOfCode, newCode } from '../../reminders/code.ts'
import { failed, printed, type Printed } from '../printed.ts'
import type { OfficersDeps, Opening } from './deps.ts'
import { scopeInWords, whenInWords, type Known } from './in-words.ts'

/** The options as they were typed. */
export interface InviteFlags {
  readonly province?: string | undefined
  readonly agency?: string | undefined
  readonly expires?: string | undefined
  readonly count?: string | undefined
  readonly approval?: boolean | undefined
}

const LIFETIME = '7d'
const MOST_CODES = 50
const ID_BYTES = 5
/** From this share of the people that a platform lets in, nobody more is invited to it. */
const NEARLY_FULL = 0.9

const HOUR_MS = 60 * 60 * 1000
const UNITS: Readonly<Record<string, number>> = { h: HOUR_MS, d: 24 * HOUR_MS }
const LONGEST_DAYS = 90
const LONGEST_MS = LONGEST_DAYS * 24 * HOUR_MS
const FORM = /^(\d{1,4})([hd])$/iu

/** How long a code is good, "36h" or "7d", in milliseconds; null where it is not 1 hour to 90 days. */
export const readLifetime = (text: string): number | null => {
  const [, count = '', unit = ''] = FORM.exec(text.trim()) ?? []
  const lifetime = Number(count) * (UNITS[unit.toLowerCase()] ?? 0)
  return lifetime >= HOUR_MS && lifetime <= LONGEST_MS ? lifetime : null
}

/** How a code is used on a channel: a line each. */
const waysOf = ({ name, title, identity }: Opening, code: string, { say }: Known) => {
  const bot = identity?.replace(/^@/u, '') ?? ''
  const values = { channel: title, bot, code, letters: code.replace('-', '') }
  if (name === 'telegram' && bot !== '')
    return [say('officers.way.link', values), say('officers.way.group', values)]
  const shown = bot === '' ? '' : say('officers.way.named', { name: bot })
  return [say('officers.way.typed', { ...values, name: shown })]
}

const noticesOf = (openings: readonly Opening[], { say }: Known): readonly string[] => [
  ...openings.flatMap(({ title, people, mostPeople }) =>
    mostPeople !== null && people >= mostPeople * NEARLY_FULL
      ? [say('officers.full', { channel: title, people, most: mostPeople })]
      : [],
  ),
  ...(openings.length === 0 ? [say('officers.noChannel')] : []),
  say('officers.once'),
]

/** Makes codes that can each be used once, and prints them; nothing keeps them but their hash. */
export const invite = async (
  { province: given, agency, expires = LIFETIME, count = '1', approval = false }: InviteFlags,
  { knowledge, invitations, openings, now }: OfficersDeps,
): Promise<Printed> => {
  const { say, agencies, places } = knowledge
  if (given === undefined || agency === undefined) return failed(say('officers.usage'))
  const province = places.find(({ id }) => id === given)?.id
  if (!province)
    return failed(say('officers.province', { allowed: places.map(({ id }) => id).join(', ') }))
  if (!agencies.has(agency)) {
    const allowed = [...agencies.keys()].join(', ')
    return failed(say('officers.agency', { given: agency, allowed }))
  }
  const lifetime = readLifetime(expires)
  if (lifetime === null) return failed(say('officers.expires', { given: expires }))
  const codes = /^\d{1,3}$/u.test(count) ? Number(count) : 0
  if (codes < 1 || codes > MOST_CODES)
    return failed(say('officers.count', { given: count, most: MOST_CODES }))

  const open = await openings()
  const scope = { province, agency }
  const names = scopeInWords(scope, knowledge)
  const lines: string[] = []
  for (let made = 0; made < codes; made += 1) {
    const code = newCode()
    const id = randomBytes(ID_BYTES).toString('hex')
    const at = now()
    const expiresAt = at + lifetime
    await invitations.add({ ...scope, id, hash: hashOfCode(code), approval, expiresAt }, at)
    lines.push(
      say('officers.code', { code }),
      say('officers.about', {
        ...names,
        id,
        until: whenInWords(expiresAt),
        approval: approval ? say('officers.approval') : '',
      }),
      ...open.flatMap((one) => waysOf(one, code, knowledge)),
      '',
    )
  }
  const isNamed = selectDeadlines(scope, knowledge).length > 0
  const notices = [
    ...(isNamed ? [] : [say('officers.nobody', names)]),
    ...noticesOf(open, knowledge),
  ]
  return printed(...lines, ...notices)
}
