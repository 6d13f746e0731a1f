/**
 * What `npm test` asks before the tests: format, lint and types, side by side, since none of them alone
 * keeps two cores busy. Prints what each says, whole, one behind the other; ends with 1 where one fails.
 */
import { spawn } from 'node:child_process'

const CHECKS = ['format:check', 'lint', 'types']

interface Checked {
  readonly name: string
  readonly code: number | null
  readonly printed: string
}

const check = (name: string): Promise<Checked> =>
  new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', 'pipe', 'pipe'] })
    let printed = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (printed += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ name, code, printed }))
  })

for (const { name, code, printed } of await Promise.all(CHECKS.map(check))) {
  process.stdout.write(`${name}: ${code === 0 ? 'ok' : 'failed'}\n${printed}\n`)
  if (code !== 0) process.exitCode = 1
}
