import { expect, test } from 'vitest'
import { createCallbackData } from '../../../../bot/channels/telegram/callback-data.ts'
import { pressValue } from '../../../../handlers/conversation/wishes/press.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'
import { remindersOf } from '../../../../knowledge/calendar/reminder.ts'
import { CHAT, createMemoryIntake, openKnown, PARCEL } from '../../../support/telegram.ts'
import { ampleTime } from '../../../support/waiting.ts'

test('short choices stand side by side and a long one alone', async () => {
  const { fake, channel } = await openKnown()
  await channel.send(CHAT, PARCEL, ampleTime())
  const keyboard = fake.message(fake.shown[0]?.messageId ?? '')?.keyboard
  expect(keyboard?.map((row) => row.length)).toEqual([2, 1])
})

test('a choice that does not fit into a button is refused before the call', async () => {
  const { fake, channel } = await openKnown()
  const choices = [{ value: 'x'.repeat(59), label: 'Có' }]
  const outcome = await channel.send(CHAT, { text: 'a', choices }, ampleTime())
  expect(outcome).toMatchObject({ kind: 'rejected' })
  expect(fake.calls).toEqual([])
})

test('a tap ends its spinner and leaves only the choice that was taken', async () => {
  const { fake, channel } = await openKnown()
  await channel.send(CHAT, PARCEL, ampleTime())
  const memory = createMemoryIntake()
  await channel.start(memory.intake)
  await fake.tap('1001', 'Không')
  await memory.until(1)
  const event = memory.updates[0]?.event
  expect(event).toMatchObject({ kind: 'choice', value: 'mb3k2x1a.1.1' })
  await channel.acknowledge(CHAT, event ?? { kind: 'text', text: '' })
  expect(fake.answeredTaps).toHaveLength(1)
  const message = fake.message(fake.shown[0]?.messageId ?? '')
  expect(message?.keyboard.flat().map(({ text }) => text)).toEqual(['✓ Không'])
  expect(message?.text).toBe(PARCEL.text)
})

test('the buttons of a reminder stay when one is tapped', async () => {
  const { fake, channel } = await openKnown()
  const choices = [
    { value: 'n.done.kg251-report-duty.y2026.20261209', label: 'Đã xong việc 1' },
    { value: 'n.done.kg251-report-year.y2026.20261209', label: 'Đã xong việc 2' },
  ]
  await channel.send(CHAT, { text: 'a', choices }, ampleTime())
  const memory = createMemoryIntake()
  await channel.start(memory.intake)
  await fake.tap('1001', 'Đã xong việc 2')
  await memory.until(1)
  await channel.acknowledge(CHAT, memory.updates[0]?.event ?? { kind: 'text', text: '' })
  expect(fake.answeredTaps).toHaveLength(1)
  const message = fake.message(fake.shown[0]?.messageId ?? '')
  expect(message?.keyboard.flat().map(({ text }) => text)).toEqual(
    choices.map(({ label }) => label),
  )
})

test('every button of every reminder fits', () => {
  const knowledge = loadKnowledge()
  const reminders = remindersOf(
    [...knowledge.deadlines.values()],
    knowledge.holidays,
    '2021-01-01',
    '2045-12-31',
  )
  const taps = createCallbackData('7000000001:AA')
  expect(reminders.length).toBeGreaterThan(100)
  const values = reminders.flatMap(({ deadline: { id: deadline }, occurrence: { key }, due }) =>
    (['done', 'later', 'more', 'undo'] as const).map((act) =>
      pressValue(act, { deadline, occurrence: key, due }),
    ),
  )
  expect(values.filter((value) => taps.seal(CHAT, value) === null)).toEqual([])
})

test('the choice that was taken can be tapped again, and its button stays as it is', async () => {
  const { fake, channel } = await openKnown()
  await channel.send(CHAT, PARCEL, ampleTime())
  const memory = createMemoryIntake()
  await channel.start(memory.intake)
  for (const label of ['Không', '✓ Không']) {
    await fake.tap('1001', label)
    await memory.until(memory.updates.length + 1)
    const event = memory.updates.at(-1)?.event
    await channel.acknowledge(CHAT, event ?? { kind: 'text', text: '' })
  }
  expect(memory.updates.map(({ event }) => event)).toMatchObject([
    { value: 'mb3k2x1a.1.1' },
    { value: 'mb3k2x1a.1.1' },
  ])
  const message = fake.message(fake.shown[0]?.messageId ?? '')
  expect(message?.keyboard.flat().map(({ text }) => text)).toEqual(['✓ Không'])
})
