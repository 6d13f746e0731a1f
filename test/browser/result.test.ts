import { describe, expect, test } from 'vitest'
import { overflow, violations } from '../support/process/axe.ts'
import { hasBrowser, usePhones, type ChatPage } from '../support/process/browser.ts'
import { sampleSheet } from '../support/talk/sheet.ts'

const CHAT = '**/api/v1/chat'
const OPENING = 'htx lua o Hon Dat 480 ha 299 xa vien, du dk ko em'
const LEAD = 'Giả định hôm trước em đã bỏ, từ đây là số thật của HTX.'

const walkTo = async (chat: ChatPage, ...texts: readonly string[]) => {
  for (const text of [OPENING, 'dong y', ...texts]) await chat.type(text)
}

const openResult = async (chat: ChatPage) => {
  await walkTo(chat)
  await chat.page.route(CHAT, async (route) => {
    const response = await route.fetch()
    const answer = (await response.json()) as { turn: Record<string, unknown> }
    const turn = { ...answer.turn, sheet: sampleSheet }
    await route.fulfill({ response, json: { ...answer, turn } })
  })
  await chat.type('ket qua')
}

describe.runIf(hasBrowser())('a result on the page', () => {
  const phones = usePhones()

  test.each([
    ['a table on a desk', { width: 1280, height: 800 }, 'table-cell'],
    ['stacked rows on a phone', { width: 320, height: 568 }, 'block'],
  ])('the result is %s, grouped in words', async (_, viewport, display) => {
    const chat = await phones.open({ viewport })
    await openResult(chat)
    const card = chat.page.locator('.card')
    expect(await card.locator('h2').innerText()).toBe(sampleSheet.headline)
    const headings = await card.locator('.heading').allInnerTexts()
    expect(headings.map((one) => one.trim())).toEqual(['Còn thiếu (2)', 'Chưa rõ (1)', 'Đạt (1)'])
    const shown = 'getComputedStyle(document.querySelector("td.required")).display'
    expect(await chat.page.evaluate<string>(shown)).toBe(display)
    expect(await card.innerText()).toContain(sampleSheet.note)
    expect(await card.innerText()).toContain(sampleSheet.round)
    expect(await overflow(chat.page)).toBe(0)
    expect(await violations(chat.page)).toEqual([])
  })

  test.each([
    ['with a sheet', openResult],
    ['in words', async (chat: ChatPage) => walkTo(chat, 'ket qua')],
  ])('the card of a result %s shows the nearest way', async (_, open) => {
    const chat = await phones.open()
    await open(chat)
    const line = chat.page.locator('.card').getByText('Bù gần nhất')
    expect(await line.count()).toBe(1)
    expect(await line.isVisible()).toBe(true)
  })

  test('what leads to a result is said before its card', async () => {
    const chat = await phones.open()
    await walkTo(chat)
    await chat.page.route(CHAT, async (route) => {
      const response = await route.fetch()
      const { replies, turn } = (await response.json()) as {
        replies: readonly { parts: readonly object[] }[]
        turn: object
      }
      const led = replies.map((reply, at) =>
        at === 0 ? { ...reply, parts: [{ is: 'text', text: LEAD }, ...reply.parts] } : reply,
      )
      await route.fulfill({ response, json: { replies: led, turn } })
    })
    await chat.type('ket qua')
    const [lead, card] = (await chat.entries()).slice(-2)
    expect(lead).toContain(LEAD)
    expect(card).toContain('CHƯA ĐỦ')
    expect(card).not.toContain(LEAD)
  })

  test('a result of what is supposed is no card, and every message of it shows its label', async () => {
    const chat = await phones.open()
    await walkTo(chat, 'neu co 320 thanh vien thi sao', 'ket qua')
    expect(await chat.page.locator('.card').count()).toBe(0)
    const result = (await chat.entries()).slice(-2)
    expect(result[0]).toMatch(/\[GIẢ ĐỊNH: 320 thành viên\]\s+CHƯA ĐỦ/u)
    expect(result[1]).toMatch(/\[Giả định\]\s+Việc nên làm/u)
    expect(await chat.page.locator('.entry summary', { hasText: /giả định/iu }).count()).toBe(0)
  })

  test('an answer and a question say that something is supposed still', async () => {
    const chat = await phones.open()
    await walkTo(chat, 'neu co 320 thanh vien thi sao')
    for (const text of ['ho so gom nhung gi', '1,2 ty']) {
      const before = (await chat.entries()).length
      await chat.type(text)
      const said = (await chat.entries()).slice(before + 1).join('\n')
      expect(said).toMatch(/giả định: 320 thành viên/iu)
    }
    expect(await chat.page.locator('details', { hasText: /giả định/iu }).count()).toBe(0)
  })

  test('a printed result is the card alone, with its papers unfolded, on one sheet', async () => {
    const chat = await phones.open()
    await openResult(chat)
    await chat.page.evaluate(`window.print = () => {
      window.shown = [...document.querySelectorAll('.card details')].every(({ open }) => open)
      window.one = document.body.classList.contains('one')
    }`)
    await chat.page.locator('.card').getByRole('button', { name: 'In', exact: true }).click()
    expect(await chat.page.evaluate('[window.shown, window.one]')).toEqual([true, true])
    await chat.page.evaluate(`document.body.classList.add('one')
      document.querySelector('.card').classList.add('chosen')`)
    const pdf = (await chat.page.pdf({ format: 'A4' })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/gu)?.length).toBe(1)
  })
})
