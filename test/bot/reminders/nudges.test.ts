import { describe, expect, test } from 'vitest'
import { minuteOf } from '../../../bot/clock.ts'
import { NUDGE_PRESS } from '../../../handlers/dossier/message.ts'
import { addDays } from '../../../knowledge/calendar/civil-day.ts'
import { createDice } from '../../simulator/kit/dice.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { officerOf } from '../../support/reminders/reminders.ts'
import { openPaperTalk } from '../../support/reminders/paper-talk.ts'

const CHAT = 'telegram:1'
/** A Monday. */
const START = '2026-11-23'

describe.each(DATABASES)('reminders of papers on $name', ({ newUrl }) => {
  const open = async () => {
    const talk = await openPaperTalk(await newUrl())
    talk.at(START, '09:00')
    await talk.begin()
    return talk
  }

  /** Days on which something was told, morning after morning. */
  const daysTold = async (talk: Awaited<ReturnType<typeof open>>, from: string, until: string) => {
    const days: string[] = []
    for (let day = from; day <= until; day = addDays(day, 1))
      if ((await talk.morning(day)).length > 0) days.push(day)
    return days
  }

  test('a week apart it is told on two Mondays, and not a day between', async () => {
    const talk = await open()
    await talk.nudge('nhắc tôi mỗi tuần')
    expect(await daysTold(talk, START, '2026-12-07')).toEqual(['2026-11-30', '2026-12-07'])
    expect(talk.sent.at(-1)?.text).toContain('Báo cáo tài chính')
    expect(talk.sent.at(-1)?.text).toContain('đợt chọn theo Kế hoạch 135')
  })

  test('what falls on a day off is told on the working day behind it', async () => {
    const talk = await open()
    await talk.nudge('nhắc tôi sau 5 ngày')
    expect(await daysTold(talk, START, '2026-12-20')).toEqual(['2026-11-30'])
  })

  test('nothing is told before the hour, and one day brings one however often it is planned', async () => {
    const talk = await open()
    await talk.nudge('nhắc tôi ngày 30')
    expect(await talk.morning('2026-11-30', '07:59')).toEqual([])
    const engines = [talk.another(), talk.another(), talk.another()]
    talk.at('2026-11-30')
    await Promise.all(engines.map((engine) => engine.tick()))
    await talk.tick()
    expect(await talk.deliver()).toHaveLength(1)
  })

  test('what was ticked after it was written is not told, and the rest is told anew', async () => {
    const talk = await open()
    await talk.nudge('nhắc tôi sau 7 ngày')
    talk.at('2026-11-30')
    await talk.tick()
    await talk.say('xong 2 3')
    expect(await talk.deliver()).toEqual([])
    await talk.tick()
    const [text] = await talk.deliver()
    expect(text).toContain('xong 3/9')
    expect(text).not.toContain('Báo cáo tài chính')
  })

  test('a stop between planning and sending sends nothing, then or later', async () => {
    const talk = await open()
    await talk.nudge('nhắc tôi mỗi tuần')
    talk.at('2026-11-30')
    await talk.tick()
    expect(await talk.say('thôi')).toContain('Em thôi nhắc hồ sơ')
    expect(await talk.deliver()).toEqual([])
    expect(await daysTold(talk, '2026-12-01', '2026-12-20')).toEqual([])
  })

  test('what was planned in the evening waits for the next morning, and is told once then', async () => {
    const talk = await open()
    await talk.nudge('nhắc tôi mỗi tuần')
    expect(await talk.morning('2026-11-30', '22:00')).toEqual([])
    expect(await talk.morning('2026-12-01', '06:30')).toEqual([])
    expect(await talk.morning('2026-12-01', '08:00')).toHaveLength(1)
    expect(await talk.morning('2026-12-01', '12:00')).toEqual([])
  })

  test('everything ticked ends the reminders, and says so once', async () => {
    const talk = await open()
    await talk.nudge('nhắc tôi mỗi tuần')
    expect(await talk.say('xong hết rồi')).toContain('Em thôi nhắc hồ sơ từ đây')
    expect(await talk.say('xong hết rồi')).not.toContain('Bước tiếp')
    expect(await daysTold(talk, START, '2026-12-20')).toEqual([])
  })

  test('whoever is never heard again is told that the eighth is the last', async () => {
    const talk = await open()
    await talk.nudge('nhắc tôi mỗi tuần')
    const days = await daysTold(talk, START, '2027-03-31')
    expect(days).toHaveLength(8)
    expect(talk.sent.at(-1)?.text).toContain('em ngừng nhắc từ đây')
  })

  test('buttons below a reminder work when the session is long gone', async () => {
    const talk = await open()
    await talk.nudge('nhắc tôi mỗi tuần')
    await talk.morning('2026-11-30')
    await talk.db.deleteFrom('sessions').execute()
    const shown = await talk.press(NUDGE_PRESS.show)
    expect(shown.replies[0]?.text).toContain('xong 1/9')
    const stopped = await talk.press(NUDGE_PRESS.stop)
    expect(stopped.replies[0]?.text).toContain('Em thôi nhắc hồ sơ')
    expect(await daysTold(talk, '2026-12-01', '2026-12-20')).toEqual([])
  })

  test('a list outlives its session and a new beginning of the walk, and not its deletion', async () => {
    const talk = await open()
    await talk.db.deleteFrom('sessions').execute()
    expect(await talk.say('còn thiếu gì')).toContain('xong 1/9')
    await talk.say('làm lại từ đầu')
    expect(await talk.say('hồ sơ của tôi')).toContain('xong 1/9')
    await talk.say('đồng ý')
    await talk.nudge('nhắc hồ sơ mỗi tuần')
    talk.at('2026-11-30')
    await talk.tick()
    await talk.say('xóa dữ liệu')
    expect(await talk.lists()).toEqual([])
    expect(await talk.db.selectFrom('nudges').selectAll().execute()).toEqual([])
    expect(await talk.deliver()).toEqual([])
    expect(await daysTold(talk, '2026-12-01', '2026-12-20')).toEqual([])
  })

  test('whoever has left is told nothing, and the list stays', async () => {
    const talk = await open()
    await talk.nudge('nhắc tôi mỗi tuần')
    await talk.db
      .insertInto('recipients')
      .values({ chat: CHAT, channel: 'telegram', state: 'inactive', reason: 'left', heard_at: 0 })
      .execute()
    expect(await daysTold(talk, START, '2026-12-08')).toEqual([])
    expect((await talk.lists())[0]?.done).toEqual(['report'])
  })

  test('an officer keeps the hour and the pause of the other reminders', async () => {
    const talk = await open()
    await talk.nudge('nhắc tôi mỗi tuần')
    await talk.subscribe(CHAT, officerOf({ follows: [], time: '10:00', pausedUntil: '2026-12-04' }))
    expect(await talk.morning('2026-11-30')).toEqual([])
    expect(await talk.morning('2026-12-04', '09:59')).toEqual([])
    expect(await talk.morning('2026-12-04', '10:00')).toHaveLength(1)
  })
})

