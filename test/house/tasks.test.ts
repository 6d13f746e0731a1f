import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { reminderText } from '../../handlers/text/reminder.ts'
import { remindersOf } from '../../knowledge/calendar/reminder.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import {
  blocksOf,
  CODE,
  followPage,
  knowledgeIn,
  patched,
  runIn,
  typeFaults,
} from '../support/content/page.ts'
import { play } from '../support/talk/transcript.ts'

const fileOf = (name: string) => `docs/tasks/${name}.md`
const pageOf = (name: string) => readFileSync(fileOf(name), 'utf8')

/** What is known after a page was followed on a copy of the content. */
const follow = (page: string): Knowledge => {
  const knowledge = knowledgeIn(followPage(blocksOf(page)))
  if (typeof knowledge === 'string') throw new Error(knowledge)
  return knowledge
}

/** The rows under "What the checks say": what is printed, by what is wrong. */
const toldIn = (page: string): readonly (readonly [string, string])[] =>
  [...page.matchAll(/^\| (?!left out)(.+?) +\| `(.+)` +\|$/gmu)].map(
    ([, wrong = '', line = '']) => [wrong, line],
  )

/** How a reader of a page goes wrong, by the page and the words of its row: what is typed, and what instead. */
const MISTAKES: Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>> = {
  answer: {
    'the answer for officers': [
      '  officer: |-\n    Kế hoạch 135 không có mục nào về bảng hiệu của HTX thí điểm. Đề nghị hỏi Liên minh HTX tỉnh trước khi hướng dẫn HTX.\n',
      '',
    ],
    'what the document is silent on': ['silentOn: [treo bảng hiệu, gắn biển]\n', ''],
    'neither `abstains` nor a citation': ['abstains: true\n', ''],
    'a clause that the document does not have': [
      'abstains: true\n',
      'citations: [{ source: kh-135-2021, clause: XI.9 }]\n',
    ],
    'a number that does not stand in the clause cited': [
      'hướng dẫn HTX.\nabstains',
      'hướng dẫn HTX trong 45 ngày.\nabstains',
    ],
    'the `id` of another answer': ['id: kg-board', 'id: kg-sign'],
    'an answer in `next` that is not there': ['next: [kg-model-fit]', 'next: [kg-nothing]'],
  },
  condition: {
    'the number in `figures`': ["'500', '5']", "'500']"],
    'the number in `parameters`': ['+- id: kg-transport-capital', '+- id: kg-transport-cash'],
    'a fact that nobody is asked': ['{ fact: capital,', '{ fact: turnover,'],
    'a clause that the document does not have': [
      'clause: III.2.a/rieng/5\n+    ask',
      'clause: XI.9\n+    ask',
    ],
    'a number in another unit than the fact': ['unit: dong', 'unit: member'],
    'a `label` that is too long for a line': [
      'label: Vốn',
      'label: Vốn sản xuất kinh doanh của hợp tác xã giao thông vận tải',
    ],
  },
  deadline: {
    'another day than that of the clause': ['month: 12, day: 10', 'month: 12, day: 15'],
    'nobody to do it': ['does: [ubnd-huyen]', 'does: []'],
    'a role that the clause does not give': ['does: [ubnd-huyen]', 'leads: [ubnd-huyen]'],
    'a clause that the document does not have': ['clause: IV.2.b', 'clause: XI.9'],
    'an agency that is not there': ['receives: [so-khdt]', 'receives: [so-htx]'],
    'a day that no year has': ['month: 12, day: 10', 'month: 2, day: 30'],
  },
  fact: {
    'its question': ['  ask: HTX có bao nhiêu máy cày ạ?\n', ''],
    'a `rank` that another fact has': ['rank: 20', 'rank: 5'],
    'the range of an amount': ['plausible: { min: 0, max: 500 }\n', ''],
    'a number in another unit': ['+  unit: tractor', '+  unit: member'],
    'a name by which it is changed': ['called: [số máy cày, máy cày]\n', ''],
  },
  province: {
    'a threshold of another province': ['parameter: tv-members }', 'parameter: kg-rice-members }'],
    'a document of another province': [
      'clause: I.2 }]',
      'clause: I.2 }, { source: kh-135-2021, clause: VI.2 }]',
    ],
    'a clause that the document does not have': ['clause: I.2\n    ask', 'clause: I.9\n    ask'],
    'a number that its clause does not print': ["figures: ['120']", "figures: ['130']"],
  },
}

