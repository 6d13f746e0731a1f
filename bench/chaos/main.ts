import { parseArgs } from 'node:util'
import { runChaos, type Chaos } from './chaos.ts'
import { isFine } from './ledger.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string', default: 'sqlite' },
    json: { type: 'boolean', default: false },
  },
})
const kills = Number(values.kills)
const seed = Number(values.seed)
const { database } = values
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error('npm run chaos -- [--kills 20] [--seed 1] [--database sqlite|postgres] [--json]')
  process.exit(1)
}
if (database !== 'sqlite' && database !== 'postgres') {
  console.error('--database is sqlite or postgres')
  process.exit(1)
}

const print = ({ count, seconds, ...done }: Chaos) => {
  const rows = Object.entries({ ...done, ...count, seconds })
  for (const [name, value] of rows) console.log(`${name.padEnd(14)}${String(value).padStart(8)}`)
}

const chaos = await runChaos({ kills, seed, database, tell: (line) => console.log(line) })
print(chaos)
const isOver = chaos.settled && isFine(chaos.count)
console.log(isOver ? 'nothing lost, nothing repeated but what was in doubt' : 'THIS IS A FAULT')
if (values.json) {
  const { count, ...done } = chaos
  console.log(JSON.stringify({ ...done, ...count }))
}
process.exit(isOver ? 0 : 1)
