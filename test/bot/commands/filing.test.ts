import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createFiling } from '../../../bot/commands/talk/filing.ts'
import { createSheetDesk } from '../../../bot/sheets/desk.ts'
import { createPress } from '../../../bot/sheets/pdf/press.ts'
import type { FoundSheet } from '../../../storage/sheets/sheets.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { ELIGIBLE } from '../../support/sheets/sheets.ts'

const { say } = loadKnowledge()
const TOKEN = 'AAAAAAAAAAAAAAAAAAAAAA'
const REPLY = { text: '', choices: [], numbered: true, citations: [], links: [] }
const WITH_FILE = { replies: [{ ...REPLY, document: { sheet: TOKEN } }] }

const open = (found: FoundSheet) => {
  const folder = mkdtempSync(join(tmpdir(), 'htx-'))
  const press = createPress()
  onTestFinished(async () => {
    await press.end()
    rmSync(folder, { recursive: true })
  })
  const sheets = { find: () => Promise.resolve(found), countLook: () => Promise.resolve() }
  const desk = createSheetDesk({ sheets, press, say, time: { now: () => 0 } })
  return { folder, filing: (to?: string) => createFiling(to, desk, say) }
}

const FOUND: FoundSheet = { kind: 'sheet', sheet: ELIGIBLE, expiresAt: 1 }

test('a file that was asked for is written into the folder, and it is said where', async () => {
  const { folder, filing } = open(FOUND)
  const own = filing(folder)
  own.note(WITH_FILE)
  const [line] = await own.file()
  const [name = ''] = readdirSync(folder)
  expect(line).toContain(join(folder, name))
  expect(readFileSync(join(folder, name)).subarray(0, 5).toString()).toBe('%PDF-')
})

test('without a folder nothing is written, and it is said how to have it', async () => {
  const { folder, filing } = open(FOUND)
  const own = filing()
  own.note(WITH_FILE)
  expect(await own.file()).toEqual([say('sheets.notWritten')])
  expect(readdirSync(folder)).toEqual([])
})

test('a turn without a file writes none, and a result that is gone is said to be', async () => {
  const { folder, filing } = open({ kind: 'gone', why: 'revoked' })
  const own = filing(folder)
  own.note(WITH_FILE)
  expect(await own.file()).toEqual([say('sheets.withdrawn')])
  own.note({ replies: [REPLY] })
  expect(await own.file()).toEqual([])
})
