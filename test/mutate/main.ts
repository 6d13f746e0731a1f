/**
 * `npm run test:mutate`: puts small faults into the files of the groups, one at a time, and runs the
 * tests that must find them. A line a survivor; ends with 1 where one is left.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createDice } from '../simulator/kit/dice.ts'
import { startServer } from '../support/database/postgres.ts'
import { GROUPS } from './groups.ts'
import { mutantsOf, type Mutant } from './operators.ts'
import { openCopy, type Copy } from './run.ts'

/** Runs beside each other: one for each core of the machine that CI has. */
const LANES = 2

interface Planned {
  readonly group: string
  readonly tests: readonly string[]
  readonly file: string
  readonly mutant: Mutant
}

const { values } = parseArgs({
  options: {
    group: { type: 'string' },
    file: { type: 'string' },
    most: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean' },
  },
})

const dice = createDice(Number(values.seed))

/** Every mutant that was asked for, or as many of them as were asked for, by chance. */
const plan = (): readonly Planned[] => {
  const all = Object.entries(GROUPS)
    .filter(([group]) => values.group === undefined || values.group === group)
    .flatMap(([group, { files, tests }]) =>
      files
        .filter((file) => values.file === undefined || values.file === file)
        .flatMap((file) =>
          mutantsOf(file, readFileSync(file, 'utf8')).map((mutant) => ({
            group,
            tests,
            file,
            mutant,
          })),
        ),
    )
  const most = values.most === undefined ? all.length : Number(values.most)
  const picked = [...all]
  while (picked.length > most) picked.splice(dice.below(picked.length), 1)
  return picked
}

const describe = ({ group, file, mutant }: Planned): string =>
  `${group}  ${file}:${mutant.line}  ${mutant.operator}: ${mutant.was.replaceAll(/\s+/gu, ' ').slice(0, 80)} → ${mutant.by.replaceAll(/\s+/gu, ' ').slice(0, 60) || 'nothing'}`

const planned = plan()
const server = await startServer()
const copies: readonly Copy[] = Array.from({ length: LANES }, () => openCopy(server.url))
const survivors: Planned[] = []

try {
  for (const tests of new Set(planned.map((one) => one.tests)))
    if (!(await copies[0]?.isGreen(tests)))
      throw new Error(`these tests fail without any fault: ${tests.join(' ')}`)
  const waiting = [...planned]
  const work = async (copy: Copy) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (await copy.isFound(next.file, next.mutant, next.tests)) continue
      survivors.push(next)
      if (!values.json) console.log(describe(next))
    }
  }
  await Promise.all(copies.map(work))
} finally {
  for (const copy of copies) copy.end()
  await server.stop()
}
console.log(
  values.json
    ? JSON.stringify({ mutants: planned.length, survivors: survivors.map(describe) })
    : `${planned.length} mutants, ${survivors.length} survived`,
)
process.exitCode = survivors.length > 0 ? 1 : 0
