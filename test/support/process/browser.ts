import { existsSync } from 'node:fs'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Running } from '../../../bot/program.ts'
import { startProgram } from './program.ts'

const PATH = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const PHONE = { width: 390, height: 844 }

/** True where browser tests can run; without a Chromium they say so, and fail where one must be. */
export const hasBrowser = (): boolean => {
  if (existsSync(PATH)) return true
  const reason = `browser tests are left out: there is no Chromium at ${PATH} (set CHROMIUM)`
  if (process.env['REQUIRE_CHROMIUM'] || process.env['CI']) throw new Error(reason)
  process.stderr.write(`${reason}\n`)
  return false
}

const launchBrowser = (): Promise<Browser> =>
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

/** The chat page as a person uses it. Expressions are text: the program's types know no DOM. */
export interface ChatPage {
  readonly page: Page
  /** The fact that is asked, or '' where nothing pends. */
  fact(): Promise<string>
  /** The kind of the latest turn, or ''. */
  kind(): Promise<string>
  /** The texts of all messages, the person's own too. */
  entries(): Promise<readonly string[]>
  /** What can be tapped now, without its number. */
  labels(): Promise<readonly string[]>
  /** Types a message and waits for the answer. */
  type(text: string): Promise<void>
  /** Taps an example of the welcome and waits for the answer. */
  example(label: string): Promise<void>
  /** Taps a choice and waits for the answer; throws where it is not offered. */
  tap(label: string): Promise<void>
  /** Opens the settings. */
  settings(): Promise<void>
  /** Waits until nothing is under way. */
  settle(): Promise<void>
}

const chatOn = (page: Page): ChatPage => {
  const log = page.locator('#log')
  const live = page.locator('#choices button')
  const settle = async () => {
    await page.waitForFunction(
      `document.querySelector('#log').getAttribute('aria-busy') !== 'true'`,
    )
  }
  const settings = async () => {
    await page.click('#open-settings')
  }
  const labels = async () =>
    (await live.allTextContents()).map((text) => text.replace(/^\d+\. /u, ''))
  return {
    page,
    fact: async () => (await log.getAttribute('data-fact')) ?? '',
    kind: async () => (await log.getAttribute('data-kind')) ?? '',
    entries: () => page.locator('.entry').allInnerTexts(),
    labels,
    settle,
    settings,
    async type(text) {
      await page.fill('#text', text)
      await page.press('#text', 'Enter')
      await settle()
    },
    async example(label) {
      await page.locator('.example', { hasText: label }).click()
      await settle()
    },
    async tap(label) {
      const offered = await labels()
      const at = offered.indexOf(label)
      if (at < 0) throw new Error(`"${label}" is not among ${JSON.stringify(offered)}`)
      await live.nth(at).click()
      await settle()
    },
  }
}

/** What the browser tests of one file share. */
export interface Phones {
  /** Opens the page as a new person with an own phone. */
  open(options?: BrowserContextOptions): Promise<ChatPage>
  address(): string
}

/** One program and one browser for the tests of a file; every page is closed after its test. */
export const usePhones = (environment: Readonly<Record<string, string>> = {}): Phones => {
  let program: Running | undefined
  let browser: Browser | undefined
  let opened: BrowserContext[] = []

  beforeAll(async () => {
    program = await startProgram(environment)
    browser = await launchBrowser()
  })
  afterEach(async () => {
    await Promise.all(opened.map((context) => context.close()))
    opened = []
  })
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  })

  const address = () => program?.address ?? ''
  return {
    address,
    async open(options = {}) {
      if (!browser) throw new Error('no browser')
      // The page's own policy would rightly forbid what the tests evaluate in it.
      const context = await browser.newContext({ viewport: PHONE, bypassCSP: true, ...options })
      opened.push(context)
      const page = await context.newPage()
      await page.goto(address())
      return chatOn(page)
    },
  }
}
