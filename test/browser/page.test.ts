import { expect, test } from 'vitest'
import { readPageAssets } from '../../bot/channels/web/assets.ts'
import { renderPage, type ChatPageContent } from '../../bot/channels/web/page.ts'
import { loadKnowledge } from '../support/content/knowledge.ts'

const MOST_BYTES = 90_000
const knowledge = loadKnowledge()
const { pageLanguages } = knowledge
const assets = readPageAssets(false)
const scripts = [...assets.files.keys()].filter((name) => name.startsWith('script/'))

const contentWith = (channels: ChatPageContent['channels']): ChatPageContent => ({
  ...knowledge,
  version: assets.version,
  scripts,
  channels,
  entry: 'script/main.js',
})
const page = (language = 'vi', channels: ChatPageContent['channels'] = []) =>
  renderPage(pageLanguages.get(language) ?? knowledge.say, contentWith(channels))

const textOf = (name: string) => assets.files.get(name)?.plain.toString() ?? ''

test('the page with its style, its picture and all its scripts is under 90 kB', () => {
  const files = [...assets.files.values()].reduce((sum, { plain }) => sum + plain.length, 0)
  expect(Buffer.byteLength(page()) + files).toBeLessThan(MOST_BYTES)
})

test('the page loads nothing but its own files, whose address holds their fingerprint', () => {
  const html = page()
  const loaded = [
    ...html.matchAll(/<(?:link|script|img|use)\b[^>]*?(?:src|href)="([^"#]+)"/gu),
  ].map(([, address]) => address)
  const own = [...assets.files.keys(), 'script/main.js'].map(
    (name) => `/page/${assets.version}/${name}`,
  )
  expect(new Set(loaded)).toEqual(new Set(own))
  expect(html).not.toMatch(/<style|\son\w+=|\sstyle=/u)
})

test('the guide of development is no part of what people load', () => {
  expect([...assets.files.keys()].filter((name) => name.startsWith('guide'))).toEqual([])
})

test.each([...pageLanguages.keys()])('no sentence is missing from the page in "%s"', (language) => {
  const html = page(language)
  expect(html).toContain(`<html lang="${language}">`)
  expect(html).not.toMatch(/\{\{/u)
})

test('every phrase that a script says is given to it, and no other', () => {
  const [, config = ''] = /id="config">([\s\S]*?)<\/script>/u.exec(page()) ?? []
  const { phrases } = JSON.parse(config) as { phrases: Record<string, string> }
  const code = scripts.map(textOf).join('\n')
  const said = [...code.matchAll(/\bsay\.(\w+)/gu)].map(([, key = '']) => key)
  expect(said.filter((key) => phrases[key] === undefined)).toEqual([])
  const unused = Object.keys(phrases).filter(
    (key) => !said.includes(key) && !new RegExp(`\\b${key}\\b`, 'u').test(code),
  )
  expect(unused).toEqual([])
})

test('no script is longer than a file may be', () => {
  const long = scripts.filter((name) => textOf(name).split('\n').length > 250)
  expect(long).toEqual([])
})

test('an example says what it asks in the language of the talk, whatever that of the page', () => {
  expect(page('en')).toMatch(/data-ask="Hồ sơ gồm những gì">What is in the dossier/u)
})

test('a channel that is on is linked where its address is known, and named where it is not', () => {
  const html = page('vi', [
    { title: 'Telegram', link: 'https://t.me/htx_bot' },
    { title: 'Zalo OA', link: null },
  ])
  expect(html).toContain('<a href="https://t.me/htx_bot" rel="noopener">Mở Telegram</a>')
  expect(html).toContain('<li>Zalo OA</li>')
  expect(page()).toContain('chưa mở Zalo hay Telegram')
})

test('a sentence with markup stays text', () => {
  const say = Object.assign(() => '</script><b>"&', { has: () => true })
  const html = renderPage(say, contentWith([]))
  expect(html.replaceAll(/<b class="mark"/gu, '')).not.toContain('<b>')
  expect(html).toContain('&lt;/script>&lt;b>&quot;&amp;')
})
