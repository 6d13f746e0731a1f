import type { HandOffAct, HandOffEnd } from '../../handlers/conversation/hand-off.ts'
import { readPseudonym } from '../database/pseudonym.ts'
import type { Db, HandOffRow } from '../database/schema.ts'
import { readReached, withdrawRelayed } from '../outbox/relayed.ts'
import { readAsked, tell } from './messages.ts'
import { isSameOffice, readOnDuty } from './shifts.ts'

type Act<K extends HandOffAct['act']> = Extract<HandOffAct, { act: K }>

const read = (tx: Db, number: number): Promise<HandOffRow | undefined> =>
  tx.selectFrom('hand_offs').selectAll().where('number', '=', number).executeTakeFirst()

/** Asks everybody on duty for the office who was not asked yet. Returns how many that were. */
export const offer = async (tx: Db, row: HandOffRow, now: number): Promise<number> => {
  const asked = new Set(await readAsked(tx, row.number))
  const fresh = (await readOnDuty(tx, now)).filter(
    ({ chat, offices }) =>
      chat !== row.chat && !asked.has(chat) && offices.some((one) => isSameOffice(one, row)),
  )
  const chats = fresh.map(({ chat }) => chat)
  await tell(tx, { number: row.number, kind: 'packet', sender: 'system' }, chats, now)
  return chats.length
}

const open = async (
  tx: Db,
  chat: string,
  { number, office, packet }: Act<'open'>,
  now: number,
): Promise<void> => {
  const row: HandOffRow = {
    number,
    chat,
    asker: (await readPseudonym(tx))(chat),
    province: office.province,
    agency: office.agency,
    state: 'open',
    reason: null,
    officer: null,
    officer_name: null,
    packet,
    director_front_at: null,
    officer_front_at: null,
    waits_since: now,
    last_at: now,
    opened_at: now,
    closed_at: null,
  }
  await tx.insertInto('hand_offs').values(row).execute()
  await offer(tx, row, now)
}

/** Takes back from everybody but `except` what of the packet has not left. */
const withdrawPackets = async (
  tx: Db,
  number: number,
  except: string | null,
  now: number,
): Promise<void> => {
  await withdrawRelayed(tx, number, 'packet', except, now)
  await tx
    .updateTable('hand_off_messages')
    .set({ state: 'queued' })
    .where('hand_off', '=', number)
    .where('kind', '=', 'packet')
    .where('state', '=', 'waiting')
    .where('chat', '!=', except ?? '')
    .execute()
}

const take = async (
  tx: Db,
  chat: string,
  { number, name, isAnswered }: Act<'take'>,
  now: number,
): Promise<void> => {
  const row = await read(tx, number)
  if (!row || row.state === 'taken') return
  await tx
    .updateTable('hand_offs')
    .set({
      state: 'taken',
      reason: null,
      closed_at: null,
      officer: chat,
      officer_name: name,
      officer_front_at: now,
      waits_since: now,
      last_at: now,
    })
    .where('number', '=', number)
    .execute()
  await withdrawPackets(tx, number, chat, now)
  const others = await readReached(tx, number, chat)
  await tell(
    tx,
    { number, kind: 'taken', sender: 'system' },
    others.map((one) => one.chat),
    now,
  )
  if (!isAnswered) await tell(tx, { number, kind: 'accepted', sender: 'system' }, [row.chat], now)
}

const say = async (tx: Db, { number, from, words }: Act<'say'>, now: number): Promise<void> => {
  const row = await read(tx, number)
  if (!row || row.state === 'closed') return
  const isOfficer = from === 'officer'
  const told = isOfficer
    ? [row.chat]
    : row.officer === null
      ? await readAsked(tx, number)
      : [row.officer]
  await tell(tx, { number, kind: 'words', sender: from, words }, told, now)
  await tx
    .updateTable('hand_offs')
    .set({
      last_at: now,
      waits_since: isOfficer ? null : (row.waits_since ?? now),
      ...(isOfficer
        ? { officer_front_at: now }
        : { director_front_at: row.director_front_at && now }),
    })
    .where('number', '=', number)
    .execute()
}

/** Ends a hand-off; whoever took part in it and does not end it is told. */
export const close = async (
  tx: Db,
  row: HandOffRow,
  end: HandOffEnd,
  now: number,
): Promise<void> => {
  const { number } = row
  if (row.state === 'closed') return
  await tx
    .updateTable('hand_offs')
    .set({
      state: 'closed',
      reason: end,
      packet: null,
      closed_at: now,
      director_front_at: null,
      officer_front_at: null,
      waits_since: null,
    })
    .where('number', '=', number)
    .execute()
  await withdrawPackets(tx, number, null, now)
  const isByOfficer = end === 'officer' || end === 'blocked'
  const reached =
    row.officer === null ? (await readReached(tx, number, null)).map(({ chat }) => chat) : []
  const told = [
    ...(end === 'director' || end === 'forgotten' ? [] : [row.chat]),
    ...(isByOfficer ? [] : [row.officer, ...reached]),
  ]
  await tell(tx, { number, kind: 'ended', sender: 'system' }, told, now)
}

const turnTo = async (tx: Db, { number, from, isOn }: Act<'front'>, now: number): Promise<void> => {
  const at = isOn ? now : null
  await tx
    .updateTable('hand_offs')
    .set(from === 'director' ? { director_front_at: at } : { officer_front_at: at })
    .where('number', '=', number)
    .execute()
}

/** Carries out what a turn does to a hand-off, in its transaction. */
export const carryOutHandOff = async (
  tx: Db,
  chat: string,
  act: HandOffAct,
  now: number,
): Promise<void> => {
  switch (act.act) {
    case 'open':
      return open(tx, chat, act, now)
    case 'take':
      return take(tx, chat, act, now)
    case 'say':
      return say(tx, act, now)
    case 'front':
      return turnTo(tx, act, now)
    case 'close': {
      const row = await read(tx, act.number)
      return row && close(tx, row, act.end, now)
    }
    case 'unblock':
      await tx
        .updateTable('hand_offs')
        .set({ reason: 'officer' })
        .where('number', '=', act.number)
        .where('reason', '=', 'blocked')
        .execute()
      return
    case 'shown':
      if (act.ids.length === 0) return
      await tx
        .updateTable('hand_off_messages')
        .set({ state: 'shown', words: null })
        .where('id', 'in', act.ids)
        .where('chat', '=', chat)
        .execute()
      return
    default:
      return act satisfies never
  }
}
