import { describe, expect, test } from 'vitest'
import { groupUnanswered, listUnanswered } from '../../../bot/commands/listings/unanswered.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { DATABASES, openStore } from '../../support/database/databases.ts'
import { runCommand } from '../../support/process/command.ts'

const NOW = new Date('2026-11-21T01:00:00.000Z')
const knowledge = loadKnowledge()

const run = (url: string, ...more: readonly string[]) =>
  runCommand(['knowledge', 'unanswered', ...more], { environment: { DATABASE_URL: url } })

const asked = (text: string, on: string) =>
  ({ do: 'record-unanswered', text, province: 'kien-giang', on }) as const

describe.each(DATABASES)('on $name', ({ newUrl }) => {
  test('what was asked in vain is printed by likeness, from a day on where one is given', async () => {
    const url = await newUrl()
    const { db, save } = await openStore(url)
    await save('web:a', null, NOW.toISOString(), {
      session: null,
      response: null,
      effects: [
        asked('gia phan bon bao nhieu', '2026-11-01'),
        asked('giá phân bón', '2026-11-20'),
        asked('dự báo thời tiết', '2026-11-01'),
      ],
    })
    await db.destroy()
    const all = await run(url)
    expect(all.code).toBe(0)
    expect(all.out).toContain('2 lần: ')
    expect(all.out).toContain('Kiên Giang; từ 01/11/2026 đến 20/11/2026')
    const { out } = await run(url, '--since', '2026-11-02', '--json')
    expect(JSON.parse(out)).toMatchObject([
      { text: 'giá phân bón', count: 1, provinces: ['kien-giang'], isAnswered: false },
    ])
    expect((await run(url, '--since', '2026-11-21')).out).toBe(
      'Từ ngày 21/11/2026 không có câu hỏi nào bị bỏ ngỏ.\n',
    )
  })
})

test.each([[['--since', '21/11/2026']], [['--since']], [['somewhere']]])(
  'the words %j are no command, and nothing is opened',
  async (words) => {
    const { code, out, error } = await run('postgres://nobody@127.0.0.1:1/none', ...words)
    expect([code, out]).toEqual([1, ''])
    expect(error).toContain('npm run knowledge -- unanswered')
  },
)

test('an editor sees the nearest article, and what has been answered since', () => {
  const entry = { province: null, on: '2026-11-20', count: 1 }
  const groups = groupUnanswered(
    [
      { ...entry, text: 'lãi suất vay bao nhiêu' },
      { ...entry, text: 'kiên giang trồng lúa phải có bao nhiêu thành viên', count: 2 },
    ],
    knowledge,
    NOW,
  )
  expect(groups).toMatchObject([
    { count: 2, isAnswered: true },
    { count: 1, isAnswered: false, nearest: { id: 'interest', abstains: true } },
  ])
  expect(listUnanswered(groups, knowledge)).toBe(
    [
      '3 lượt hỏi chưa trả lời được, gộp thành 2 nhóm:',
      '2 lần: kiên giang trồng lúa phải có bao nhiêu thành viên',
      '  1 cách viết; không rõ tỉnh; từ 20/11/2026 đến 20/11/2026',
      '  nay đã trả lời được',
      '1 lần: lãi suất vay bao nhiêu',
      '  1 cách viết; không rõ tỉnh; từ 20/11/2026 đến 20/11/2026',
      '  bài gần nhất: interest (Không có lãi suất, mức vay), bài này nói là văn bản không ghi',
    ].join('\n'),
  )
})
