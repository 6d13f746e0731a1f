import { onTestFinished } from 'vitest'
import type { Clocks } from '../../../bot/clock.ts'
import type { Running } from '../../../bot/program.ts'
import { startProgram } from '../process/program.ts'
import type { FakeChannel } from './fake-channel.ts'

export type AtEnd = typeof onTestFinished

/**
 * The whole program with these platforms, which deliver to it; both end with the test, which gives its
 * own `atEnd` where it runs beside others.
 */
export const startWith = async (
  fakes: readonly FakeChannel[],
  environment: Readonly<Record<string, string>> = {},
  clocks?: Clocks,
  atEnd: AtEnd = onTestFinished,
): Promise<Running> => {
  const program = await startProgram(
    { ...Object.assign({}, ...fakes.map((fake) => fake.environment())), ...environment },
    clocks,
  )
  for (const fake of fakes) fake.deliverTo(program.address)
  await program.channelsStarted
  atEnd(async () => {
    await program.stop()
    for (const fake of fakes) await fake.stop()
  })
  return program
}