const WORDS = [
  'xong 2',
  'xong 3 4',
  'chưa xong 1',
  'bỏ đánh dấu 3',
  'còn thiếu gì',
  'nhắc tôi sau 1 ngày',
  'nhắc tôi mỗi tuần',
  'cứ 2 ngày nhắc tôi một lần',
  'vẫn nhắc',
  'vẫn nhắc',
  'thôi nhắc hồ sơ',
  'xong 5 6 7',
] as const
const SEEDS = 12
const DAYS = 15
const MOMENTS = ['06:10', '08:00', '11:30', '19:59', '20:00', '23:40'] as const

test('in two weeks of any talk no day brings two, no night one, and no stop is passed over', async () => {
  let told = 0
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const dice = createDice(seed)
    const talk = await openPaperTalk(await DATABASES[0].newUrl())
    talk.at(START, '09:00')
    await talk.begin()
    await talk.nudge('cứ 2 ngày nhắc tôi một lần')
    const days: string[] = []
    for (let day = addDays(START, 1); day <= addDays(START, DAYS); day = addDays(day, 1))
      for (const minute of MOMENTS) {
        talk.at(day, minute)
        if (dice.percent(60)) await talk.tick()
        if (dice.percent(25)) await talk.say(dice.pick(WORDS))
        if (dice.percent(50)) continue
        const texts = await talk.deliver()
        expect(await talk.breaches(texts), `seed ${seed}, ${day} ${minute}`).toEqual([])
        if (texts.length > 0) days.push(minuteOf(talk.now()).today)
      }
    expect(new Set(days).size, `seed ${seed}`).toBe(days.length)
    told += days.length
  }
  expect(told).toBeGreaterThan(SEEDS)
}, 120_000)
