import { parseArgs } from 'node:util'
import { runChaos, type Chaos } from './chaos.ts'
import { isFine } from './ledger.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string', default: 'sqlite' },
    direct: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const kills = Number(values.kills)
const seed = Number(values.seed)
const { database } = values
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error(
    'npm run chaos -- [--kills 20] [--seed 1] [--database sqlite|postgres] [--direct] [--json]',
  )
  process.exit(1)
}
if (database !== 'sqlite' && database !== 'postgres') {
  console.error('--database is sqlite or postgres')
  process.exit(1)
}

/** In words what the numbers alone do not say. */
const explain = ({ left, ledger: { count, faults, givenUp } }: Chaos): readonly string[] => [
  ...(count.neverTaken > 0
    ? [
        `${count.neverTaken} of ${count.inbound} updates never reached the program: the platform tried each of them as often as it does, nobody took it, and it will not try again`,
      ]
    : []),
  ...[...givenUp].map(([heard, often]) => `  ${often} times it heard: ${heard}`),
  ...left.map((what) => `NOT SETTLED: ${what}`),
  ...faults.map((fault) => `FAULT: ${fault}`),
]

const chaos = await runChaos({
  kills,
  seed,
  database,
  isBalanced: !values.direct,
  tell: (line) => console.log(line),
})
const { ledger, left, ...done } = chaos
const isSettled = left.length === 0
const result = { ...done, settled: isSettled, ...ledger.count }
for (const [name, value] of Object.entries(result))
  console.log(`${name.padEnd(14)}${String(value).padStart(8)}`)
for (const line of explain(chaos)) console.log(line)
const isOver = isSettled && isFine(ledger.count)
console.log(isOver ? 'nothing lost, nothing repeated but what was in doubt' : 'THIS IS A FAULT')
if (values.json) console.log(JSON.stringify(result))
process.exit(isOver ? 0 : 1)
