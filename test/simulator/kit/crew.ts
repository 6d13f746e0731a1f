import type { Birth, Program } from './program.ts'
import type { Stage } from './stage.ts'
import type { Witness } from './witness.ts'

/** A program of a crew. */
export interface Member extends Pick<Program, 'name' | 'ahead' | 'jump'> {
  /** Its process is gone, and with it whatever of the real machine it held. */
  end?(): void
}

/** What a crew is, and how hard its life. */
export interface CrewOptions<M extends Member> {
  readonly stage: Stage
  readonly witness: Witness
  readonly start: (birth: Birth) => M
  /** How often of a hundred times one dies, freezes or has its clock set when there is trouble. */
  readonly harmPercent: number
  /** How often of a hundred times one that is frozen wakes. */
  readonly wakePercent: number
  /** How often of a hundred times the database is silent, where it is at all. */
  readonly silentPercent: number
  /** How far the clock of one that starts may be ahead, in milliseconds. */
  readonly aheadAtBirth: () => number
  readonly jumpOf: (member: M) => number
  /** False where nobody is told that a program has ended. */
  readonly isTold?: boolean
}

const FEW = 2

/** The point without the message: `writes reply-1` is `writes`. */
const pointOf = (what: string) => what.replace(/ \S+-\d+$/u, '')

/** The programs that run beside each other, and what happens to them. */
export const createCrew = <M extends Member>({
  stage: { world, dice, has, platform, tried },
  witness,
  start,
  harmPercent,
  wakePercent,
  silentPercent,
  aheadAtBirth,
  jumpOf,
  isTold = true,
}: CrewOptions<M>) => {
  let isStorm = true
  let born = 0
  const alive: M[] = []
  const frozen = new Set<string>()

  const spawn = () => {
    born += 1
    const name = `p${born}`
    world.note(`${name} STARTS`)
    const member = start({
      world,
      name,
      ahead: has.jumps && dice.percent(20) ? aheadAtBirth() : 0,
      silentPercent: () => (has.silence && isStorm ? silentPercent : 0),
      isGone: (owner) => isTold && witness.dead.has(owner),
    })
    alive.push(member)
  }
  const bury = (member: M) => {
    const stood = world.kill(member.name)
    member.end?.()
    witness.died(member.name)
    frozen.delete(member.name)
    alive.splice(alive.indexOf(member), 1)
    return stood
  }
  const crash = (member: M) => {
    world.note(`${member.name} DIES`)
    for (const what of bury(member)) tried(`crash at ${pointOf(what)}`)
  }
  const harm = (member: M) => {
    const { name } = member
    if (has.crashes && dice.percent(harmPercent)) crash(member)
    else if (has.freezes && dice.percent(harmPercent) && !frozen.has(name)) {
      world.note(`${name} FREEZES`)
      frozen.add(name)
      tried('freeze')
    } else if (has.jumps && dice.percent(harmPercent)) {
      const jump = jumpOf(member)
      world.note(`${name} JUMPS ${jump}`)
      member.jump(jump)
      tried(`jump ${jump}`)
    }
  }

  return {
    alive: alive as readonly M[],
    spawn,
    /** It ended, however. */
    bury,
    crash,
    /** Whoever is met may die, freeze or have its clock set; another one may wake, or start. */
    trouble(met: M | undefined) {
      if (met) harm(met)
      if (frozen.size > 0 && dice.percent(wakePercent)) {
        const name = dice.pick([...frozen])
        world.note(`${name} WAKES`)
        frozen.delete(name)
      }
      if (alive.length < FEW && dice.percent(30)) spawn()
    },
    hasFrozen: () => frozen.size > 0,
    /** One of them goes on, perhaps after something from outside. */
    async step(outsidePercent: number, outside: () => Promise<void>) {
      if (dice.percent(outsidePercent)) await outside()
      if (!(await world.step((who) => frozen.has(who))) && !world.passToNext()) spawn()
    },
    /** From now on nothing goes wrong any more. */
    calm() {
      isStorm = false
      platform.calm()
      frozen.clear()
      world.note('CALM')
    },
    end() {
      for (const member of alive) {
        world.kill(member.name)
        member.end?.()
      }
    },
  }
}
