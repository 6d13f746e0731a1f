import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasBrowser, usePhones } from '../support/process/browser.ts'

const CHAT = '**/api/v1/chat'

/** The message ids that the page sends, in order. */
const watchMessages = (page: Page): readonly string[] => {
  const ids: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/chat')) ids.push(request.postDataJSON().message)
  })
  return ids
}

describe.runIf(hasBrowser())('messages on a bad line', () => {
  const phones = usePhones({ RATE_PER_CONVERSATION: '2' })

  test('a message whose answer was lost goes out again under its id and is answered once', async () => {
    const chat = await phones.open()
    const ids = watchMessages(chat.page)
    let lost = 0
    await chat.page.route(CHAT, async (route) => {
      if (lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      return route.abort()
    })
    await chat.type('kiem tra dieu kien')
    expect(await chat.page.locator('#trouble').innerText()).toContain('Chưa gửi được')
    await chat.page.getByRole('button', { name: 'Gửi lại' }).click()
    await chat.settle()
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(await chat.page.locator('.you.entry').count()).toBe(1)
    expect(await chat.fact()).toBe('consent')
    expect(await chat.page.locator('#trouble').isVisible()).toBe(false)
  })

  test('messages typed without a line wait, and go out in order when it is back', async () => {
    const chat = await phones.open()
    await chat.page.context().setOffline(true)
    await chat.type('htx lua o Hon Dat 620 ha, xet gium du dieu kien khong')
    await chat.type('dong y')
    expect(await chat.page.locator('.you.unsent').count()).toBe(2)
    await chat.page.context().setOffline(false)
    await chat.page.waitForFunction(`document.querySelector('#log').dataset.fact === 'members'`)
    expect(await chat.page.locator('.you.unsent').count()).toBe(0)
  })

  test('a reload before the answer sends the message again under its id', async () => {
    const chat = await phones.open()
    const ids = watchMessages(chat.page)
    await chat.page.context().setOffline(true)
    await chat.type('kiem tra dieu kien')
    await chat.page.context().setOffline(false)
    await chat.page.reload()
    await chat.page.waitForFunction(`document.querySelector('#log').dataset.fact === 'consent'`)
    expect(new Set(ids).size).toBe(1)
  })

  test('a message too many waits as long as the server says and is answered', async () => {
    const chat = await phones.open()
    const statuses: number[] = []
    chat.page.on('response', (response) => {
      if (response.url().endsWith('/chat')) statuses.push(response.status())
    })
    // The first turn of a program is its slowest, and would let the second go by.
    await chat.type('xin chao')
    const texts = Array.from({ length: 6 }, () => 'cam on')
    for (const text of texts) {
      await chat.page.fill('#text', text)
      await chat.page.press('#text', 'Enter')
    }
    await chat.settle()
    expect(statuses).toContain(429)
    expect(statuses.filter((status) => status === 200)).toHaveLength(texts.length + 1)
    expect(await chat.page.locator('.notice').count()).toBe(0)
  })

  test('a database that fails leaves the message to be sent again', async () => {
    const chat = await phones.open()
    const error = { code: 'unavailable', message: 'Hệ thống đang trục trặc.' }
    await chat.page.route(CHAT, (route) => route.fulfill({ status: 503, json: { error } }), {
      times: 1,
    })
    await chat.type('kiem tra dieu kien')
    expect(await chat.page.locator('#trouble').innerText()).toContain(error.message)
    await chat.page.getByRole('button', { name: 'Gửi lại' }).click()
    await chat.settle()
    expect(await chat.fact()).toBe('consent')
  })

  test('a refused message is explained, and what could be tapped still can', async () => {
    const chat = await phones.open()
    await chat.type('kiem tra dieu kien')
    const error = { code: 'bad_request', message: 'Tin gửi chưa đúng.' }
    await chat.page.route(CHAT, (route) => route.fulfill({ status: 400, json: { error } }), {
      times: 1,
    })
    await chat.type('dong y')
    expect(await chat.page.locator('.notice').innerText()).toBe(error.message)
    await chat.tap('Đồng ý')
    expect(await chat.fact()).not.toBe('consent')
  })

  test('markup in an answer is text, and a link that is no web address is none', async () => {
    const chat = await phones.open()
    const text = '<img src=x onerror="document.title=1"> & <b>'
    const links = [{ label: 'bấm', url: 'javascript:document.title=2' }]
    const turn = { kind: 'answer', question: null, verdict: null }
    const parts = [{ is: 'text', text }]
    const replies = [{ text, parts, choices: [], numbered: false, citations: [], links }]
    await chat.page.route(CHAT, (route) => route.fulfill({ json: { replies, turn } }))
    await chat.type('hồ sơ')
    expect((await chat.entries()).at(-1)).toContain(text)
    expect(await chat.page.locator('#log img, #log b, #log a').count()).toBe(0)
  })
})
