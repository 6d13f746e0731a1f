import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { setTimeout as wait } from 'node:timers/promises'
import { measureAnswers } from './answers.ts'
import { median } from './figures.ts'
import type { Measured } from './load.ts'
import { startAssistant, startEcho, startLoad, startProgram } from './processes.ts'

const CHATS = 200
const STARTS = 5
const SETTLE_MS = 2000

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
  },
})
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)

const folder = mkdtempSync(join(tmpdir(), 'tro-ly-htx-bench-'))

/** The median of several starts behind a first one, which compiles, and the memory after it rests. */
const measureStart = async () => {
  const startMs: number[] = []
  const memoryMb: number[] = []
  for (let start = 0; start <= STARTS; start += 1) {
    const program = await startProgram(join(folder, `start-${start}`))
    startMs.push(program.startMs)
    await wait(SETTLE_MS)
    memoryMb.push(program.memory())
    await program.stop()
  }
  return {
    firstStartMs: startMs[0] ?? 0,
    startMs: median(startMs.slice(1)),
    memoryMb: median(memoryMb.slice(1)),
  }
}

const rate = (all: readonly Measured[]) => median(all.map(({ turns }) => turns))

/** Echo and assistant in turns, so that a machine that is busy slows both. */
const measureTurns = async () => {
  const load = await startLoad()
  const echo = await startEcho(load.root)
  const assistant = await startAssistant(join(folder, 'turns'), load.root)
  const shape = { chats: CHATS, seconds, rate: null }
  const { replies } = await load.run({ ...shape, url: assistant.url, replies: null, seconds: 1 })
  const one = replies.map(() => 1)
  const bare: Measured[] = []
  const full: Measured[] = []
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await load.run({ ...shape, url: echo.url, replies: one }))
    full.push(await load.run({ ...shape, url: assistant.url, replies }))
  }
  const memory = assistant.memory()
  const half = await load.run({ ...shape, url: assistant.url, replies, rate: rate(full) / 2 })
  await Promise.all([assistant.stop(), echo.stop()])
  await load.stop()
  return { bare, full, half, memory }
}

const row = (name: string, { turns, messages, p50, p99, busy }: Measured) =>
  [
    name.padEnd(24),
    turns.toFixed(0).padStart(8),
    messages.toFixed(0).padStart(10),
    p50.toFixed(1).padStart(9),
    p99.toFixed(1).padStart(9),
    `${(busy * 100).toFixed(0)} %`.padStart(10),
  ].join('')

try {
  const start = await measureStart()
  console.log(
    `start          ${start.startMs.toFixed(0)} ms (the first: ${start.firstStartMs.toFixed(0)} ms)`,
  )
  console.log(`memory         ${start.memoryMb.toFixed(0)} MB`)
  const answerP99Ms = measureAnswers()
  console.log(`an answer      ${answerP99Ms.toFixed(2)} ms at the 99th percentile`)
  const { bare, full, half, memory } = await measureTurns()
  console.log(`memory in load ${memory.toFixed(0)} MB\n`)
  console.log(`${' '.repeat(24)} turns/s messages/s   p50 ms   p99 ms  generator`)
  for (const measured of bare) console.log(row('bare echo', measured))
  for (const measured of full) console.log(row('assistant', measured))
  console.log(row('assistant, half load', half))
  const turnsVsBare = rate(full) / rate(bare)
  console.log(`\nfull turns are ${(turnsVsBare * 100).toFixed(0)} % of the bare echo`)
  if (values.json)
    console.log(
      JSON.stringify({
        turnsVsBare,
        p99TurnMsHalfLoad: half.p99,
        startMs: start.startMs,
        memoryMb: start.memoryMb,
        answerP99Ms,
        turnsPerSecond: rate(full),
        bareTurnsPerSecond: rate(bare),
        messagesPerTurn: (full[0]?.messages ?? 0) / (full[0]?.turns ?? 1),
        memoryInLoadMb: memory,
      }),
    )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
