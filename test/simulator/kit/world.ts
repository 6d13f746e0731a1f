import { createDice, type Dice } from './dice.ts'

/** Somebody who goes on when the world says so, and not before an instant. */
interface Parked {
  readonly who: string
  readonly what: string
  /** True time in milliseconds. */
  readonly at: number
  readonly resume: () => void
}

/**
 * Time, chance and the order of things. Whoever runs in it stops at every point where a program can
 * be overtaken or die, and one of those who stand there is let go at a time.
 */
export interface World {
  readonly dice: Dice
  /** True time in milliseconds since the epoch, which nobody in the world can read. */
  now(): number
  /** Resolves when the world lets this program go on; never, once it is dead. */
  stand(who: string, what: string, milliseconds?: number): Promise<void>
  /** Calls back likewise; what it returns calls that off. */
  after(who: string, what: string, milliseconds: number, callBack: () => void): () => void
  /** Lets one of those whose time has come go on. False where there is none but frozen ones. */
  step(isFrozen: (who: string) => boolean): Promise<boolean>
  /** Work that is not interrupted: nobody else goes on before it has ended. */
  atOnce<T>(work: () => Promise<T>): Promise<T>
  /** Lets time pass. */
  pass(milliseconds: number): void
  /** Lets time pass until somebody may go on; false where nobody stands. */
  passToNext(): boolean
  /** A program dies where it stands; returns at which points. */
  kill(who: string): readonly string[]
  /** Writes a line that a person reads when the seed fails. */
  note(line: string): void
  readonly steps: readonly string[]
}

export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
export const YEAR_MS = 365 * DAY_MS

/** Saturday, 21 November 2026, 08:00 in Vietnam. */
export const START = Date.UTC(2026, 10, 21, 1)

export const createWorld = (seed: number, start = START): World => {
  const dice = createDice(seed)
  const steps: string[] = []
  const dead = new Set<string>()
  let parked: Parked[] = []
  let now = start
  let working = 0

  const after: World['after'] = (who, what, milliseconds, callBack) => {
    if (dead.has(who)) return () => undefined
    const place: Parked = { who, what, at: now + milliseconds, resume: callBack }
    parked.push(place)
    return () => {
      parked = parked.filter((one) => one !== place)
    }
  }
  /** What was let go runs until it stands again: there is nothing to wait for but promises. */
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve))
    if (working > 0) await settle()
  }
  const note = (line: string) => steps.push(`${now - start} ${line}`)

  return {
    dice,
    steps,
    note,
    now: () => now,
    after,
    stand: (who, what, milliseconds = 0) =>
      new Promise((resolve) => after(who, what, milliseconds, resolve)),
    async step(isFrozen) {
      const ready = parked.filter(({ who, at }) => at <= now && !isFrozen(who))
      if (ready.length === 0) return false
      const chosen = dice.pick(ready)
      parked = parked.filter((one) => one !== chosen)
      note(`${chosen.who}: ${chosen.what}`)
      chosen.resume()
      await settle()
      return true
    },
    async atOnce(work) {
      working += 1
      try {
        return await work()
      } finally {
        working -= 1
      }
    },
    pass: (milliseconds) => {
      now += milliseconds
    },
    passToNext: () => {
      if (parked.length === 0) return false
      now = Math.max(now, Math.min(...parked.map(({ at }) => at)))
      return true
    },
    kill: (who) => {
      dead.add(who)
      const stood = parked.filter((one) => one.who === who)
      parked = parked.filter((one) => one.who !== who)
      return stood.map(({ what }) => what)
    },
  }
}
