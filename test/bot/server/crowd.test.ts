import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { startProcess } from '../../support/process/process.ts'
import { connectTo, requestOf } from '../../support/process/raw-connection.ts'

/** As many as the system lets wait, and as a machine for tests has files for. */
const CROWD = Math.min(1500, Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8')))

test('a crowd that comes while the program is busy is let in, and everybody is answered', async () => {
  const program = await startProcess('sqlite::memory:')
  onTestFinished(() => program.kill())
  // It is so busy that it accepts nobody.
  program.send('SIGSTOP')
  const crowd = await Promise.all(Array.from({ length: CROWD }, () => connectTo(program.address)))
  program.send('SIGCONT')
  for (const one of crowd) one.write(requestOf('GET', '/healthz'))
  await Promise.all(crowd.map((one) => one.until('{"status":"ok"}')))
  expect(crowd.filter((one) => one.received().startsWith('HTTP/1.1 200 OK'))).toHaveLength(CROWD)
})
