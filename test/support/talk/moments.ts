import type { Session } from '../../../handlers/conversation/conversation.ts'
import type { Incoming } from '../../../handlers/conversation/incoming.ts'
import { respond } from '../../../handlers/respond.ts'
import { progressOf } from '../../../handlers/walk/progress.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { loadKnowledge } from '../content/knowledge.ts'
import { NOW } from './chat.ts'
import { documentOf, textOf } from '../content/documents.ts'
import { officer, REPORT } from './officer.ts'

/** A point of a talk at which a message may come. */
export interface Moment {
  readonly session: Session | null
  /** What comes with every message of that chat. */
  readonly with: Partial<Incoming>
  readonly knowledge: Knowledge
}

const bare = loadKnowledge()
const reading = {
  ...bare,
  official: bare.library.open([documentOf(textOf('dong-thap')), documentOf(textOf('tra-vinh'))]),
}

/** The session behind some messages. */
const after = (
  messages: readonly string[],
  start: Session | null = null,
  more: Partial<Incoming> = {},
): Session | null =>
  messages.reduce<Session | null>(
    (session, text) => respond({ ...NOW, ...more, text }, session, bare).session,
    start,
  )

const SECTORS = ['lúa', 'rau', 'nuôi tôm', 'tiểu thủ công nghiệp', 'vận tải', 'xây dựng'] as const
const PROVINCES = ['Hòn Đất', 'Tri Tôn'] as const
const MOST_QUESTIONS = 20

/** Answers that are asked back, or confirmed, by one question or another. */
const DOUBTFUL: readonly string[] = [
  'An Giang',
  'Châu Thành',
  'khoảng 310',
  'gần 300 hộ',
  '500',
  '1.500 ha',
  '2.300',
  '4.000 công',
  '3 ao',
  '20 ha 2 vụ',
  '2',
  '300 hay 310',
  'khoảng 2 tỷ',
  'vốn điều lệ 1 tỷ, vốn lưu động 3 tỷ',
  'bơm nước, cày, gặt',
  'năm 2017 lãi',
  'lãi 2018',
  'mấy năm nay lãi',
  '5 điểm',
  'loại B',
  'mía',
]

const pendingOf = (session: Session | null) =>
  session?.walk ? progressOf(session.walk, NOW.today, bare).pending : null

const nameOf = (session: Session | null): string | null => {
  const pending = pendingOf(session)
  if (!pending) return null
  if (pending.kind !== 'waiting') return `${pending.fact}, ${pending.kind}`
  const { waiting } = pending
  return `${pending.fact}, ${waiting.kind} ${waiting.kind === 'clarify' ? waiting.ask : waiting.why}`
}

/** Every question of the walk-through: as it is put first, in doubt, narrowed, and edited. */
const questions = (): ReadonlyMap<string, Session | null> => {
  const found = new Map<string, Session | null>()
  const keep = (session: Session | null) => {
    const name = nameOf(session)
    if (name !== null && !found.has(name)) found.set(name, session)
  }
  keep(after(['kiểm tra điều kiện', 'đồng ý']))
  for (const answer of DOUBTFUL) keep(after(['kiểm tra điều kiện', 'đồng ý', answer]))
  for (const province of PROVINCES)
    for (const sector of SECTORS) {
      let session = after([`htx ${sector} ở ${province} xét giùm đủ điều kiện không`, 'đồng ý'])
      for (let put = 0; put < MOST_QUESTIONS && pendingOf(session); put += 1) {
        keep(session)
        for (const answer of DOUBTFUL) keep(after([answer], session))
        session = after(['bỏ qua'], session)
      }
      for (const fact of bare.facts.keys())
        if (session?.walk)
          keep({ ...session, walk: { ...session.walk, editing: fact, paused: false } })
    }
  return found
}

const QUESTION = 'hồ sơ gồm những gì'
const PUSH = { reach: 'push' } as const
const OFFICER = { ...PUSH, subscriber: officer({ latest: [REPORT] }) } as const

const moment = (
  session: Session | null,
  more: Partial<Incoming> = {},
  knowledge: Knowledge = bare,
): Moment => ({ session, with: more, knowledge })

const asOfficer = (messages: readonly string[]) =>
  moment(after(messages, null, OFFICER), { ...OFFICER })

/** Points of talks by name: nothing said yet, something pending, something over, reminders. */
export const MOMENTS: ReadonlyMap<string, Moment> = new Map([
  ['nothing', moment(null)],
  ['nothing, as an officer', moment(null, { profile: { role: 'officer' } })],
  ['nothing, with documents imported', moment(null, {}, reading)],
  ['a question', moment(after([QUESTION]))],
  ['a question of a province', moment(after(['kiên giang cần gì', 'thế còn An Giang']))],
  ['a question, with documents imported', moment(after([QUESTION]), {}, reading)],
  ['a declined question', moment(after(['giá phân bón hôm nay bao nhiêu']))],
  ['a menu', moment(after(['menu']))],
  ['consent asked', moment(after(['htx lúa Hòn Đất 620 ha xét giùm']))],
  ['consent refused', moment(after(['kiểm tra điều kiện', 'không']))],
  ['deletion asked', moment(after(['kiểm tra điều kiện', 'đồng ý', 'xóa']))],
  ['a pause', moment(after(['kiểm tra điều kiện', 'đồng ý', 'tạm dừng']))],
  ['a result', moment(after(['htx lúa Hòn Đất 620 ha xét giùm', 'đồng ý', 'kết quả']))],
  ['which answer to edit', moment(after(['htx lúa Hòn Đất xét giùm', 'đồng ý', 'sửa']))],
  ...[...questions()].map(([name, session]) => [name, moment(session)] as const),
  [
    'a question beside the walk-through',
    moment(after(['htx lúa Hòn Đất xét giùm', 'đồng ý', QUESTION])),
  ],
  ['reminders', asOfficer(['nhắc việc'])],
  ['settings of reminders', asOfficer(['cài đặt nhắc'])],
  ['lead times of reminders', asOfficer(['nhắc trước'])],
  ['the hour of reminders', asOfficer(['giờ nhắc'])],
  ['quiet hours', asOfficer(['giờ yên'])],
  ['a pause of reminders', asOfficer(['tạm dừng nhắc'])],
  ['when to be reminded again', asOfficer(['nhắc lại'])],
  ['reminders beside the walk-through', asOfficer(['htx lúa Hòn Đất xét giùm', 'đồng ý'])],
  [
    'a wrong invitation',
    moment(after(['kiểm tra điều kiện', 'đồng ý']), { ...PUSH, invitation: { kind: 'wrong' } }),
  ],
])

/** What a message at a moment gives. */
export const answerAt = ({ session, with: more, knowledge }: Moment, text: string) =>
  respond({ ...NOW, ...more, text }, session, knowledge)
