import { createInterface } from 'node:readline'
import type { FakeChannel, Shown } from './fake-channel.ts'

/** The chat of the person at the keyboard. */
const CHAT = '1001'

/** Where the program listens unless told otherwise; for platforms that deliver to it. */
const PROGRAM = 'http://127.0.0.1:3000'

/** File of each platform, and what in it starts one. */
const STARTS: Readonly<Record<string, string>> = {
  telegram: 'startFakeTelegram',
  'zalo-bot': 'startFakeZaloBot',
  'zalo-oa': 'startFakeZaloOa',
}

const [name = '', address = PROGRAM] = process.argv.slice(2)
const start = Object.hasOwn(STARTS, name) ? STARTS[name] : undefined
if (start === undefined) {
  console.error(`npm run fake -- ${Object.keys(STARTS).join('|')} [${PROGRAM}]`)
  process.exit(1)
}
const platform = (await import(`./${name}/${name}.ts`)) as Record<
  string,
  () => Promise<FakeChannel>
>
const fake = await platform[start]?.()
if (!fake) throw new Error(`${name}.ts has no ${start}`)
fake.deliverTo(address)

const print = ({ text, labels }: Shown) => {
  const buttons = labels.map((label, at) => `  [${at + 1}] ${label}`)
  console.log(['', text, ...buttons, ''].join('\n'))
}

/** What stands at a number or a label of the last message, or null where it is plain text. */
const labelOf = (line: string): string | null => {
  const labels = fake.shown.at(-1)?.labels ?? []
  return labels[Number(line) - 1] ?? labels.find((label) => label === line) ?? null
}

const environment = Object.entries(fake.environment()).map(([key, value]) => `${key}=${value}`)
console.log(`${fake.url}\n\nStart the program in another terminal:\n`)
console.log(`${environment.join(' ')} npm start\n\nThen write here, or tap with a number.\n`)

const stopping = new AbortController()
const { signal } = stopping
const printing = (async () => {
  for (let seen = 0; !signal.aborted;) {
    const fresh = fake.shown.slice(seen)
    seen += fresh.length
    for (const message of fresh) print(message)
    const known = seen
    // Rejects where nothing new came for a while; then it is waited for again.
    await fake.until((shown) => signal.aborted || shown.length > known).catch(() => null)
  }
})()
for await (const line of createInterface({ input: process.stdin })) {
  const label = labelOf(line.trim())
  if (label === null) await fake.say(CHAT, line)
  else await fake.tap(CHAT, label)
}
stopping.abort()
await fake.stop()
await printing
