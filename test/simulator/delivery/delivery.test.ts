import { expect, test } from 'vitest'
import { KEPT, prove } from '../kit/promise.ts'
import { MUTANTS } from './mutants.ts'
import { REAL_ENGINE } from './replica.ts'
import { JUMPS, playDelivery } from './scenario.ts'

/** Where a program can die, and what a platform can answer. */
const POINTS = ['claim', 'claim done', 'gate', 'gate done', 'writes', 'hears', 'record']
  .concat(['record done', 'reap', 'reap done', 'beat', 'beat done', 'tries again', 'looks', 'tick'])
  .map((point) => `crash at ${point}`)
const ANSWERS = ['sent', 'not-sent', 'rate-limited', 'blocked', 'rejected', 'outside-window']
  .concat(['moved', 'quota', 'stopped', 'in-doubt'])
  .map((kind) => `answer ${kind}`)

const promise = prove({
  play: playDelivery,
  real: REAL_ENGINE,
  mutants: MUTANTS,
  // About 14 ms each.
  seeds: [250, 20_000],
  mostSeedsOfAMutant: 1000,
  foundOnce: [9798],
  events: [...POINTS, ...ANSWERS, 'freeze', ...JUMPS.map((by) => `jump ${by}`)],
})

test('nothing is lost and nothing is sent twice without a doubt, wherever programs die', async (context) => {
  expect(await promise.breaks(context)).toEqual(KEPT)
})

test('the same seed gives the same steps', async () => {
  const [first, second] = await promise.playTwice()
  expect(second).toEqual(first)
})

test.for(Object.keys(MUTANTS))('an engine that %s is found out', async (mutant, context) => {
  expect(await promise.findOut(mutant, context)).not.toBeNull()
})
