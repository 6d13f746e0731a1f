import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { newFolder } from '../../support/database/databases.ts'
import type { Fault } from '../../support/fakes/fake-channel.ts'
import { PLATFORMS } from '../../support/fakes/platforms.ts'
import { startProcess } from '../../support/process/process.ts'
import { startProgram } from '../../support/process/program.ts'
import { eventually } from '../../support/waiting.ts'

const FAULTS: readonly Fault[] = [
  'accept-then-drop',
  'drop-before',
  'accept-then-502',
  'bad-gateway',
  'bad-json',
  'internal',
  'blocked',
  'revoked',
]
const SECRET = /TOKEN|SECRET|KEY|VERIFIER/u

test.each(PLATFORMS)(
  '$title: no secret and no message stands in anything that the program shows',
  async ({ start, chat }) => {
    const fake = await start()
    const environment = fake.environment()
    const program = await startProcess(`sqlite:${join(newFolder(), 'a.db')}`, {
      ...environment,
      CHANNEL_PACE: 'off',
      LOG_LEVEL: 'trace',
    })
    onTestFinished(() => program.kill())
    fake.deliverTo(program.address)
    await fake.say(`${chat}0`, 'con mèo')
    await fake.until((shown) => shown.length > 0)
    fake.fail(...FAULTS)
    for (const [at] of FAULTS.entries()) {
      const one = `${chat}${at + 1}`
      await fake.say(one, 'con mèo')
      await eventually(() => fake.calls.some((call) => call.chat === one))
    }
    const shown = await Promise.all(
      ['/readyz', '/metrics', '/healthz'].map(async (path) =>
        (await fetch(`${program.address}${path}`)).text(),
      ),
    )
    await fake.stop()
    await program.stop()
    const everything = [program.printed(), ...shown].join('\n')
    const leaked = Object.entries(environment).flatMap(([key, value]) =>
      SECRET.test(key) && everything.includes(value) ? [key] : [],
    )
    expect(leaked).toEqual([])
    expect(everything).not.toContain('con mèo')
    expect(everything).not.toContain(`${chat}0`)
  },
)

test('a channel that is off has no address, keeps no owner and is told how to be switched on', async () => {
  const file = join(newFolder(), 'a.db')
  const program = await startProgram({ DATABASE_URL: `sqlite:${file}` })
  for (const { name } of PLATFORMS)
    expect((await fetch(`${program.address}/webhooks/${name}`, { method: 'POST' })).status).toBe(
      404,
    )
  await program.stop()
  const db = new BetterSqlite(file, { readonly: true })
  expect(db.prepare('select count(*) from owners').pluck().get()).toBe(0)
  db.close()
})
