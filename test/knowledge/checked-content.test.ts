import { chmodSync, cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readAndCheck, readChecked } from '../../knowledge/checked-content.ts'
import { CONTENT_FOLDER } from '../../knowledge/content.ts'
import { newFolder } from '../support/database/databases.ts'

const content = readAndCheck(CONTENT_FOLDER)
const newCache = () => join(newFolder(), 'cache')

/** The one file that is kept, with whatever is done to its text. */
const change = (folder: string, edit: (text: string) => string) => {
  const [name = ''] = readdirSync(folder)
  writeFileSync(join(folder, name), edit(readFileSync(join(folder, name), 'utf8')))
}

test('content that was kept is the content of the files, value by value', () => {
  const folder = newCache()
  expect(readChecked(folder)).toStrictEqual(content)
  expect(readChecked(folder)).toStrictEqual(content)
})

test('the second start reads what the first one kept', () => {
  const folder = newCache()
  readChecked(folder)
  const [name = ''] = readdirSync(folder)
  const kept = statSync(join(folder, name)).mtimeMs
  readChecked(folder)
  expect(readdirSync(folder)).toEqual([name])
  expect(statSync(join(folder, name)).mtimeMs).toBe(kept)
})

test('a change of a content file counts at the next start, and so does a change of the code', () => {
  const cache = newCache()
  const folder = newFolder()
  cpSync(CONTENT_FOLDER, folder, { recursive: true })
  readChecked(cache, folder)
  const file = join(folder, 'agencies.yaml')
  const agency = content.agencies.at(-1)
  const name = agency?.value.name ?? ''
  writeFileSync(file, readFileSync(file, 'utf8').replace(name, `${name} mới`))
  expect(readChecked(cache, folder).agencies.at(-1)?.value.name).toBe(`${name} mới`)
  const before = readdirSync(cache)
  const code = newFolder()
  writeFileSync(join(code, 'check.ts'), 'export {}')
  readChecked(cache, folder, code)
  expect(readdirSync(cache)).not.toEqual(before)
})

test('kept content that was damaged or changed by hand is not believed', () => {
  const folder = newCache()
  readChecked(folder)
  for (const edit of [
    (text: string) => text.slice(0, -10),
    (text: string) => text.replace('500 ha', '5 ha'),
    () => '',
  ]) {
    change(folder, edit)
    expect(readChecked(folder)).toStrictEqual(content)
  }
})

test('content kept for other files or other code is left alone and then cleared away', () => {
  const folder = newCache()
  readChecked(folder)
  const [name = ''] = readdirSync(folder)
  writeFileSync(join(folder, `${'0'.repeat(64)}.json`), 'x')
  writeFileSync(join(folder, name), 'damaged')
  readChecked(folder)
  expect(readdirSync(folder)).toEqual([name])
})

test('what is kept is for its owner alone', () => {
  const folder = newCache()
  readChecked(folder)
  const [name = ''] = readdirSync(folder)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
})

test('a place that cannot be written costs the start its speed and nothing else', () => {
  const file = join(newFolder(), 'file')
  writeFileSync(file, '')
  chmodSync(file, 0o400)
  expect(readChecked(join(file, 'cache'))).toStrictEqual(content)
})
