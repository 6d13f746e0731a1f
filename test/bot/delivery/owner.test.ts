import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { isGone, nameOwner } from '../../../bot/delivery/owner.ts'

const OWNER = 'bot/delivery/owner.ts'
const PRINT = `import('./${OWNER}').then(({ nameOwner }) => { console.log(nameOwner('x')); process.stdin.resume() })`

test('this program lives, however often it is started within one process', () => {
  expect(isGone(nameOwner('one'))).toBe(false)
  expect(isGone(nameOwner('two'))).toBe(false)
})

test('a process that runs lives, and is gone once it was killed', async () => {
  const child = spawn(process.execPath, ['-e', PRINT])
  const owner = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
  })
  expect(isGone(owner)).toBe(false)
  await new Promise<void>((resolve) => {
    child.on('close', () => resolve())
    child.kill('SIGKILL')
  })
  expect(isGone(owner)).toBe(true)
})

test('a process that took over the number of another does not keep it alive', () => {
  const [place, pid] = nameOwner('x').split('/')
  expect(isGone([place, pid, '1', 'x'].join('/'))).toBe(true)
})

test('of a program on another machine nothing is known', () => {
  expect(isGone('elsewhere/1/1/x')).toBe(false)
})
