import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createDocumentStore } from '../../../../storage/documents.ts'
import { DATABASES, newFolder, withDatabase } from '../../../support/database/databases.ts'
import { textOf } from '../../../support/content/documents.ts'
import { runCommand } from '../../../support/process/command.ts'
import { startProcess, type RunningProcess } from '../../../support/process/process.ts'
import { holds } from '../../../support/waiting.ts'

/** A program looks for new documents every few seconds. */
const LOOK_MS = 250

const PLAN = 'test/fixtures/documents/dong-thap.txt'

/** A command in a process of its own. */
const runOn = (database: string, words: readonly string[]) =>
  runCommand(words, { environment: { DATABASE_URL: database } })

const run = (database: string, ...words: readonly string[]) =>
  runOn(database, ['documents', ...words])

const newDatabase = () => DATABASES[0].newUrl()

const listed = (database: string) => withDatabase(database, (db) => createDocumentStore(db).list())

const ask = async (program: RunningProcess, conversation: string, text: string) => {
  const response = await fetch(`${program.address}/api/v1/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ conversation, text }),
  })
  return response.text()
}

test('a plan is imported, listed, known again and removed', async () => {
  const database = await newDatabase()
  const first = await run(database, 'import', PLAN)
  expect(first).toMatchObject({ code: 0 })
  expect(first.printed).toMatch(
    /^Đã nhập KH 45\/KH-UBND \(Đồng Tháp\), mã kh-45-2024-dong-thap: \d+ đoạn\./u,
  )
  expect((await run(database, 'list')).printed).toContain('kh-45-2024-dong-thap: KH 45/KH-UBND')
  expect((await run(database, 'import', PLAN)).printed).toContain('không đổi')
  expect(await listed(database)).toHaveLength(1)
  expect(await run(database, 'remove', 'kh-45-2024-dong-thap')).toMatchObject({ code: 0 })
  expect(await run(database, 'remove', 'kh-45-2024-dong-thap')).toMatchObject({ code: 1 })
  expect(await listed(database)).toEqual([])
})

test.each([
  ['an empty file', Buffer.alloc(0), 'không có chữ nào'],
  ['a picture', Buffer.alloc(2048), 'không phải văn bản chữ'],
  ['a text without structure', Buffer.from('Chào bà con.'), 'không có mục nào đánh số'],
  ['a text in bytes of another language', Buffer.from('I. Gar\u00e7on', 'latin1'), 'UTF-8'],
  ['a text in UTF-16', Buffer.from('\uFEFFI. Mục tiêu', 'utf16le'), 'UTF-16'],
])('%s ends with a clear word, with 1, and with nothing changed', async (_, bytes, word) => {
  const database = await newDatabase()
  await run(database, 'import', PLAN)
  const before = await listed(database)
  const file = join(newFolder(), 'a.txt')
  writeFileSync(file, bytes)
  const { code, printed } = await run(database, 'import', file, '--id', 'kh-45-2024-dong-thap')
  expect(code).toBe(1)
  expect(printed).toContain(word)
  expect(printed).not.toContain('    at ')
  expect(await listed(database)).toEqual(before)
})

test.each([[[]], [['import']], [['list', 'x']], [['nothing']]])(
  'the words %j are answered with how to use it',
  async (words) => {
    const { code, printed } = await run(await newDatabase(), ...words)
    expect(code).toBe(1)
    expect(printed).toMatch(/^Cách dùng:/u)
  },
)

test('an unknown flag is named', async () => {
  const { code, printed } = await run(await newDatabase(), 'import', PLAN, '--colour')
  expect(code).toBe(1)
  expect(printed).toContain('--colour')
  expect(printed).not.toContain('    at ')
})

test('one question on the command line is answered from an import, and creates no database', async () => {
  const folder = newFolder()
  const database = `sqlite:${join(folder, 'a.db')}`
  const question = 'Đồng Tháp thưởng làng sen đẹp nhất bao nhiêu tiền?'
  const before = await runOn(database, ['ask', question])
  expect(before.printed).not.toContain('Trích văn bản')
  expect(readdirSync(folder)).toEqual([])
  await run(database, 'import', PLAN)
  const after = await runOn(database, ['ask', question])
  expect(after).toMatchObject({ code: 0 })
  expect(after.printed).toContain('Trích văn bản KH 45/KH-UBND, mục III.2')
})

test('a program that runs answers from an import, a replacement and no longer after a removal', async () => {
  const database = await newDatabase()
  const program = await startProcess(database)
  onTestFinished(() => program.kill())
  const question = 'Đồng Tháp thưởng làng sen đẹp nhất bao nhiêu tiền?'
  expect(await ask(program, 'conversation1', question)).not.toContain('Trích văn bản')

  await run(database, 'import', PLAN)
  await holds(async () => {
    const body = await ask(program, 'conversation2', question)
    expect(body).toContain('Trích văn bản KH 45/KH-UBND, mục III.2')
    expect(body).toContain('60 triệu đồng')
  }, LOOK_MS)

  const file = join(newFolder(), 'a.txt')
  writeFileSync(file, textOf('dong-thap').replace('60 triệu đồng', '75 triệu đồng'))
  expect(await run(database, 'import', file)).toMatchObject({ code: 1 })
  await run(database, 'import', file, '--replace')
  await holds(async () => {
    expect(await ask(program, 'conversation3', question)).toContain('75 triệu đồng')
  }, LOOK_MS)

  await run(database, 'remove', 'kh-45-2024-dong-thap')
  await holds(async () => {
    expect(await ask(program, 'conversation4', question)).not.toContain('Trích văn bản')
  }, LOOK_MS)
})
