import type {
  HandOffView,
  OfferedHandOff,
  OfficeOnDuty,
  WaitingReply,
} from '../../handlers/conversation/hand-off.ts'
import { isShared, lockHandOffs } from '../database/dialects.ts'
import { readPseudonym } from '../database/pseudonym.ts'
import type { Db, HandOffRow } from '../database/schema.ts'
import { readRepliedTo } from '../outbox/relayed.ts'
import { readOnDuty, type OfficerOnDuty } from './shifts.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** So long after a word between the two what a side types still goes to the other. */
const FRONT_MS = 30 * MINUTE_MS
/** So long an officer may still take what nobody took in time. */
const LATE_MS = 3 * DAY_MS
/** So long whoever was blocked by an officer cannot ask again. */
const BLOCKED_MS = 30 * DAY_MS
/** The newest that an officer can still call by their numbers. */
const MOST_OFFERED = 50

/** Where nobody is on duty and this chat has nothing to do with any hand-off. */
const NOTHING: HandOffView = {
  next: 0,
  offices: [],
  own: null,
  asked: 0,
  isBlocked: false,
  waiting: [],
  offered: [],
  repliedTo: null,
}

/** What of a message tells more of a hand-off. */
export interface HandOffCue {
  /** The platform's id of the message that it replies to, or null. */
  readonly replyTo: string | null
  /** Whether the prompt before it offers to send a packet: then its number must be nobody else's. */
  readonly isSending: boolean
}

/** Whether a stored session offers to send a packet. */
export const offersSending = (session: string | null): boolean =>
  session?.includes('"wish":"send"') ?? false

/** Whether there is anything to be read at all: mostly not. */
const concerns = async (tx: Db, chat: string): Promise<boolean> => {
  const row = await tx
    .selectNoFrom((eb) => [
      eb.exists(eb.selectFrom('subscribers').select('chat').where('on_duty', '=', 1)).as('duty'),
      eb.exists(eb.selectFrom('hand_offs').select('number').where('chat', '=', chat)).as('own'),
      eb
        .exists(eb.selectFrom('hand_off_messages').select('id').where('chat', '=', chat))
        .as('told'),
    ])
    .executeTakeFirstOrThrow()
  return Boolean(row.duty) || Boolean(row.own) || Boolean(row.told)
}

const isFront = (at: number | null, { state }: HandOffRow, now: number): boolean =>
  state !== 'closed' && at !== null && Math.abs(now - at) < FRONT_MS

/** Where somebody else than this chat could be asked. */
const officesIn = (onDuty: readonly OfficerOnDuty[], chat: string): readonly OfficeOnDuty[] => {
  const offices = onDuty.filter((one) => one.chat !== chat).flatMap((one) => one.offices)
  return [...Map.groupBy(offices, ({ province, agency }) => `${province} ${agency}`)].flatMap(
    ([, [first, ...others]]) =>
      first ? [{ province: first.province, agency: first.agency, count: others.length + 1 }] : [],
  )
}

const officeOf = ({ province, agency }: HandOffRow) => ({
  province,
  agency,
})

const isLate = ({ state, reason, chat, closed_at: closed }: HandOffRow, now: number): boolean =>
  state === 'closed' && reason === 'timeout' && chat !== null && now - (closed ?? 0) < LATE_MS

const offeredOf = (row: HandOffRow, chat: string, now: number): OfferedHandOff => ({
  ...officeOf(row),
  number: row.number,
  state: row.state,
  end: row.reason,
  isMine: row.officer === chat,
  isLate: isLate(row, now),
  officer: row.officer_name,
  packet: row.packet,
  isFront: row.officer === chat && isFront(row.officer_front_at, row, now),
})

/** What an officer was asked to take. Locked, so that of two who take it one is the first. */
const readOffered = async (tx: Db, chat: string, now: number) => {
  const rows = await tx
    .selectFrom('hand_offs')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('officer', '=', chat),
        eb(
          'number',
          'in',
          eb
            .selectFrom('hand_off_messages')
            .select('hand_off')
            .where('hand_off_messages.chat', '=', chat)
            .where('sender', '!=', 'officer')
            .where('kind', '=', 'packet'),
        ),
      ]),
    )
    .orderBy('number', 'desc')
    .limit(MOST_OFFERED)
    .$if(isShared(tx), (query) => query.forUpdate())
    .execute()
  return rows.map((row) => offeredOf(row, chat, now))
}

/**
 * Messages of an officer, and notices, that a chat which cannot be written to has not been shown; the
 * effect `shown` says that they were. A page may ask for them between two turns.
 */
export const waitingReplies = async (tx: Db, chat: string): Promise<readonly WaitingReply[]> => {
  const rows = await tx
    .selectFrom('hand_off_messages')
    .innerJoin('hand_offs', 'hand_offs.number', 'hand_off_messages.hand_off')
    .selectAll('hand_offs')
    .select(['hand_off_messages.id', 'kind', 'words'])
    .where('hand_off_messages.chat', '=', chat)
    .where('hand_off_messages.state', '=', 'waiting')
    .orderBy('hand_off_messages.id')
    .execute()
  return rows.map(({ id, kind, words, ...row }) => ({
    id,
    number: row.number,
    kind,
    words,
    end: row.reason,
    office: officeOf(row),
    officer: row.officer_name,
  }))
}

const readNext = async (tx: Db, isSending: boolean): Promise<number> => {
  if (isSending) await lockHandOffs(tx)
  const { last } = await tx
    .selectFrom('hand_offs')
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirstOrThrow()
  return ((last as number | null) ?? 0) + 1
}

/** What a chat has to do with hand-offs, within the transaction of its turn. */
export const readHandOffView = async (
  tx: Db,
  chat: string,
  { replyTo, isSending }: HandOffCue,
  now: number,
): Promise<HandOffView> => {
  if (!(await concerns(tx, chat))) return NOTHING
  const next = await readNext(tx, isSending)
  const asker = (await readPseudonym(tx))(chat)
  const asked = await tx
    .selectFrom('hand_offs')
    .selectAll()
    .where('asker', '=', asker)
    .orderBy('number', 'desc')
    .limit(MOST_OFFERED)
    .$if(isShared(tx), (query) => query.forUpdate())
    .execute()
  const own = asked.find((row) => row.chat === chat && row.state !== 'closed')
  return {
    next,
    offices: officesIn(await readOnDuty(tx, now), chat),
    own: own
      ? {
          ...officeOf(own),
          number: own.number,
          state: own.state,
          officer: own.officer_name,
          isFront: isFront(own.director_front_at, own, now),
        }
      : null,
    asked: asked.filter(({ opened_at: at }) => at > now - DAY_MS && at <= now).length,
    isBlocked: asked.some(
      ({ reason, closed_at: at }) => reason === 'blocked' && (at ?? 0) > now - BLOCKED_MS,
    ),
    waiting: await waitingReplies(tx, chat),
    offered: await readOffered(tx, chat, now),
    repliedTo: replyTo === null ? null : await readRepliedTo(tx, chat, replyTo),
  }
}
