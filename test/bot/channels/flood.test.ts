import { AMPLE_MS } from '../../support/waiting.ts'
import { expect, test, vi } from 'vitest'
import { PLATFORMS } from '../../support/fakes/platforms.ts'
import { startWith } from '../../support/fakes/program.ts'

const FLOOD = 60
const TOLD = /chưa đọc kịp (\d+) tin/u

const isTold = ({ text }: { readonly text: string }) => TOLD.test(text)

test.each(PLATFORMS)(
  '$title: of sixty messages at once each is answered or counted in one kind line, and nobody else waits',
  async ({ start, chat }) => {
    const fake = await start()
    const { address } = await startWith([fake], {
      CHANNEL_PACE: 'off',
      RATE_PER_CONVERSATION: '10',
    })
    const saying = Array.from({ length: FLOOD }, (_, at) => fake.say(chat, `alo ${at}`))
    await Promise.all([...saying, fake.say(`${chat}9`, 'alo')])
    const count = () => {
      const told = fake.shown.find(isTold)?.text ?? ''
      const mine = fake.shown.filter((message) => message.chat === chat)
      // Where messages are counted, the line stands above the last answer and not alone.
      const isAlone = told.trim().endsWith('nhắn lại giúp em nhé.')
      return { surplus: Number(TOLD.exec(told)?.[1]), answers: mine.length - Number(isAlone) }
    }
    await vi.waitUntil(() => count().answers + count().surplus >= FLOOD, { timeout: AMPLE_MS })
    const { answers, surplus } = count()
    expect(surplus).toBeGreaterThan(0)
    expect(answers + surplus).toBe(FLOOD)
    expect(fake.shown.filter(isTold)).toHaveLength(1)
    const other = fake.shown.findIndex((message) => message.chat === `${chat}9`)
    expect(other).toBeGreaterThanOrEqual(0)
    expect(other).toBeLessThan(fake.shown.findIndex(isTold))
    const metrics = await (await fetch(`${address}/metrics`)).text()
    expect(metrics).toContain(`htx_surplus_total ${surplus}\n`)
  },
)