describe.each(['answer', 'fact', 'condition', 'deadline', 'province'])(
  'who follows docs/tasks/%s.md',
  (name) => {
    const page = pageOf(name)

    test('is told what the page says; `npm run test:update` writes it anew', () => {
      const knowledge = follow(page)
      const talks = blocksOf(page).filter(({ kind }) => kind === 'talk')
      expect(talks.length).toBeGreaterThan(0)
      const told = talks.reduce(
        (all, { text }) => all.replace(text, () => play(text, knowledge)),
        page,
      )
      if (process.env['UPDATE']) writeFileSync(fileOf(name), told)
      else expect(told).toBe(page)
    })

    test.each(toldIn(page))(
      'and leaves out or gets wrong: %s, is told so by the checks',
      (wrong, line) => {
        const [typed, instead] = MISTAKES[name]?.[wrong] ?? []
        if (typed === undefined || instead === undefined)
          throw new Error(`no mistake for: ${wrong}`)
        expect(page.split(typed).length).toBe(2)
        const told = knowledgeIn(followPage(blocksOf(page.replace(typed, instead))))
        // A wrong name may leave another one unused, which is told beside it.
        expect(typeof told === 'string' ? told.split('\n') : []).toContain(line)
      },
    )

    test('finds every mistake that is tried here on the page', () => {
      expect(toldIn(page).map(([wrong]) => wrong)).toEqual(Object.keys(MISTAKES[name] ?? {}))
    })
  },
)

test('the reminders of a new deadline go out as its page says', () => {
  const page = pageOf('deadline')
  const knowledge = follow(page)
  const [listed] = blocksOf(page).filter(({ kind }) => kind === 'reminders')
  const added = [...knowledge.deadlines.values()].filter(({ id }) => id === 'kg251-list')
  const lines = remindersOf(added, knowledge.holidays, '2026-11-21', '2026-12-31').map(
    (reminder) => {
      const text = reminderText(reminder, knowledge).replaceAll('\n', ' ')
      return `${knowledge.say('simulate.line', { on: reminder.on, text })}\n`
    },
  )
  expect(listed?.text).toBe(lines.join(''))
})

test('the code of a new channel passes the type checker as its page has it', () => {
  const folder = followPage(blocksOf(pageOf('channel')), CODE)
  expect(typeFaults(folder, 'bot/channels/registry.ts')).toBe('')
})

test('a new command does what its page says, and tells its usage where the words make no sense', () => {
  const page = pageOf('command')
  const folder = followPage(blocksOf(page), CODE)
  const [output] = blocksOf(page).filter(({ kind }) => kind === 'output')
  const command = 'bot/commands/agencies.ts'
  expect(typeFaults(folder, command)).toBe('')
  expect(runIn(folder, command, 'quy-htx')).toEqual({ status: 0, stdout: output?.text, stderr: '' })
  const wrong = runIn(folder, command, 'quy-htx', 'lmhtx')
  expect([wrong.status, wrong.stdout]).toEqual([1, ''])
  expect(wrong.stderr).toContain('Cách dùng: npm run agencies')
})

test('a page whose diff no longer fits the content is found', () => {
  expect(patched('a\nb\nc\n', ' a\n-b\n+d\n')).toBe('a\nd\nc\n')
  expect(() => patched('a\nc\n', ' a\n-b\n+d\n')).toThrow('0 places')
  expect(() => patched('a\na\n', ' a\n+d\n')).toThrow('2 places')
})
