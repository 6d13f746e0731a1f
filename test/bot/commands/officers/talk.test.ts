import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { respond } from '../../../../handlers/respond.ts'
import { newSubscriber, type Subscriber } from '../../../../handlers/conversation/subscriber.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'
import { newFolder } from '../../../support/database/databases.ts'
import { PLATFORMS } from '../../../support/fakes/platforms.ts'
import { runCommand } from '../../../support/process/command.ts'
import { startProgram } from '../../../support/process/program.ts'

/** A morning on which nobody is asleep. */
const CLOCK = '2026-11-23T09:00:00+07:00'

const officers = async (url: string, ...args: readonly string[]): Promise<string> => {
  const environment = { DATABASE_URL: url, CLOCK }
  return (await runCommand(['officers', ...args], { environment })).printed
}

test.each(PLATFORMS.filter(({ isMain }) => isMain))(
  '$title: while the program runs a code is made, typed, approved and taken back',
  async ({ start, chat, name }) => {
    const fake = await start()
    onTestFinished(() => fake.stop())
    const url = `sqlite:${join(newFolder(), 'a.db')}`
    const program = await startProgram({
      ...fake.environment(),
      DATABASE_URL: url,
      CHANNEL_PACE: 'off',
      CLOCK,
    })
    onTestFinished(() => program.stop())
    fake.deliverTo(program.address)
    await program.channelsStarted
    const hears = (words: string) =>
      fake.until((shown) => shown.some((one) => one.chat === chat && one.text.includes(words)))

    const scope = ['--province', 'kien-giang', '--agency', 'so-nnptnt']
    const invited = await officers(url, 'invite', ...scope, '--approval')
    const code = /^Mã mời: (\S+)$/mu.exec(invited)?.[1] ?? ''
    await fake.say(chat, `mã của em là ${code.toLowerCase().replace('-', ' ')}`)
    await hears('Đang chờ duyệt')
    expect(await officers(url, 'list')).toContain(`${name}:${chat}`)
    await officers(url, 'approve', `${name}:${chat}`)
    await hears('đã được duyệt')
    await fake.say(chat, 'nhắc việc')
    await hears('Anh/Chị đang được nhắc')
    await officers(url, 'revoke', code)
    await hears('đã được rút lại')
    expect(await officers(url, 'people')).not.toContain(chat)
  },
)

/** The words in the first column of a table of the page. */
const wordsOfPage = (): readonly string[] => {
  const page = readFileSync('docs/officers.md', 'utf8')
  const [, table = ''] = /\| Nhắn +\|.*\n\| -+ \| -+ \|\n((?:\|.*\n)+)/u.exec(page) ?? []
  return table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/gu)])
    .map(([, words]) => words ?? '')
}

test('everything that the page says an officer can type is understood', () => {
  const knowledge = loadKnowledge()
  const at = '2026-12-02T02:00:00.000Z'
  const due = { deadline: 'kg251-report-duty', occurrence: 'y2026', due: '2026-12-09' }
  const subscriber: Subscriber = {
    ...newSubscriber(at, 'officer'),
    grants: [
      { province: 'kien-giang', agency: 'so-nnptnt', invitation: 'i1', state: 'approved', at },
    ],
    follows: [
      { province: 'kien-giang', agency: 'so-nnptnt', documents: null },
      { province: 'an-giang', agency: null, documents: null },
    ],
    latest: [due, { ...due, occurrence: 'y2027', due: '2027-12-09' }],
  }
  const words = wordsOfPage()
  expect(words.length).toBeGreaterThan(12)
  const answer = (text: string, who: Subscriber | null) => {
    const incoming = { text, at, today: '2026-12-02', reach: 'push', subscriber: who } as const
    return respond(incoming, null, knowledge)
      .replies.map((reply) => reply.text)
      .join('\n')
  }
  // Who is not subscribed is answered otherwise only where the words are about reminders.
  const lost = words.filter((text) => answer(text, subscriber) === answer(text, null))
  expect(lost).toEqual([])
  expect(answer('hồ sơ gồm những gì', subscriber)).toEqual(answer('hồ sơ gồm những gì', null))
})
