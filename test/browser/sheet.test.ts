import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { renderNoSheet, renderSheetPage } from '../../bot/sheets/html/page.ts'
import { viewSheet } from '../../bot/sheets/view.ts'
import type { ResultSheet } from '../../handlers/conversation/sheet.ts'
import { loadKnowledge } from '../support/content/knowledge.ts'
import { hasBrowser, usePhones } from '../support/process/browser.ts'
import { readBack } from '../support/sheets/pdf.ts'
import { ELIGIBLE, NOT_ELIGIBLE, SHEETS } from '../support/sheets/sheets.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const LEAST_TARGET_PX = 44
const { say } = loadKnowledge()

const pageOf = (sheet: ResultSheet) =>
  renderSheetPage(viewSheet(sheet, say), {
    until: say('sheets.until', { day: '29/12/2026' }),
    links: [
      { label: say('sheets.pdf'), href: 'token.pdf' },
      { label: say('sheets.json'), href: 'token.json' },
    ],
  })

describe.runIf(hasBrowser())('the page of a result', () => {
  const phones = usePhones()

  test.each([
    ['light', 390],
    ['dark', 320],
    ['light', 1280],
    ['dark', 1280],
  ] as const)(
    'axe finds nothing in %s at %i px, and nothing reaches beyond the edge',
    async (colorScheme, width) => {
      const { page } = await phones.open({ colorScheme, viewport: { width, height: 800 } })
      const long = { ...NOT_ELIGIBLE, name: `HTX ${'x'.repeat(120)}` }
      for (const html of [
        pageOf(NOT_ELIGIBLE),
        pageOf(long),
        renderNoSheet('Đã hết hạn', 'Nhắn lại'),
      ]) {
        await page.setContent(html)
        await page.evaluate(AXE)
        const found = await page.evaluate<string[]>(
          `axe.run().then(({ violations }) =>
           violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`,
        )
        expect(found).toEqual([])
        const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
        expect(await page.evaluate<number>(beyond)).toBe(0)
      }
    },
  )

  test('links are large enough for a thumb', async () => {
    const { page } = await phones.open()
    await page.setContent(pageOf(ELIGIBLE))
    const heights = await page.evaluate<number[]>(
      `[...document.querySelectorAll('a')].map((one) => one.getBoundingClientRect().height)`,
    )
    expect(heights).toHaveLength(2)
    for (const height of heights) expect(height).toBeGreaterThanOrEqual(LEAST_TARGET_PX)
  })

  test.each(Object.entries(SHEETS))('the result "%s" is printed on one page', async (_, sheet) => {
    const { page } = await phones.open()
    await page.setContent(pageOf(sheet))
    const { pages, text } = await readBack(await page.pdf({ preferCSSPageSize: true }))
    expect(pages).toBe(1)
    expect(text).toContain(sheet.headline)
    expect(text).not.toContain(say('sheets.pdf'))
  })
})
