import type { CarriedOut } from '../../../handlers/conversation/carried-out.ts'
import type { Choice, Session, Turn } from '../../../handlers/conversation/conversation.ts'
import { formatSubscriber } from '../../../storage/database/subscriber-format.ts'
import type { Subscriber } from '../../../handlers/conversation/subscriber.ts'
import type { Incoming } from '../../../handlers/conversation/incoming.ts'
import { respond } from '../../../handlers/respond.ts'
import { conclude } from '../../../handlers/rights/conclude.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { renderBotLine } from '../../../bot/channels/plain-text.ts'
import { parseSession } from '../../../storage/chats/format/session-format.ts'
import { createReminderScript, valueOf } from '../reminders/script.ts'

const INCOMING = /^(Bà con|Cán bộ|Bấm): (.*)$/u
const SETTING = /^@ (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})(.*)$/u
const TAP = 'Bấm'
const PUSHES = /\b(?:telegram|zalo)\b/u
const WINDOWED = /\bzalo-oa\b/u
const OA_DAYS = 7
const TAPPABLE = /\btelegram\b/u
/** "zalo, no-site": a program without a public address of its own; a terminal has none. */
const NO_SITE = /\b(?:no-site|terminal)\b/u
const SITE = 'https://htx.example'

interface Setting {
  readonly at: string
  readonly today: string
  readonly profile: NonNullable<Incoming['profile']>
  readonly reach: NonNullable<Incoming['reach']>
  readonly tappable: boolean
  /** Days after a message in which one can be written to; null is no limit. */
  readonly window: number | null
  /** Where links lead to: the page itself, the program's address, or nowhere. */
  readonly site: string | null
}

/** "@ 2026-11-21 08:10  web  director, kien-giang": clock in Vietnam, channel, who. */
const readSetting = (
  line: string,
  before: Setting,
  { places }: Pick<Knowledge, 'places'>,
): Setting => {
  const match = SETTING.exec(line)
  if (!match) throw new Error(`not a setting: ${line}`)
  const [, day = '', time = '', rest = ''] = match
  const province = places.find(({ id }) => rest.includes(id))?.id
  const role = rest.includes('officer') ? 'officer' : rest.includes('director') ? 'director' : null
  return {
    at: new Date(`${day}T${time}:00+07:00`).toISOString(),
    today: day,
    profile: { ...before.profile, ...(province ? { province } : {}), ...(role ? { role } : {}) },
    reach: PUSHES.test(rest) ? 'push' : 'none',
    tappable: TAPPABLE.test(rest),
    window: WINDOWED.test(rest) ? OA_DAYS : null,
    site: NO_SITE.test(rest) ? null : PUSHES.test(rest) ? SITE : '',
  }
}

const START: Setting = {
  at: '2026-11-21T01:00:00.000Z',
  today: '2026-11-21',
  profile: {},
  reach: 'none',
  tappable: false,
  window: null,
  site: '',
}

/** What storage would say to a turn where nothing but the conversation is stored. */
const carriedOut = (
  { effects }: Turn,
  session: Session | null,
  subscriber: Subscriber | null,
): CarriedOut => {
  const nothing = { tally: {}, receipt: null, leaving: 0 }
  const whole = { tally: { conversation: 1 }, receipt: 'XD-4839-2017-4520', leaving: 0 } as const
  const kept = subscriber ? { subscription: [{ settings: formatSubscriber(subscriber) }] } : {}
  const withdrawn = effects.flatMap((effect) =>
    effect.do === 'withdraw' ? [[effect.purpose, nothing] as const] : [],
  )
  return { erased: session ? whole : nothing, withdrawn: Object.fromEntries(withdrawn), kept }
}

/**
 * Plays the incoming lines of a transcript and writes the whole of it anew, the bot's lines as they
 * are today. Between every two lines the session goes through its stored form. Lines with "!" set
 * the stage for reminders ("! code K7MP-3QWX kien-giang so-khdt", "! approve", "! morning").
 */
export const play = (transcript: string, knowledge: Knowledge): string => {
  let setting = START
  let session: Session | null = null
  let choices: readonly Choice[] = []
  let turns = 0
  const script = createReminderScript(knowledge)
  const lines: string[] = []
  for (const line of transcript.trimEnd().split('\n')) {
    if (/^[#@!]/u.test(line)) lines.push(line)
    if (line.startsWith('@')) setting = readSetting(line, setting, knowledge)
    if (line === '! morning') {
      const letters = script.morning(setting.today, setting.tappable)
      choices = letters.at(-1)?.choices ?? choices
      lines.push(...letters.map((letter) => renderBotLine(letter, knowledge.say)))
    } else if (line.startsWith('!')) script.stage(line)
    const [, who, text] = INCOMING.exec(line) ?? []
    if (text === undefined) continue
    const { at, today, profile, reach, window, site } = setting
    turns += 1
    const invitation = script.lookUp(text)
    const answered = respond(
      {
        at,
        today,
        profile,
        reach,
        subscriber: script.subscriber(),
        checklists: script.checklists(),
        ...(window === null ? {} : { window }),
        fresh: `word-${turns}`,
        site,
        ...(who === TAP ? { choice: valueOf(text, choices) } : { text }),
        ...(who !== TAP && invitation ? { invitation } : {}),
      },
      session,
      knowledge,
    )
    const turn = conclude(answered, carriedOut(answered, session, script.subscriber()), {
      say: knowledge.say,
      backupDays: 30,
    })
    session = parseSession(JSON.stringify(turn.session))
    if (!session) throw new Error(`a session that cannot be read back after: ${line}`)
    if (turn.effects.some((effect) => effect.do === 'forget')) session = null
    script.carryOut(turn.effects)
    choices = turn.replies.at(-1)?.choices ?? []
    lines.push(
      line,
      ...turn.replies.map((reply) => renderBotLine(reply, knowledge.say)),
      ...script.effectLines(turn.effects),
    )
  }
  return `${lines.join('\n')}\n`
}
