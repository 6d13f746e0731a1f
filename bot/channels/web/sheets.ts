import type { FastifyInstance, FastifyReply } from 'fastify'
import { dayInWords } from '../../../knowledge/calendar/civil-day.ts'
import type { FoundSheet } from '../../../storage/sheets/sheets.ts'
import { civilDay } from '../../clock.ts'
import { PAGE_POLICY } from '../../sheets/html/frame.ts'
import { renderNoSheet, renderSheetPage } from '../../sheets/html/page.ts'
import { viewSheet } from '../../sheets/view.ts'
import type { WebDeps } from './dispatch.ts'
import { sendError } from './errors.ts'
import { limitAddress } from './limits.ts'

/** Where issued results are found; the token ends the address. */
export const SHEET_PATH = '/ket-qua'

/** The last part of an address: a token, and the form that is asked for. */
const NAMED = /^(?<token>[^.]*)(?:\.(?<form>pdf|json))?$/u

const DAY_MS = 24 * 60 * 60 * 1000
const GONE = 410
const NOT_FOUND = 404
const BUSY = 503
const BUSY_SECONDS = 30

type Missing = Exclude<FoundSheet, { kind: 'sheet' }>

/** What every answer below this address carries: found by nobody, kept by nobody, told to nobody. */
const guard = (reply: FastifyReply): FastifyReply =>
  reply
    .header('content-security-policy', PAGE_POLICY)
    .header('x-robots-tag', 'noindex, nofollow, noarchive')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')

const page = (reply: FastifyReply, status: number, html: string) =>
  reply.code(status).type('text/html; charset=utf-8').send(html)

/** Issued results as page, file and data, for whoever has the link. */
export const registerSheets = (app: FastifyInstance, deps: WebDeps): void => {
  const { desk, knowledge } = deps
  const { say } = knowledge
  const limit = limitAddress(app, deps)

  /** One page for all that was never issued: nothing tells a wrong token from a near one. */
  const missing = (reply: FastifyReply, found: Missing, isData: boolean) => {
    const why = found.kind === 'gone' ? found.why : 'unknown'
    if (isData) return sendError(reply, say, found.kind === 'gone' ? 'gone' : 'not_found')
    const status = found.kind === 'gone' ? GONE : NOT_FOUND
    return page(reply, status, renderNoSheet(say(`sheets.${why}`), say(`sheets.${why}Help`)))
  }

  app.get<{ Params: { named: string } }>(
    `${SHEET_PATH}/:named`,
    {
      async onRequest(request, reply) {
        guard(reply)
        return limit(request, reply)
      },
    },
    async ({ params, method }, reply) => {
      const { token = '', form = 'html' } = NAMED.exec(params.named)?.groups ?? {}
      const found = await desk.find(token)
      if (found.kind !== 'sheet') return missing(reply, found, form === 'json')
      const { sheet, expiresAt } = found
      if (method === 'GET') await desk.countLook(token)
      if (form === 'json') return reply.type('application/json; charset=utf-8').send(sheet)
      if (form === 'pdf') {
        const made = await desk.print(sheet)
        if (made.kind !== 'file')
          return page(
            reply.header('retry-after', BUSY_SECONDS),
            BUSY,
            renderNoSheet(say('sheets.busy'), say('sheets.busyHelp')),
          )
        const { name, bytes } = made.file
        return reply
          .type('application/pdf')
          .header('content-disposition', `inline; filename="${name}"`)
          .send(Buffer.from(bytes))
      }
      // The instant of expiry itself is too late: the last whole day is the one before.
      const until = dayInWords(civilDay(new Date(expiresAt - DAY_MS)))
      const links = [
        { label: say('sheets.pdf'), href: `${token}.pdf` },
        { label: say('sheets.json'), href: `${token}.json` },
      ]
      const html = renderSheetPage(viewSheet(sheet, say), {
        until: say('sheets.until', { day: until }),
        links,
      })
      return page(reply, 200, html)
    },
  )
}
