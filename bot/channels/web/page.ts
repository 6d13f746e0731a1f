import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Say } from '../../../knowledge/phrases.ts'
import { escapeHtml } from '../../sheets/html/escape.ts'
import type { Channel } from '../channel.ts'
import { SWITCHES } from '../registry.ts'
import { pack, PAGE_FOLDER, sendPacked, type PageAssets, type Packed } from './assets.ts'

/** What the script says by itself, under the names it knows. */
const SCRIPT_PHRASES = `waiting progress failed slow full you bot today yesterday newBelow below
  showQuestion eligible not_eligible needs_verification met unmet open missing unclear fulfilled
  result resultTable condition required declared outcome clause gap notDeclared nextSteps openPoints
  priority dossier file filePhrase copy copied share readAloud stopReading rewrite print menuOwn
  menuBot grounds sourcesShort groundsCount clauseAsk exactWords exactAsk dictating notHeard hectare
  deletePhrase dataPhrase`.split(/\s+/u)

const PLACEHOLDER = /\{\{(\w+)\}\}/gu

const inScript = (data: unknown) => JSON.stringify(data).replaceAll('<', '\\u003c')

/** A channel that is on, as the page tells of it. */
export interface PageChannel {
  readonly title: string
  readonly link: string | null
}

/** What the page is made of beside its phrases. */
export interface ChatPageContent extends Pick<
  Knowledge,
  'places' | 'sources' | 'pageLanguages' | 'say'
> {
  readonly version: string
  /** Names of its scripts, which are fetched together. */
  readonly scripts: readonly string[]
  readonly channels: readonly PageChannel[]
  /** The script that starts it. */
  readonly entry: string
}

const choiceOf = (value: string, label: string, isChosen = false) =>
  `<option value="${value}"${isChosen ? ' selected' : ''}>${escapeHtml(label)}</option>`

/** Reminders come on channels that may write first; without one that is said. */
const reminderLines = (channels: readonly PageChannel[], say: Say): string => {
  if (channels.length === 0) return `<p>${escapeHtml(say('page.remindNowhere'))}</p>`
  const named = channels.map(({ title, link }) =>
    link === null
      ? `<li>${escapeHtml(title)}</li>`
      : `<li><a href="${escapeHtml(link)}" rel="noopener">${escapeHtml(say('page.openChannel', { channel: title }))}</a></li>`,
  )
  return `<p>${escapeHtml(say('page.remindOn'))}</p><ul>${named.join('')}</ul>`
}

/** One-tap examples: what is shown, and what is asked by it. */
const exampleButtons = (role: string, say: Say, inTalk: Say): string =>
  [1, 2, 3, 4]
    .map((at) => `page.${role}${at}`)
    .map(
      (key) =>
        `<li><button type="button" class="example" data-ask="${escapeHtml(inTalk(key))}">${escapeHtml(say(key))}<svg aria-hidden="true"><use href="#i-next" /></svg></button></li>`,
    )
    .join('')

/** The page with its sentences filled in; provinces and documents come from the content. */
export const renderPage = (say: Say, content: ChatPageContent): string => {
  const { places, sources, pageLanguages, version, scripts, channels, entry } = content
  const html = readFileSync(`${PAGE_FOLDER}page.html`, 'utf8')
  const own = say('page.language')
  const filled: Readonly<Record<string, string>> = {
    version,
    entry,
    config: inScript({
      phrases: {
        ...Object.fromEntries(SCRIPT_PHRASES.map((key) => [key, say(`page.${key}`)])),
        deleted: content.say('data.deleted'),
        nothing: content.say('data.erased.nothing'),
      },
      talkLanguage: content.say('page.language'),
    }),
    preloads: scripts
      .map(
        (name) =>
          `<link rel="modulepreload" fetchpriority="low" href="/page/${version}/${name}" />`,
      )
      .join(''),
    provinces: places.map(({ id, name }) => choiceOf(id, name)).join(''),
    placeNames: places.map(({ name }) => `<li>${escapeHtml(name)}</li>`).join(''),
    documents: [...sources.values()]
      .map(({ name, label }) => `<li>${escapeHtml(`${name} (${label})`)}</li>`)
      .join(''),
    languages: [...pageLanguages]
      .map(([id, inOwn]) => choiceOf(id, inOwn('page.languageName'), id === own))
      .join(''),
    directorExamples: exampleButtons('director', say, content.say),
    officerExamples: exampleButtons('officer', say, content.say),
    reminderLines: reminderLines(channels, say),
  }
  return html.replaceAll(
    PLACEHOLDER,
    (_, key: string) => filled[key] ?? escapeHtml(say(`page.${key}`)),
  )
}

export interface PageDeps {
  readonly knowledge: Knowledge
  readonly channels: readonly Channel[]
  readonly assets: PageAssets
}

/** The channels that are on, with the addresses that are known by now. */
const channelsOf = (channels: readonly Channel[]): readonly PageChannel[] =>
  channels.map((channel) => ({
    title: SWITCHES.find(({ name }) => name === channel.name)?.title ?? channel.name,
    link: channel.link?.() ?? null,
  }))

/** Renders the page in a language that is asked for, once for each state of the channels. */
export const createPageView = ({ knowledge, channels, assets }: PageDeps, entry: string) => {
  const { pageLanguages, say } = knowledge
  const scripts = [...assets.files.keys()].filter((name) => name.startsWith('script/'))
  const known = new Map<string, Packed>()
  return (language: unknown): Packed => {
    const on = channelsOf(channels)
    const inLanguage = pageLanguages.get(String(language)) ?? say
    const key = JSON.stringify([inLanguage('page.language'), on])
    const before = known.get(key)
    if (before) return before
    const { version } = assets
    const content = { ...knowledge, version, scripts, channels: on, entry }
    const packed = pack(renderPage(inLanguage, content))
    known.set(key, packed)
    return packed
  }
}

/** `GET /`, in Vietnamese, or with `?lang=` in another language that the page speaks. */
export const registerPage = (app: FastifyInstance, deps: PageDeps): void => {
  const view = createPageView(deps, 'script/main.js')
  app.get<{ Querystring: { lang?: unknown } }>('/', (request, reply) => {
    reply.type('text/html; charset=utf-8')
    return sendPacked(request, reply, view(request.query.lang))
  })
}
