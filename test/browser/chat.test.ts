import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Running } from '../../bot/start.ts'
import { PAGE_FOLDER } from '../../bot/channels/web/page.ts'
import { hasBrowser, launchBrowser, openChat, type ChatPage } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const MOST_TURNS = 30
const MOST_BYTES = 60_000

/** What a rice cooperative of Hòn Đất types, by the fact that is asked. */
const TYPED: Readonly<Record<string, string>> = {
  consent: 'dong y',
  province: 'kien giang',
  entity: 'hop tac xa',
  sector: 'trong lua',
  area: '620 ha',
  members: '310 xa vien',
  capital: '1,2 ty',
  services: '5 dich vu',
  profit: 'co lai ca ba nam',
  score: '72 diem',
  model: 'mo hinh 3',
  legal: 'theo luat 2012',
  dossier: 'co du',
  wage: 'cao hon',
  priority: 'khong co dieu nao',
}

/** What somebody taps who has fruit in old Kiên Giang; numbers must be typed. */
const TAPPED: Readonly<Record<string, string>> = {
  consent: 'Đồng ý',
  province: 'Kiên Giang',
  entity: 'Hợp tác xã',
  sector: 'Ngành khác',
  profit: 'Có lãi cả ba năm',
  model: 'Mô hình 1',
  legal: 'Theo Luật HTX 2012',
  dossier: 'Có đủ',
  wage: 'Cao hơn',
  priority: 'Không có điều nào',
}

