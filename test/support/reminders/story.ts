import { instantOf } from '../../../bot/clock.ts'
import { hashOfCode } from '../../../bot/reminders/code.ts'
import { addDays } from '../../../knowledge/calendar/civil-day.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import { createStores } from '../../../storage/stores.ts'
import { DATABASES, withDatabase } from '../database/databases.ts'
import type { FakeChannel, Shown } from '../fakes/fake-channel.ts'
import { startWith } from '../fakes/program.ts'

const CHAT = '1001'
const MORNING = '08:00'
const DAY_MS = 24 * 60 * 60 * 1000
const SETTING = /^# Mã (?<code>\S+): (?<agency>[a-z-]+), (?<province>[a-z-]+)$/u
const AT = /^@ (?<day>\d{4}-\d{2}-\d{2}) (?<minute>\d{2}:\d{2})$/u
const UNTIL = /^… đến (?<day>\d{4}-\d{2}-\d{2})$/u
const SAID = /^Cán bộ(?<tap> bấm)?: (?<text>.+)$/u

/** A wall clock that the story sets, which runs on meanwhile. */
const createStoryClock = (start: string) => {
  let ahead = instantOf(start, '00:00') - performance.now()
  const now = () => Math.round(performance.now() + ahead)
  return {
    clock: () => new Date(now()),
    // The days that the story leaps over have passed for the machine, too.
    monotonic: now,
    set: (day: string, minute: string) => {
      ahead = instantOf(day, minute) - performance.now()
    },
  }
}

const renderShown = ({ text, labels }: Shown): readonly string[] => [
  ...text.split('\n').map((line, at) => (at === 0 ? `Trợ lý: ${line}` : `        ${line}`)),
  ...(labels.length > 0 ? [`        [${labels.join('] [')}]`] : []),
]

/** An invitation with a code that the story knows. */
const invite = (url: string, setting: Readonly<Record<string, string>>, day: string) => {
  const now = instantOf(day, '00:00')
  const invitation = {
    id: 'story',
    hash: hashOfCode(setting['code'] ?? ''),
    province: 'kien-giang',
    agency: setting['agency'] ?? '',
    approval: false,
    expiresAt: now + DAY_MS,
  }
  return withDatabase(url, (db) => createStores(db).invitations.add(invitation, now))
}

/**
 * Plays a story of reminders on a platform, through the whole program and over HTTP. Lines that say
 * what the officer does and how time passes stay; what the assistant says is written anew.
 */
export const playReminders = async (written: string, fake: FakeChannel): Promise<string> => {
  const lines = written.split('\n').filter((line) => !/^(?:Trợ lý: |── |\s{8})/u.test(line))
  const [first = ''] = lines
  const setting = SETTING.exec(first)?.groups
  const start = lines.map((line) => AT.exec(line)?.groups?.['day']).find((day) => day !== undefined)
  if (!setting || start === undefined) throw new Error('the story has no setting')
  const url = await DATABASES[0].newUrl()
  await invite(url, setting, start)
  const clock = createStoryClock(start)
  const running = await startWith([fake], { DATABASE_URL: url, CHANNEL_PACE: 'off' }, clock)
  const counting = openDatabase(url)
  const played: string[] = []
  let seen = 0
  let today = start

  const take = () => {
    const fresh = fake.shown.slice(seen)
    seen = fake.shown.length
    return fresh.flatMap(renderShown)
  }
  /** Waits until nothing is on its way any more. */
  const settle = async () => {
    for (;;) {
      const { waiting } = await counting
        .selectFrom('outbox')
        .select(({ fn }) => fn.countAll<number>().as('waiting'))
        .where('state', 'in', ['pending', 'claimed', 'sending'])
        .executeTakeFirstOrThrow()
      if (waiting === 0) return
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const morning = async () => {
    await running.planReminders()
    await settle()
  }
  const say = async (text: string, isTap: boolean) => {
    const before = fake.shown.length
    await (isTap ? fake.tap(CHAT, text) : fake.say(CHAT, text))
    await fake.until((shown) => shown.length > before)
    await settle()
    played.push(...take())
  }

  for (const line of lines) {
    const at = AT.exec(line)?.groups
    const until = UNTIL.exec(line)?.groups?.['day']
    const said = SAID.exec(line)?.groups
    played.push(line)
    if (at) {
      today = at['day'] ?? today
      clock.set(today, at['minute'] ?? MORNING)
      await morning()
      played.push(...take())
    } else if (until !== undefined) {
      for (today = addDays(today, 1); today <= until; today = addDays(today, 1)) {
        clock.set(today, MORNING)
        await morning()
        const told = take()
        if (told.length > 0) played.push(`── ${today}`, ...told)
      }
      today = until
    } else if (said) await say(said['text'] ?? '', said['tap'] !== undefined)
  }
  await counting.destroy()
  return played.join('\n')
}
