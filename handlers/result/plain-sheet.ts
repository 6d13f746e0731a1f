import { dayAt, dayInWords } from '../../knowledge/calendar/civil-day.ts'
import type { Say } from '../../knowledge/phrases.ts'
import type { ResultSheet, SheetRow } from '../conversation/sheet.ts'

const rowLine = (row: SheetRow, say: Say): string => {
  const { label, required, gap, status, clause } = row
  const declared = row.declared ?? say('sheet.text.undeclared')
  const text =
    gap === null
      ? say(`sheet.text.${status}`, { label, declared, required })
      : say('sheet.text.short', { label, declared, required, gap })
  return say('card.withClause', { text, clause })
}

/** A heading with its lines; nothing where there are none. */
const part = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? [[heading, ...lines].join('\n')] : []

const items = (
  list: readonly { readonly text: string; readonly clause: string | null }[],
  say: Say,
): readonly string[] =>
  list.map(({ text, clause }) => {
    const item = say('sheet.text.item', { text })
    return clause === null || clause === '' ? item : say('card.withClause', { text: item, clause })
  })

/** The whole sheet as text, for where neither a link nor a file can be sent. */
export const plainSheet = (sheet: ResultSheet, say: Say): string =>
  [
    [
      say('sheet.text.title'),
      ...(sheet.name === null ? [] : [say('sheet.text.name', { name: sheet.name })]),
      say('sheet.text.about', { province: sheet.province, document: sheet.programme.document }),
      say('sheet.text.date', { day: dayInWords(sheet.asOf) }),
      sheet.headline,
    ].join('\n'),
    ...part(
      say('sheet.text.rows'),
      sheet.rows.map((row) => rowLine(row, say)),
    ),
    ...part(
      say('sheet.text.openPoints'),
      sheet.open.map(({ title, points }) =>
        say('sheet.text.item', {
          text: say('sheet.text.openAt', {
            title,
            list: points.map(({ text }) => text).join('; '),
          }),
        }),
      ),
    ),
    ...part(
      say('sheet.text.priority'),
      items(
        sheet.priority.map(({ label, clause }) => ({ text: label, clause })),
        say,
      ),
    ),
    ...part(
      say('sheet.text.dossier'),
      items(
        sheet.dossier.map(({ item, clause }) => ({ text: item, clause })),
        say,
      ),
    ),
    ...part(say('sheet.text.steps'), items(sheet.nextSteps, say)),
    ...part(
      say('sheet.text.answers'),
      sheet.answers.map(({ label, text, at, by }) =>
        say('sheet.text.item', {
          text: say('sheet.text.answer', {
            label,
            text,
            day: dayInWords(dayAt(at)),
            by: say(`sheet.text.${by === 'officer' ? 'officer' : 'self'}`),
          }),
        }),
      ),
    ),
    [sheet.round, sheet.note, say('sheet.text.version', { version: sheet.contentVersion })].join(
      '\n',
    ),
  ].join('\n\n')
