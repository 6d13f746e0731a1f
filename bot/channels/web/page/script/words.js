// What the page says by itself comes from the server, in the language that the person chose.
import { find } from './nodes.js'

const { phrases, talkLanguage } = JSON.parse(find('config').textContent)

export const say = phrases

/** The language of the answers, whatever the language of the page. */
export const TALK = talkLanguage

export const fill = (phrase, values) =>
  phrase.replaceAll(/\{(\w+)\}/gu, (_, name) => String(values[name]))

/** Days and hours are written as in the answers beside them, whatever the language of the page. */
export const timeOf = (at) =>
  new Date(at).toLocaleTimeString(TALK, { hour: '2-digit', minute: '2-digit' })

export const dayOf = (at) => new Date(at).toLocaleDateString(TALK)

/** "Hôm nay", "Hôm qua", else the date. */
export const dayInWords = (at, now = Date.now()) => {
  const day = dayOf(at)
  if (day === dayOf(now)) return say.today
  return day === dayOf(now - 86_400_000) ? say.yesterday : day
}
