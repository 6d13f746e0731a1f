import { readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Session } from '../../../handlers/conversation/conversation.ts'
import { respond } from '../../../handlers/respond.ts'
import { momentOf, type Clock } from '../../clock.ts'
import { PAGE_FOLDER, sendPacked } from './assets.ts'
import { createPageView, type PageDeps } from './page.ts'
import { renderTurn } from './render.ts'

interface GuideState {
  readonly name: string
  /** What is typed; the assistant itself answers. */
  readonly says: readonly string[]
  /** What is done on the page then. */
  readonly then?: 'typing' | 'trouble' | 'menu' | 'settings' | 'top' | 'unfold'
}

const OPENING = 'htx lua o Hon Dat 480 ha 299 xa vien, du dk ko em'
const WALK = [OPENING, 'dong y']

/** Every kind of message and every state that the page can be in. */
const STATES: readonly GuideState[] = [
  { name: 'welcome', says: [] },
  { name: 'consent', says: [OPENING] },
  { name: 'question', says: WALK },
  { name: 'choices', says: [...WALK, '1,2 ty', '5 dich vu'] },
  { name: 'reason', says: [...WALK, '1,2 ty', '5 dich vu', 'vi sao hoi'] },
  { name: 'models', says: [...WALK, '1,2 ty', '5 dich vu', 'co lai', '72 diem'] },
  { name: 'result', says: [...WALK, '1,2 ty', 'ket qua'] },
  { name: 'supposed', says: [...WALK, '1,2 ty', 'neu co 320 thanh vien thi sao'] },
  { name: 'supposed-result', says: [...WALK, 'neu co 320 thanh vien thi sao', 'ket qua'] },
  { name: 'nearest', says: [...WALK, '1,2 ty', 'lam sao de du'] },
  { name: 'compared', says: [...WALK, '1,2 ty', 'ket qua', 'so sanh hai chuong trinh'] },
  { name: 'no-conditions', says: ['htx o Kon Tum xet du dieu kien khong', 'dong y', 'ket qua'] },
  { name: 'answer', says: ['ho so gom nhung gi o Kien Giang'] },
  { name: 'clauses', says: ['dieu kien chung o Kien Giang'], then: 'unfold' },
  { name: 'provinces', says: ['duoc ho tro nhung gi'] },
  { name: 'unknown', says: ['gia vang hom nay bao nhieu'] },
  { name: 'reminders', says: ['nhac viec'] },
  { name: 'typing', says: ['xin chao'], then: 'typing' },
  { name: 'trouble', says: ['xin chao'], then: 'trouble' },
  { name: 'new-below', says: ['ho so gom nhung gi o Kien Giang'], then: 'top' },
  { name: 'menu', says: ['xin chao'], then: 'menu' },
  { name: 'settings', says: [], then: 'settings' },
]

interface GuideDeps extends PageDeps {
  readonly clock: Clock
}

/** A state with the turns that lead to it, as the interface would answer them; nothing is stored. */
const play = ({ says, ...state }: GuideState, { knowledge, clock }: GuideDeps) => {
  const moment = momentOf(clock())
  let session: Session | null = null
  const turns = says.map((text) => {
    const turn = respond({ ...moment, text, site: '' }, session, knowledge)
    session = turn.session
    return { text, answer: JSON.parse(renderTurn(turn)) as unknown }
  })
  return { ...state, at: moment.at, turns }
}

/** Pages of the guide stand in frames of the guide, and nowhere else. */
const allowFrames = (reply: FastifyReply): void => {
  const policy = String(reply.getHeader('content-security-policy'))
  const framed = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
  void reply.header('content-security-policy', `${framed};frame-src 'self'`)
  void reply.header('x-frame-options', 'SAMEORIGIN')
}

/** `GET /guide`: every state of the page side by side at three widths. For development. */
export const registerGuide = (app: FastifyInstance, deps: GuideDeps): void => {
  const { version } = deps.assets
  const view = createPageView(deps, 'guide/frame.js')
  const guide = readFileSync(`${PAGE_FOLDER}guide/guide.html`, 'utf8')
  app.get('/guide', (_request, reply) => {
    allowFrames(reply)
    return reply.type('text/html; charset=utf-8').send(guide.replaceAll('{{version}}', version))
  })
  app.get('/guide/states.json', () => STATES.map(({ name }) => name))
  app.get<{ Params: { name: string } }>('/guide/states/:name', (request, reply) => {
    const state = STATES.find(({ name }) => name === request.params.name)
    return state ? play(state, deps) : reply.callNotFound()
  })
  app.get<{ Querystring: { lang?: unknown } }>('/guide/frame', (request, reply) => {
    allowFrames(reply)
    return sendPacked(request, reply.type('text/html; charset=utf-8'), view(request.query.lang))
  })
}
