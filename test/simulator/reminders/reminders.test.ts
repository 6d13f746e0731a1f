import { expect, test } from 'vitest'
import { KEPT, prove } from '../kit/promise.ts'
import { MUTANTS } from './mutants.ts'
import { REAL_PARTS } from './replica.ts'
import { playReminders } from './scenario.ts'

/** Where a program can die, what a platform can answer, what people do: none of it goes untried. */
const POINTS = ['plan', 'plan done', 'adopt', 'adopt done', 'claim', 'claim done', 'gate']
  .concat(['gate done', 'record', 'record done', 'reroute', 'rests', 'looks at the clock'])
  .concat(['writes', 'hears'])
const ANSWERS = ['sent', 'not-sent', 'rate-limited', 'blocked', 'rejected', 'in-doubt', 'stopped']
const ACTS = ['done', 'undo', 'later', 'pauses', 'resumes', 'stops', 'forgets', 'subscribes']
const TRIED: readonly string[] = [
  POINTS.map((point) => `crash at ${point}`),
  ANSWERS.map((kind) => `answer ${kind}`),
  ACTS,
  ['leads', 'time', 'freeze', 'edit', 'resume', 'jump 3600000', 'jump -3600000', 'jump 86400000'],
].flat()

const promise = prove({
  play: playReminders,
  real: REAL_PARTS,
  mutants: MUTANTS,
  seeds: [60, 5000],
  mostSeedsOfAMutant: 250,
  foundLate: {
    'sends what was done meanwhile': 23,
    'waits for a day that the clock had once reached': 27,
    'sends a day that has moved': 39,
    'takes a message back and plans nothing anew': 102,
    'lets the night take the whole message': 149,
  },
  events: TRIED,
})

test('every reminder comes once or the record says why not, whatever happens to programs and content', async (context) => {
  expect(await promise.breaks(context)).toEqual(KEPT)
})

test('the same seed gives the same steps', async () => {
  const [first, second] = await promise.playTwice()
  expect(second).toEqual(first)
})

test.for(Object.keys(MUTANTS))('a program that %s is found out', async (mutant, context) => {
  expect(await promise.findOut(mutant, context)).not.toBeNull()
})
