import { object, refuse, text, type Answer, type Json } from './answers.ts'

export interface OaButton {
  readonly title: string
  readonly payload: string
}

/** A consultation message that the platform would take. */
export interface OaDraft {
  readonly chat: string
  readonly text: string
  readonly buttons: readonly OaButton[]
}

const TEXT_MOST = 2000
const BUTTONS_MOST = 5
const TITLE_MOST = 100
const PAYLOAD_MOST = 1000
const WINDOW_MS = 7 * 86_400_000
const QUERIES: ReadonlySet<string> = new Set(['oa.query.show', 'oa.query.hide'])

const invalid = (field: string) => refuse(-201, `${field} is invalid`)

const readButtons = (message: Json, isAccepted: boolean): readonly OaButton[] | Answer => {
  if (message['attachment'] === undefined) return []
  if (!isAccepted) return invalid('attachment')
  const attachment = object(message['attachment'])
  const buttons = object(attachment['payload'])['buttons']
  if (attachment['type'] !== 'template' || !Array.isArray(buttons)) return invalid('attachment')
  if (buttons.length > BUTTONS_MOST) return invalid('buttons')
  const read = buttons.map((button) => {
    const { title, payload } = object(button)
    return { title: text(title), payload: text(payload) }
  })
  const isWrong = buttons.some((button, at) => {
    const { title = '', payload = '' } = read[at] ?? {}
    return (
      !QUERIES.has(text(object(button)['type'])) ||
      title === '' ||
      title.length > TITLE_MOST ||
      payload === '' ||
      payload.length > PAYLOAD_MOST
    )
  })
  return isWrong ? invalid('buttons') : read
}

/** Who may be written to, and how long ago each was heard. */
export interface People {
  readonly heard: ReadonlyMap<string, number>
  readonly unreachable: ReadonlyMap<string, number>
}

/** Checks a consultation message as the platform does. */
export const checkConsultation = (
  body: Json,
  { heard, unreachable }: People,
  now: number,
  isButtonAccepted: boolean,
): OaDraft | Answer => {
  const chat = text(object(body['recipient'])['user_id'])
  const message = object(body['message'])
  const said = text(message['text'])
  if (!/^\d+$/u.test(chat)) return invalid('user_id')
  const why = unreachable.get(chat)
  if (why !== undefined) return refuse(why, 'User cannot receive this message')
  const last = heard.get(chat)
  if (last === undefined) return refuse(-213, 'User has not followed OA')
  if (now - last > WINDOW_MS)
    return refuse(-230, 'User has not interacted with the OA in the past 7 days')
  if (said === '') return invalid('text')
  if (said.length > TEXT_MOST) return refuse(-210, 'text exceeds the maximum length')
  const buttons = readButtons(message, isButtonAccepted)
  return 'error' in buttons ? buttons : { chat, text: said, buttons }
}
