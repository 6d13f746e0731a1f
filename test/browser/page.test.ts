import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PAGE_FOLDER, renderPage } from '../../bot/channels/web/page.ts'
import { loadKnowledge } from '../support/content/knowledge.ts'
import { readPhrases } from '../support/content/phrases.ts'

const MOST_BYTES = 60_000
const { places } = loadKnowledge()

test('the page with its style and script is under 60 kB', () => {
  const parts = [
    renderPage(readPhrases(), places),
    ...['page.css', 'page.js'].map((file) => readFileSync(`${PAGE_FOLDER}${file}`, 'utf8')),
  ]
  const bytes = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0)
  expect(bytes).toBeLessThan(MOST_BYTES)
})

test('the page loads nothing but its own two files', () => {
  const html = renderPage(readPhrases(), places)
  const loaded = [...html.matchAll(/<(?:link|script|img)\b[^>]*?(?:src|href)="([^"#]+)"/gu)].map(
    ([, address]) => address,
  )
  expect(loaded).toEqual(['data:,', '/page.css', '/page.js'])
  expect(html).not.toMatch(/<style|\son\w+=|\sstyle=/u)
})

test.each(['vi', 'en'])('no sentence is missing from the page in "%s"', (language) => {
  const html = renderPage(readPhrases(language), places)
  expect(html).toContain(`<html lang="${language}">`)
  expect(html).not.toMatch(/\{\{/u)
})

test('a sentence with markup stays text', () => {
  const say = Object.assign(() => '</script><b>"&', { has: () => true })
  const html = renderPage(say, places)
  expect(html).not.toContain('<b>')
  expect(html).toContain('&lt;/script>&lt;b>&quot;&amp;')
})
