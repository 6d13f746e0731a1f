import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Say } from '../../../knowledge/phrases.ts'
import type { Place } from '../../../knowledge/schema/places.ts'
import { escapeHtml } from '../../sheets/html/escape.ts'

/** The folder with the page's own files: `page.html`, `page.css`, `page.js`. */
export const PAGE_FOLDER = fileURLToPath(new URL('page/', import.meta.url))

/** What the script says by itself, under the names it knows. */
const SCRIPT_PHRASES = [
  'greeting',
  'starter1',
  'starter2',
  'starter3',
  'starter4',
  'choose',
  'waiting',
  'progress',
  'failed',
  'slow',
  'full',
  'you',
  'bot',
  'sources',
  'result',
  'eligible',
  'not_eligible',
  'needs_verification',
  'met',
  'unmet',
  'open',
  'copy',
  'copied',
  'print',
  'deletePhrase',
] as const

const PLACEHOLDER = /\{\{(\w+)\}\}/gu

/** The page with its sentences filled in; the old provinces come from the content. */
export const renderPage = (say: Say, places: readonly Place[]): string => {
  const html = readFileSync(`${PAGE_FOLDER}page.html`, 'utf8')
  const phrases = {
    ...Object.fromEntries(SCRIPT_PHRASES.map((key) => [key, say(`page.${key}`)])),
    deleted: say('data.deleted'),
    nothing: say('data.erased.nothing'),
  }
  const filled: Readonly<Record<string, string>> = {
    phrases: JSON.stringify(phrases).replaceAll('<', '\\u003c'),
    provinces: places
      .map(({ id, name }) => `<option value="${id}">${escapeHtml(name)}</option>`)
      .join(''),
  }
  return html.replaceAll(
    PLACEHOLDER,
    (_, key: string) => filled[key] ?? escapeHtml(say(`page.${key}`)),
  )
}
