import { describe, expect, test } from 'vitest'
import { overflow, violations } from '../support/process/axe.ts'
import { hasBrowser, usePhones } from '../support/process/browser.ts'

const SIZES = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
] as const

/** Every state of the guide; the guide itself says whether one is missing here. */
const STATES =
  `welcome consent question choices reason models result supposed supposed-result nearest compared
  no-conditions answer clauses provinces
  unknown reminders typing trouble new-below menu settings`.split(/\s+/u)

describe.runIf(hasBrowser())('the guide of the page', () => {
  const phones = usePhones({ PAGE_GUIDE: 'on' })

  const openState = async (state: string) => {
    const { page } = await phones.open({ viewport: SIZES[0], reducedMotion: 'reduce' })
    await page.goto(`${phones.address()}/guide/frame?state=${state}`, { waitUntil: 'commit' })
    await page.waitForFunction('document.documentElement.dataset.ready')
    return page
  }

  test.each(STATES)(
    'axe finds nothing and nothing is cut off in the state "%s", at three widths, light and dark',
    async (state) => {
      const page = await openState(state)
      const found: string[] = []
      for (const size of SIZES) {
        await page.setViewportSize(size)
        if ((await overflow(page)) > 0) found.push(`${size.width} px reaches beyond its edge`)
      }
      for (const [at, colorScheme] of (['light', 'dark'] as const).entries()) {
        await page.setViewportSize(SIZES[at] ?? SIZES[0])
        await page.emulateMedia({ colorScheme })
        found.push(...(await violations(page)))
      }
      expect(found).toEqual([])
    },
  )

  test('shows each of them at three widths', async () => {
    const { page } = await phones.open({ bypassCSP: false })
    await page.goto(`${phones.address()}/guide`)
    await page.locator('section').last().waitFor()
    const names = await page.locator('h2').allInnerTexts()
    expect(names).toEqual(STATES)
    expect(await page.locator('iframe').count()).toBe(STATES.length * SIZES.length)
    const frame = page.frameLocator('iframe').first()
    await frame.locator('#welcome-title').waitFor()
  })
})
