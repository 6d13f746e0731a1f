import { instantOf } from '../../../bot/clock.ts'
import { hashOfCode } from '../../../bot/reminders/code.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import { createStores } from '../../../storage/stores.ts'
import { DATABASES, withDatabase } from '../database/databases.ts'
import type { Shown } from './fake-channel.ts'
import { startWith } from './program.ts'
import { startFakeTelegram } from './telegram/telegram.ts'
import { startFakeZaloBot } from './zalo-bot/zalo-bot.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** "= HTX Tân Tiến: web page-0001", "= Cán bộ Nam: telegram 1001, K7MP-3QWX lmhtx kien-giang". */
const PERSON =
  /^= (?<name>[^:]+): (?<channel>web|telegram|zalo-bot) (?<chat>[\w-]+)(?:, (?<code>\S+) (?<agency>\S+) (?<province>\S+))?$/u
const AT = /^@ (?<day>\d{4}-\d{2}-\d{2}) (?<minute>\d{2}:\d{2})$/u
/** "HTX: nội dung"; "(bấm)" taps a label, "(đáp)" replies to what was shown last, "(ảnh)" is a picture. */
const SAID = /^(?<name>[^=@#→(:]+?)(?: \((?<way>bấm|đáp|ảnh)\))?: (?<text>.*)$/u
const KEPT = /^(?:→ |\s{3})/u

interface Person {
  readonly name: string
  readonly channel: 'web' | 'telegram' | 'zalo-bot'
  readonly chat: string
  readonly code: string | null
  readonly agency: string
  readonly province: string
}

const personIn = (line: string): Person | null => {
  const found = PERSON.exec(line)?.groups
  if (!found) return null
  const { name = '', channel, chat = '', code = null, agency = '', province = '' } = found
  return { name, channel: channel as Person['channel'], chat, code, agency, province }
}

/** A wall clock that the story sets, which runs on meanwhile. */
const createStoryClock = (start: string) => {
  let ahead = Date.parse(start) - performance.now()
  const now = () => Math.round(performance.now() + ahead)
  return {
    now,
    clocks: { clock: () => new Date(now()), monotonic: now },
    set: (instant: number) => {
      ahead = instant - performance.now()
    },
  }
}

const render = (name: string, text: string, labels: readonly string[]): readonly string[] => [
  ...text.split('\n').map((line, at) => (at === 0 ? `→ ${name}: ${line}` : `   ${line}`)),
  ...(labels.length > 0 ? [`   [${labels.join('] [')}]`] : []),
]

interface WebResponse {
  readonly replies: readonly {
    readonly text: string
    readonly choices: readonly { readonly label: string; readonly value: string }[]
  }[]
}

/**
 * Plays a story between people on several channels, through the whole program and over HTTP. What
 * people do and how time passes stays; what they are shown is written anew.
 */
export const playHandOff = async (written: string): Promise<string> => {
  const lines = written
    .trimEnd()
    .split('\n')
    .filter((line) => !KEPT.test(line))
  const people = lines.flatMap((line) => personIn(line) ?? [])
  const first = lines.map((line) => AT.exec(line)?.groups).find((one) => one !== undefined)
  if (!first) throw new Error('the story has no setting')
  const story = createStoryClock(`${first['day']}T${first['minute']}:00+07:00`)
  const url = await DATABASES[0].newUrl()
  await withDatabase(url, async (db) => {
    for (const { code, agency, province } of people)
      if (code !== null)
        await createStores(db).invitations.add(
          {
            id: `i-${code}`,
            hash: hashOfCode(code),
            province,
            agency,
            approval: false,
            expiresAt: story.now() + DAY_MS,
          },
          story.now(),
        )
  })
  const fakes = {
    telegram: await startFakeTelegram({ limits: false }),
    'zalo-bot': await startFakeZaloBot({ userCap: 1000 }),
  }
  const running = await startWith(
    Object.values(fakes),
    { DATABASE_URL: url, CHANNEL_PACE: 'off' },
    story.clocks,
  )
  const db = openDatabase(url)
  const seen = { telegram: 0, 'zalo-bot': 0 }
  const played: string[] = []
  let choices: WebResponse['replies'][number]['choices'] = []

  /** Waits until nothing is on its way any more that is due. */
  const settle = async () => {
    for (;;) {
      await running.planReminders()
      await running.tendHandOffs()
      const delivery = await db
        .selectFrom('outbox')
        .select('id')
        .where('state', 'in', ['pending', 'claimed', 'sending'])
        .where('next_at', '<=', story.now())
        .executeTakeFirst()
      const updates = await db
        .selectFrom('inbox')
        .select('id')
        .where('state', '=', 'waiting')
        .executeTakeFirst()
      if (delivery === undefined && updates === undefined) return
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const nameOf = (channel: keyof typeof fakes, { chat }: Shown) =>
    people.find((one) => one.channel === channel && one.chat === chat)?.name ?? chat
  /** In the order of people, so that what goes out side by side stands alike each time. */
  const take = () => {
    const fresh = (Object.keys(fakes) as (keyof typeof fakes)[]).flatMap((channel) => {
      const shown = fakes[channel].shown.slice(seen[channel])
      seen[channel] = fakes[channel].shown.length
      return shown.map((one) => ({ name: nameOf(channel, one), one }))
    })
    const order = people.map(({ name }) => name)
    played.push(
      ...fresh
        .toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name))
        .flatMap(({ name, one }) => render(name, one.text, one.labels)),
    )
  }
  const onPage = async ({ name, chat }: Person, text: string, isTap: boolean) => {
    const choice = choices.find(({ label }) => label === text)?.value
    if (isTap && choice === undefined)
      throw new Error(`nothing to tap on the page: ${text}\n${played.join('\n')}`)
    const body = isTap ? { conversation: chat, choice } : { conversation: chat, text }
    const response = await fetch(`${running.address}/api/v1/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const { replies } = (await response.json()) as WebResponse
    choices = replies.at(-1)?.choices ?? []
    for (const reply of replies)
      played.push(
        ...render(
          name,
          reply.text,
          reply.choices.map(({ label }) => label),
        ),
      )
  }
  const onChannel = async (
    { channel, chat }: Person & { readonly channel: keyof typeof fakes },
    text: string,
    way: string,
  ) => {
    const fake = fakes[channel]
    const before = fake.shown.filter((one) => one.chat === chat)
    if (way === 'bấm') await fake.tap(chat, text)
    else if (way === 'đáp')
      await fakes.telegram.send(chat, {
        text,
        reply_to_message: { message_id: Number(before.at(-1)?.messageId) },
      })
    else if (way === 'ảnh') await fakes.telegram.send(chat, { photo: [{ file_id: 'p' }] })
    else await fake.say(chat, text)
    await fake.until((shown) => shown.filter((one) => one.chat === chat).length > before.length)
  }

  for (const line of lines) {
    played.push(line)
    const at = AT.exec(line)?.groups
    if (at) {
      story.set(instantOf(at['day'] ?? '', at['minute'] ?? ''))
      await settle()
      take()
      continue
    }
    const said = SAID.exec(line)?.groups
    const person = people.find(({ name }) => name === said?.['name'])
    if (!said || !person) continue
    const { text = '', way = '' } = said
    // "x4000" stands for as many letters.
    const typed = text.replace(/x(\d{3,4})/u, (_, count: string) =>
      'dài '.repeat(Number(count) / 4),
    )
    if (person.channel === 'web') await onPage(person, typed, way === 'bấm')
    else await onChannel({ ...person, channel: person.channel }, typed, way)
    await settle()
    take()
  }
  await db.destroy()
  // The number of a deletion is made by chance.
  return `${played.join('\n')}\n`.replaceAll(/XD(?:-\d{4}){3}/gu, 'XD-…')
}
