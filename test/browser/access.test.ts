import { describe, expect, test } from 'vitest'
import { overflow, violations } from '../support/process/axe.ts'
import { hasBrowser, usePhones } from '../support/process/browser.ts'

const MOST_TABS = 40
const LEAST_TARGET_PX = 44
const LEAST_TYPE_PX = 18

describe.runIf(hasBrowser())('the web chat for everybody', () => {
  const phones = usePhones()

  test.each([
    ['light on a phone', 'light', 390, 844, 1],
    ['dark on a phone', 'dark', 390, 844, 1],
    ['light at 320 px', 'light', 320, 568, 1],
    ['dark on a desk', 'dark', 1280, 800, 1],
    ['light at 200 % zoom', 'light', 640, 400, 2],
  ] as const)('axe finds nothing: %s', async (_, colorScheme, width, height, scale) => {
    const chat = await phones.open({
      colorScheme,
      viewport: { width, height },
      deviceScaleFactor: scale,
      reducedMotion: 'reduce',
    })
    const { page } = chat
    const found: Record<string, readonly string[]> = { start: await violations(page) }
    await chat.type('htx lua o Hon Dat 480 ha 310 xa vien, du dk ko em')
    await chat.type('dong y')
    found['question'] = await violations(page)
    await chat.type('ket qua')
    found['result'] = await violations(page)
    await chat.settings()
    await page.getByRole('button', { name: 'Xóa dữ liệu' }).click()
    found['settings'] = await violations(page)
    await page.keyboard.press('Escape')
    await page.context().setOffline(true)
    await chat.type('hồ sơ')
    found['trouble'] = await violations(page)
    expect(found).toEqual({ start: [], question: [], result: [], settings: [], trouble: [] })
    expect(await overflow(page)).toBe(0)
  })

  test('text twice as large as usual fits 320 px without a sideways scroll', async () => {
    const chat = await phones.open({ viewport: { width: 320, height: 568 } })
    await chat.page.addStyleTag({ content: 'html { font-size: 200% }' })
    await chat.type('htx lua o Hon Dat 480 ha 310 xa vien, du dk ko em')
    await chat.type('dong y')
    await chat.type('ket qua')
    expect(await overflow(chat.page)).toBe(0)
  })

  test('a walk-through can be begun with the keyboard alone, nothing hidden that has the focus', async () => {
    const chat = await phones.open({ viewport: { width: 390, height: 640 } })
    const { keyboard } = chat.page
    const focused = () =>
      chat.page.evaluate<{ text: string; isSeen: boolean }>(`(() => {
        const node = document.activeElement
        const { top, bottom } = node.getBoundingClientRect()
        const dock = document.querySelector('.dock')
        const edge = dock.contains(node) ? innerHeight : dock.getBoundingClientRect().top
        return { text: node.textContent, isSeen: top >= 0 && bottom <= edge + 1 }
      })()`)
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await keyboard.type('kiem tra dieu kien')
    await keyboard.press('Enter')
    await chat.settle()
    let focus = await focused()
    for (let tab = 0; tab < MOST_TABS && focus.text !== '1. Đồng ý'; tab += 1) {
      await keyboard.press('Shift+Tab')
      focus = await focused()
      expect(focus).toEqual({ text: focus.text, isSeen: true })
    }
    expect(focus.text).toBe('1. Đồng ý')
    await keyboard.press('Enter')
    await chat.settle()
    expect(await chat.fact()).not.toBe('consent')
    expect(await chat.page.evaluate('document.activeElement.id')).toBe('text')
  })

  test('Shift and Enter makes a new line, Enter sends', async () => {
    const chat = await phones.open()
    await chat.page.focus('#text')
    await chat.page.keyboard.type('xin')
    await chat.page.keyboard.press('Shift+Enter')
    await chat.page.keyboard.type('chao')
    expect(await chat.page.inputValue('#text')).toBe('xin\nchao')
    await chat.page.keyboard.press('Enter')
    await chat.settle()
    expect(await chat.page.locator('.you.entry').count()).toBe(1)
  })

  test('whatever can be tapped is at least 44 px high, and type at least 18 px', async () => {
    const chat = await phones.open()
    await chat.type('kiem tra dieu kien')
    await chat.settings()
    const heights = await chat.page.evaluate<Record<string, number>>(
      `Object.fromEntries([...document.querySelectorAll('button:enabled, select, textarea, summary')]
         .filter((node) => node.checkVisibility())
         .map((node) => [node.id + node.textContent.trim().slice(0, 20), node.offsetHeight]))`,
    )
    expect(Object.keys(heights).length).toBeGreaterThan(6)
    const low = Object.entries(heights).filter(([, height]) => height < LEAST_TARGET_PX)
    expect(low).toEqual([])
    const size = await chat.page.evaluate<string>('getComputedStyle(document.body).fontSize')
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(LEAST_TYPE_PX)
  })

  test('the page keeps to its own security policy and logs no error', async () => {
    const chat = await phones.open({ bypassCSP: false })
    const errors: string[] = []
    chat.page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    chat.page.on('pageerror', (error) => errors.push(error.message))
    await chat.page.reload()
    await chat.page.fill('#text', 'hồ sơ')
    await chat.page.press('#text', 'Enter')
    await chat.page.locator('.bot.entry:not(.typing)').first().waitFor()
    expect(errors).toEqual([])
  })

  test('without JavaScript the page says what to do', async () => {
    const chat = await phones.open({ javaScriptEnabled: false })
    expect(await chat.page.locator('.notice').innerText()).toContain('JavaScript')
  })
})
