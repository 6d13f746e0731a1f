import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong on a page as it stands: rule and markup. */
export const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(AXE)
  return page.evaluate<string[]>(
    `axe.run().then(({ violations }) =>
       violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`,
  )
}

/** How far the page reaches beyond its right edge, in CSS pixels. */
export const overflow = (page: Page) =>
  page.evaluate<number>(
    `Math.max(...['html', '#room', '#dock'].map((name) => {
       const node = document.querySelector(name)
       return node.scrollWidth - node.clientWidth
     }))`,
  )
