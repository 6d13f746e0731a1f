import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { Say } from '../../../../knowledge/phrases.ts'
import type { Config } from '../../../config.ts'
import type { WebDeps } from '../dispatch.ts'

/** What the page tells, in its order. */
const SECTIONS = ['keep', 'why', 'long', 'who', 'rights', 'never', 'law'] as const

const ITEM = '- '

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Lines as paragraphs; those that begin with a dash are items of one list. */
const blocksOf = (text: string): string => {
  const blocks: string[] = []
  let items: string[] = []
  const endList = () => {
    if (items.length > 0) blocks.push(`<ul>${items.join('')}</ul>`)
    items = []
  }
  for (const line of text.split('\n'))
    if (line.startsWith(ITEM)) items.push(`<li>${escapeHtml(line.slice(ITEM.length))}</li>`)
    else {
      endList()
      blocks.push(`<p>${escapeHtml(line)}</p>`)
    }
  endList()
  return blocks.join('\n')
}

const sectionOf = (title: string, text: string): string =>
  `<section>\n<h2>${escapeHtml(title)}</h2>\n${blocksOf(text)}\n</section>`

/** The page about one's data: no script, no picture, nothing from elsewhere. */
export const renderPrivacy = (
  say: Say,
  { RETENTION_DAYS: days, BACKUP_DAYS: backupDays, OFFICE: office }: Config,
): string => {
  const responsible =
    office === undefined
      ? say('privacy.office.unknown')
      : say('privacy.office.known', { office: office.trim() })
  const title = escapeHtml(say('privacy.title'))
  return `<!doctype html>
<html lang="${say('page.language')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${escapeHtml(say('page.title'))}</title>
<link rel="stylesheet" href="/rieng-tu.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escapeHtml(say('privacy.intro'))}</p>
${sectionOf(say('privacy.office.title'), responsible)}
${SECTIONS.map((section) =>
  sectionOf(
    say(`privacy.${section}.title`),
    say(`privacy.${section}.text`, section === 'long' ? { days, backupDays } : {}),
  ),
).join('\n')}
<p><a href="/">${escapeHtml(say('privacy.back'))}</a></p>
</main>
</body>
</html>
`
}

/** `/rieng-tu`, which the page and the consent link to. */
export const registerPrivacy = (
  app: FastifyInstance,
  { knowledge, config }: Pick<WebDeps, 'knowledge' | 'config'>,
): void => {
  const page = renderPrivacy(knowledge.say, config)
  const style = readFileSync(new URL('privacy.css', import.meta.url), 'utf8')
  app.get('/rieng-tu', (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
  app.get('/rieng-tu.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(style))
}
