import { describe, expect, test } from 'vitest'
import { startProgram } from '../../support/process/program.ts'
import { postTo } from '../../support/process/server.ts'

describe('limits', () => {
  test('200 messages a second from one address are slowed down, and none is lost silently', async () => {
    const limited = await startProgram({ RATE_PER_ADDRESS: '5' })
    const responses = await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        postTo(limited.address, '/api/v1/chat', { conversation: `many-people-${at}`, text: 'alo' }),
      ),
    )
    const refused = responses.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(50)
    expect(refused.every(({ headers }) => Number(headers.get('retry-after')) >= 1)).toBe(true)
    expect(responses.every(({ status }) => status === 200 || status === 429)).toBe(true)
    await limited.stop()
  })

  test('one conversation gets five messages a second, and others go on', async () => {
    const limited = await startProgram({ RATE_PER_CONVERSATION: '5' })
    const say = (conversation: string) =>
      postTo(limited.address, '/api/v1/chat', { conversation, text: 'alo' })
    const responses = await Promise.all(Array.from({ length: 20 }, () => say('one-person')))
    const answered = responses.filter(({ status }) => status === 200)
    expect(answered.length).toBeGreaterThanOrEqual(5)
    expect(answered.length).toBeLessThan(15)
    expect((await say('other-person')).status).toBe(200)
    await limited.stop()
  })

  test.each([
    ['0', 'nobody can claim another address', true],
    ['1', 'the address that the proxy adds last counts', false],
  ])('behind %s proxies %s', async (hops, _, isLimited) => {
    const limited = await startProgram({ RATE_PER_ADDRESS: '2', TRUST_PROXY: hops })
    const responses = await Promise.all(
      Array.from({ length: 12 }, (_each, at) =>
        postTo(
          limited.address,
          '/api/v1/chat',
          { conversation: `many-people-${at}`, text: 'alo' },
          { 'x-forwarded-for': `203.0.113.99, 198.51.100.${at}` },
        ),
      ),
    )
    expect(responses.some(({ status }) => status === 429)).toBe(isLimited)
    await limited.stop()
  })
})