const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const axe = (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: unknown[] }[] }> }
      }
    ).axe
    const result = await axe.run()
    return result.violations.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes).slice(0, 300)}`)
  })
}

const walkByTyping = async (chat: ChatPage) => {
  for (let turn = 0; turn < MOST_TURNS && (await chat.kind()) !== 'verdict'; turn += 1) {
    const fact = await chat.fact()
    await chat.type(TYPED[fact] ?? 'khong biet')
  }
}

describe.runIf(hasBrowser())('in a browser', () => {
  let program: Running
  let browser: Browser

  beforeAll(async () => {
    program = await startProgram()
    browser = await launchBrowser()
  })

  afterAll(async () => {
    await browser.close()
    await program.stop()
  })

  const openPhone = async (options: Parameters<Browser['newPage']>[0] = {}) => {
    // axe is put into the page by the test, which the page's own policy would rightly forbid.
    const page = await browser.newPage({
      viewport: { width: 390, height: 844 },
      bypassCSP: true,
      ...options,
    })
    return openChat(page, program.address)
  }

  test('a whole walk-through can be typed without diacritics', async () => {
    const chat = await openPhone()
    await chat.type('htx lua o Hon Dat 620 mau 310 xa vien, du dk ko em')
    await walkByTyping(chat)
    expect(await chat.page.locator('.card').getAttribute('data-eligibility')).toBe('eligible')
    await chat.page.close()
  })

  test('a whole walk-through can be tapped but for its one number', async () => {
    const chat = await openPhone()
    await chat.tap('Kiểm tra điều kiện HTX của tôi')
    for (let turn = 0; turn < MOST_TURNS && (await chat.kind()) !== 'verdict'; turn += 1) {
      const fact = await chat.fact()
      if (fact === 'score') await chat.type('80')
      else await chat.tap(TAPPED[fact] ?? 'Không biết')
      if (fact === 'sector') await chat.tap('Cây ăn trái')
    }
    expect(await chat.page.locator('.card').getAttribute('data-eligibility')).toBe('eligible')
    await chat.page.close()
  })

  test('a reload in the middle keeps the talk and the question', async () => {
    const chat = await openPhone()
    await chat.type('htx lua o Hon Dat 620 ha, xet gium du dieu kien khong')
    await chat.type('dong y')
    const before = { fact: await chat.fact(), entries: await chat.entries() }
    await chat.page.reload()
    await chat.page.waitForSelector('.entry')
    expect({ fact: await chat.fact(), entries: await chat.entries() }).toEqual(before)
    await chat.type('310')
    expect(await chat.fact()).not.toBe(before.fact)
    await chat.page.close()
  })

  test('a message that did not get through is sent again once and answered once', async () => {
    const chat = await openPhone()
    let dropped = 0
    await chat.page.route('**/api/v1/chat', async (route) => {
      if (dropped > 0) return route.continue()
      dropped += 1
      await route.fetch()
      return route.abort()
    })
    await chat.page.fill('#text', 'hồ sơ gồm những gì')
    await chat.page.press('#text', 'Enter')
    await chat.page.getByRole('button', { name: 'Gửi lại' }).click()
    await chat.page.waitForFunction("document.querySelectorAll('.entry').length > 2")
    const own = (await chat.entries()).filter((text) => text === 'hồ sơ gồm những gì')
    expect(own).toHaveLength(1)
    await chat.page.close()
  })

  test('everything can be done with the keyboard alone', async () => {
    const chat = await openPhone()
    await chat.page.keyboard.press('Tab')
    await chat.page.keyboard.press('Enter')
    await chat.page.keyboard.type('kiem tra dieu kien')
    await chat.page.keyboard.press('Enter')
    await chat.page.waitForFunction("document.querySelector('#log').dataset.fact === 'consent'")
    const focused = () => chat.page.evaluate<string>('document.activeElement.textContent')
    for (let step = 0; step < MOST_TURNS; step += 1) {
      if ((await focused()).includes('Đồng ý')) break
      await chat.page.keyboard.press('Shift+Tab')
    }
    await chat.page.keyboard.press('Enter')
    await chat.page.waitForFunction("document.querySelector('#log').dataset.fact === 'province'")
    await chat.page.close()
  })

  test('deleting the data empties the page and starts a new conversation', async () => {
    const chat = await openPhone()
    await chat.type('hồ sơ gồm những gì')
    const conversation = () =>
      chat.page.evaluate(
        () => JSON.parse(localStorage.getItem('chat') ?? '{}').conversation as string,
      )
    const before = await conversation()
    chat.page.on('dialog', (dialog) => void dialog.accept())
    await chat.page.getByText('Cài đặt').click()
    await chat.page.getByRole('button', { name: 'Xóa dữ liệu' }).click()
    await chat.page.waitForFunction(
      (old) => JSON.parse(localStorage.getItem('chat') ?? '{}').conversation !== old,
      before,
    )
    expect(await chat.page.getByText('hồ sơ gồm những gì', { exact: true }).count()).toBe(0)
    await chat.page.close()
  })

  test.each([
    ['light', 390, 1],
    ['dark', 390, 1],
    ['light', 320, 1],
    ['light', 640, 2],
  ] as const)('axe finds nothing in %s at %d px, zoom %d', async (colorScheme, width, zoom) => {
    const chat = await openPhone({
      colorScheme,
      viewport: { width: width / zoom, height: 844 / zoom },
      deviceScaleFactor: zoom,
    })
    const atStart = await violations(chat.page)
    await chat.type('htx lua o Hon Dat 480 ha 310 xa vien, du dk ko em')
    await chat.type('dong y')
    const inTheMiddle = await violations(chat.page)
    await chat.type('ket qua')
    const atTheEnd = await violations(chat.page)
    const overflow = await chat.page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect({ atStart, inTheMiddle, atTheEnd, overflow }).toEqual({
      atStart: [],
      inTheMiddle: [],
      atTheEnd: [],
      overflow: 0,
    })
    await chat.page.close()
  })
})

test('the page with its style and script is under 60 kB', () => {
  const files = ['page.html', 'page.css', 'page.js']
  const bytes = files.reduce((sum, file) => sum + statSync(`${PAGE_FOLDER}${file}`).size, 0)
  expect(bytes).toBeLessThan(MOST_BYTES)
})
