import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'

const PATH = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** True where browser tests can run; without a Chromium they say so, and fail where one must be. */
export const hasBrowser = (): boolean => {
  if (existsSync(PATH)) return true
  const reason = `browser tests are left out: there is no Chromium at ${PATH} (set CHROMIUM)`
  if (process.env['REQUIRE_CHROMIUM']) throw new Error(reason)
  console.warn(reason)
  return false
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: PATH,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** The chat page as a person uses it. */
export interface ChatPage {
  readonly page: Page
  /** The fact that is asked, or '' where nothing pends. */
  fact(): Promise<string>
  kind(): Promise<string>
  entries(): Promise<readonly string[]>
  type(text: string): Promise<void>
  tap(label: string): Promise<void>
}

/** Expressions for the page are text: the program's types know no DOM. */
const answered = (page: Page, before: number) =>
  page.waitForFunction(
    `document.querySelector('#log').getAttribute('aria-busy') === 'false' &&
     document.querySelectorAll('.entry, .notice').length > ${before + 1}`,
  )

/** Opens the page and waits until it can be used. */
export const openChat = async (page: Page, address: string): Promise<ChatPage> => {
  await page.goto(address)
  await page.waitForSelector('.entry')
  const count = () => page.locator('.entry, .notice').count()
  const log = page.locator('#log')
  const wait = async (act: () => Promise<void>) => {
    const before = await count()
    await act()
    await answered(page, before)
  }
  return {
    page,
    fact: async () => (await log.getAttribute('data-fact')) ?? '',
    kind: async () => (await log.getAttribute('data-kind')) ?? '',
    entries: () => page.locator('.entry .text').allTextContents(),
    type: (text) =>
      wait(async () => {
        await page.fill('#text', text)
        await page.press('#text', 'Enter')
      }),
    tap: (label) => wait(() => page.getByRole('button', { name: label }).first().click()),
  }
}
