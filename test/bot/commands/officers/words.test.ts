import { expect, test } from 'vitest'
import { invite, readLifetime } from '../../../../bot/commands/officers/invite.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'
import { createGrantStore } from '../../../../storage/reminders/grants.ts'
import { createInvitationStore } from '../../../../storage/reminders/invitations.ts'
import { openStore } from '../../../support/database/databases.ts'
import { INVITE, openOfficers, workOfWords } from '../../../support/process/officers.ts'

const knowledge = loadKnowledge()

test.each([
  ['a province that is not covered', { province: 'hue' }, 'Tỉnh phải là một trong'],
  ['an agency that is not there', { agency: 'so-x' }, 'Không có cơ quan "so-x"'],
  ['no agency', { agency: undefined }, 'Cách dùng'],
  ['no hour at all', { expires: '0h' }, 'từ 1h'],
  ['91 days', { expires: '91d' }, 'đang ghi "91d"'],
  ['a time without a unit', { expires: '7' }, 'đang ghi "7"'],
  ['no code at all', { count: '0' }, 'từ 1 đến 50'],
  ['too many codes', { count: '51' }, 'đang ghi "51"'],
])('%s is refused with a line, and nothing is made', async (_what, flags, line) => {
  const { db } = await openStore('sqlite::memory:')
  const printed = await invite(
    { province: 'kien-giang', agency: 'so-nnptnt', ...flags },
    {
      knowledge,
      invitations: createInvitationStore(db),
      grants: createGrantStore(db),
      openings: () => Promise.resolve([]),
      now: Date.now,
    },
  )
  expect(printed).toMatchObject({ ok: false })
  expect(printed.text).toContain(line)
  expect(await db.selectFrom('invitations').selectAll().execute()).toEqual([])
})

test('what is refused goes to the other stream, and the command fails', async () => {
  const { command } = await openOfficers()
  const ended = await command(...INVITE, '--expires', '91d')
  expect(ended).toMatchObject({ code: 1, out: '' })
  expect(ended.error).toContain('đang ghi "91d"')
})

test('a command that is not there brings the usage and fails', async () => {
  const { command } = await openOfficers()
  const ended = await command('invite', '--role', 'x')
  expect(ended).toMatchObject({ code: 1, out: '' })
  expect(ended.error).toContain('"--role"')
  expect(ended.error).toContain('npm run officers -- invite')
})

test.each([
  [[]],
  [['x']],
  [['list', 'x']],
  [['revoke']],
  [['approve', 'a', 'b']],
  [['second', 'a']],
  [['second', 'a', 'b', 'c']],
  [['people', '--approval']],
])('the words %j are no command', (words) => {
  expect(workOfWords(...words)).toBeNull()
})

test('a code is good for hours or days', () => {
  const hour = 3_600_000
  expect(['1h', '36h', '7d', '90D'].map(readLifetime)).toEqual([
    hour,
    36 * hour,
    168 * hour,
    2160 * hour,
  ])
  for (const wrong of ['0h', '', '1', '1w', '-1d', '1.5d', '2161h', '91d', '1d '.repeat(2)])
    expect(readLifetime(wrong)).toBeNull()
})
