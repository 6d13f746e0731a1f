import { accept, object, refuse, text, type Answer, type Json } from './answers.ts'

/** One parameter of a template, as `/template/info/v2` lists it. */
export interface OaParameter {
  readonly name: string
  readonly require: boolean
  readonly type: string
  readonly maxLength: number
  readonly minLength: number
}

export interface OaTemplate {
  readonly id: string
  readonly name: string
  readonly status: 'ENABLE' | 'PENDING_REVIEW' | 'REJECT'
  readonly parameters: readonly OaParameter[]
  /** False where it may be sent by phone number only. */
  readonly isByUser: boolean
}

/** A template message that was taken. */
export interface OaTemplateMessage {
  readonly to: string
  readonly by: 'user' | 'phone'
  readonly template: string
  readonly data: Json
  /** Empty where it was sent by user id. */
  readonly trackingId: string
  readonly messageId: string
}

export const REMINDER_TEMPLATE: OaTemplate = {
  id: '7895417',
  name: 'Nhắc hạn nộp hồ sơ',
  status: 'ENABLE',
  parameters: [
    { name: 'name', require: true, type: 'STRING', maxLength: 30, minLength: 0 },
    { name: 'task', require: true, type: 'STRING', maxLength: 200, minLength: 0 },
    { name: 'due', require: true, type: 'DATE', maxLength: 20, minLength: 0 },
  ],
  isByUser: true,
}

const TRACKING_MOST = 48
const PRICE_BY_USER = 560
const PRICE_BY_PHONE = 800
const DAILY_QUOTA = 500

const checkData = (template: OaTemplate, data: Json): Answer | null => {
  for (const { name, require, maxLength, minLength } of template.parameters) {
    const value = data[name]
    if (value === undefined && require) return refuse(-1124, `Template data missing: ${name}`)
    const { length } = text(value)
    if (value !== undefined && (length > maxLength || length < minLength))
      return refuse(-1121, `Template data out of length: ${name}`)
  }
  return null
}

/** Approved messages with parameters: by user id and by phone number. */
export const createTemplates = (now: () => number, newMessageId: () => string) => {
  const templates = new Map([[REMINDER_TEMPLATE.id, REMINDER_TEMPLATE]])
  const sent: OaTemplateMessage[] = []

  const find = (body: Json): OaTemplate | Answer => {
    const template = templates.get(text(body['template_id']))
    if (!template) return refuse(-109, 'Template ID is invalid')
    if (template.status !== 'ENABLE') return refuse(-131, 'Template is not approved')
    return checkData(template, object(body['template_data'])) ?? template
  }

  const take = (to: string, by: OaTemplateMessage['by'], template: OaTemplate, body: Json) => {
    const message = {
      to,
      by,
      template: template.id,
      data: object(body['template_data']),
      trackingId: text(body['tracking_id']),
      messageId: newMessageId(),
    }
    sent.push(message)
    return message.messageId
  }

  return {
    templates,
    sent,
    sendToUser(body: Json, isKnown: (chat: string) => boolean): Answer {
      const found = find(body)
      if ('error' in found) return found
      const to = text(body['user_id'])
      if (!isKnown(to)) return refuse(-201, 'user_id is invalid')
      if (!found.isByUser) return refuse(-249, 'Template cannot be sent by UID')
      if (body['tracking_id'] !== undefined) return refuse(-201, 'tracking_id is invalid')
      return accept({
        message_id: take(to, 'user', found, body),
        user_id: to,
        sent_time: String(now()),
      })
    },
    sendToPhone(body: Json): Answer {
      const to = text(body['phone'])
      const trackingId = text(body['tracking_id'])
      if (!/^\+?84\d{9}$/u.test(to)) return refuse(-108, 'Phone number is invalid')
      // The real code for this is written nowhere.
      if (trackingId === '' || trackingId.length > TRACKING_MOST)
        return refuse(-132, 'tracking_id is invalid')
      const found = find(body)
      if ('error' in found) return found
      return accept({
        msg_id: take(to, 'phone', found, body),
        sent_time: String(now()),
        sending_mode: '1',
        quota: {
          dailyQuota: String(DAILY_QUOTA),
          remainingQuota: String(DAILY_QUOTA - sent.length),
        },
      })
    },
    describe(id: string): Answer {
      const template = templates.get(id)
      if (!template) return refuse(-109, 'Template ID is invalid')
      return accept({
        templateId: template.id,
        templateName: template.name,
        status: template.status,
        listParams: template.parameters,
        listButtons: [],
        templateTag: 'CUSTOMER_CARE',
        price_uid: PRICE_BY_USER,
        price_sdt: PRICE_BY_PHONE,
      })
    },
  }
}
