import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { startProcess, type RunningProcess } from '../support/process/process.ts'

let folder = ''
let program: RunningProcess | null = null

afterEach(async () => {
  await program?.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** Kills the program where one runs, and starts it anew on the same file. */
const restart = async () => {
  await program?.kill()
  program = await startProcess(`sqlite:${join(folder, 'data', 'a.db')}`)
  return program
}

const begin = () => {
  folder = mkdtempSync(join(tmpdir(), 'htx-'))
  program = null
  return restart()
}

const chat = async (body: Record<string, unknown>) => {
  const response = await fetch(`${program?.address ?? ''}/api/v1/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ conversation: 'conversation1', ...body }),
  })
  return { status: response.status, body: await response.text() }
}

/** Values of choices name the conversation that offered them. */
const withoutChoices = (body: string) =>
  JSON.parse(body, (key, value: unknown) => (key === 'value' ? null : value)) as unknown

const TALK = [
  'kiểm tra điều kiện',
  'đồng ý',
  'kiên giang',
  'hợp tác xã',
  'lúa',
  '520 ha',
  '299 xã viên',
  'kết quả',
]

/** Once before the first answer is stored, once amid them, once after the result. */
const KILLED_AFTER = ['kiểm tra điều kiện', 'lúa', 'kết quả']

test('a talk whose program is killed three times ends as one that was left alone', async () => {
  await begin()
  for (const text of TALK) {
    expect((await chat({ text })).status).toBe(200)
    if (KILLED_AFTER.includes(text)) await restart()
  }
  const killed = await chat({ text: 'tóm tắt' })
  const alone = { conversation: 'conversation2' }
  for (const text of TALK) await chat({ ...alone, text })
  expect(killed.body).toContain('299 thành viên')
  expect(withoutChoices(killed.body)).toEqual(
    withoutChoices((await chat({ ...alone, text: 'tóm tắt' })).body),
  )
})

test('a message sent again after a kill gets the very same response and changes nothing', async () => {
  await begin()
  await chat({ text: 'kiểm tra điều kiện' })
  const first = await chat({ text: 'đồng ý', message: 'message-2' })
  await restart()
  expect(await chat({ text: 'đồng ý', message: 'message-2' })).toEqual(first)
  expect((await chat({ text: 'kiên giang' })).body).toContain('"fact":"entity"')
})

test('whatever was answered before a kill in the middle of a crowd is still there', async () => {
  const running = await begin()
  const people = Array.from({ length: 40 }, (_, person) => `many-people-${person}`)
  const answered: string[] = []
  await Promise.all(
    people.map(async (conversation) => {
      const response = await chat({ conversation, text: 'kiểm tra điều kiện' }).catch(() => null)
      if (response?.status === 200) answered.push(conversation)
      if (answered.length >= 10) void running.kill()
    }),
  )
  await running.kill()
  expect(answered.length).toBeGreaterThanOrEqual(10)
  await restart()
  for (const conversation of answered) {
    const { body } = await chat({ conversation, text: 'đồng ý' })
    expect(body).toContain('"fact":"province"')
  }
})
