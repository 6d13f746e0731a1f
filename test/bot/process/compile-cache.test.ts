import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder } from '../../support/database/databases.ts'

/** An installation of nothing but the file that is loaded before the program. */
const install = () => {
  const root = newFolder()
  const file = join(root, 'bot', 'process', 'compile-cache.js')
  mkdirSync(dirname(file), { recursive: true })
  copyFileSync('bot/process/compile-cache.js', file)
  const folder = join(root, 'node_modules/.cache/tro-ly-htx/compiled')
  /** Starts it; returns what is in the shared folder for temporary files afterwards. */
  const start = () => {
    const shared = newFolder()
    const { status, stderr } = spawnSync(process.execPath, ['--import', file, '--eval', '1'], {
      env: { PATH: process.env['PATH'] ?? '', TMPDIR: shared },
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
    return readdirSync(shared)
  }
  return { root, folder, start }
}

test('compiled code is kept with the installation, for its owner alone, and not in a shared folder', () => {
  const { folder, start } = install()
  expect(start()).toEqual([])
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(readdirSync(folder)).not.toEqual([])
})

test('a folder that others can write to is not used', () => {
  const { folder, start } = install()
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o777)
  expect(start()).toEqual([])
  expect(readdirSync(folder)).toEqual([])
})

test('an installation that cannot be written starts all the same', () => {
  const { root, folder, start } = install()
  // A file stands where the folder would: nobody can make it, whoever they are.
  copyFileSync(join(root, 'bot', 'process', 'compile-cache.js'), join(root, 'node_modules'))
  expect(start()).toEqual([])
  expect(existsSync(folder)).toBe(false)
})
