// The result of a check: one panel in words, the table, what to do next.
import { textNode } from './lines.js'
import { button, element, fold, icon, link } from './nodes.js'
import { dayOf, fill, say } from './words.js'

const LOOK = { eligible: 'met', not_eligible: 'unmet', needs_verification: 'open' }
const PICTURE = { not_met: 'unmet', open: 'open', met: 'met' }
const HEADING = { not_met: 'missing', open: 'unclear', met: 'fulfilled' }
const WORD = { not_met: 'unmet', open: 'open', met: 'met' }
const COLUMNS = ['condition', 'required', 'declared', 'outcome', 'clause']

const withRole = (node, role) => {
  node.setAttribute('role', role)
  return node
}

const cell = (column, ...content) => {
  const node = withRole(element('td', column, ...content), 'cell')
  node.dataset.label = say[column]
  return node
}

const rowNode = ({ label, required, declared, status, gap, clause }) => {
  const head = withRole(element('th', 'condition', label), 'rowheader')
  head.scope = 'row'
  const outcome = element('span', `outcome ${PICTURE[status]}`, icon(PICTURE[status]))
  outcome.append(status === 'not_met' && gap ? fill(say.gap, { gap }) : say[WORD[status]])
  return withRole(
    element(
      'tr',
      '',
      head,
      cell('required', required),
      cell('declared', declared ?? say.notDeclared),
      cell('outcome', outcome),
      cell('clause', clause),
    ),
    'row',
  )
}

/** The rows that stand alike, under a heading in words. */
const groupNode = (status, rows) => {
  const heading = element('th', '', `${say[HEADING[status]]} (${rows.length})`)
  heading.colSpan = COLUMNS.length
  heading.scope = 'rowgroup'
  const head = withRole(element('tr', 'heading', withRole(heading, 'rowheader')), 'row')
  return withRole(element('tbody', PICTURE[status], head, ...rows.map(rowNode)), 'rowgroup')
}

const tableNode = (rows) => {
  const heads = COLUMNS.map((column) => {
    const node = withRole(element('th', '', say[column]), 'columnheader')
    node.scope = 'col'
    return node
  })
  const groups = Object.keys(PICTURE)
    .map((status) => [status, rows.filter((row) => row.status === status)])
    .filter(([, own]) => own.length > 0)
  return withRole(
    element(
      'table',
      '',
      element('caption', 'unseen', say.resultTable),
      withRole(element('thead', '', withRole(element('tr', '', ...heads), 'row')), 'rowgroup'),
      ...groups.map(([status, own]) => groupNode(status, own)),
    ),
    'table',
  )
}

const clauseNode = (clause) => (clause ? element('small', '', clause) : null)

const listNode = (name, items) =>
  element(name, '', ...items.map((item) => element('li', '', ...item)))

const section = (heading, ...content) =>
  element('section', 'part', element('h3', '', heading), ...content)

const sheetNodes = (sheet) => [
  sheet.rows.length > 0 && tableNode(sheet.rows),
  sheet.nextSteps.length > 0 &&
    section(
      say.nextSteps,
      listNode(
        'ol',
        sheet.nextSteps.map(({ text, clause }) => [text, clauseNode(clause)]),
      ),
    ),
  sheet.open.length > 0 &&
    section(
      say.openPoints,
      ...sheet.open.map(({ title, points }) =>
        element(
          'div',
          'place',
          element('h4', '', title),
          listNode(
            'ul',
            points.map(({ text, clause }) => [text, clauseNode(clause)]),
          ),
        ),
      ),
    ),
  sheet.priority.length > 0 &&
    section(
      say.priority,
      listNode(
        'ul',
        sheet.priority.map(({ label, clause }) => [label, clauseNode(clause)]),
      ),
    ),
  sheet.dossier.length > 0 &&
    fold(
      'dossier',
      fill(say.dossier, { count: sheet.dossier.length }),
      listNode(
        'ol',
        sheet.dossier.map(({ item, clause }) => [item, clauseNode(clause)]),
      ),
    ),
  element('p', 'note', sheet.round),
  element('p', 'note', sheet.note),
]

/** Which cooperative, by which document, as of when. */
const aboutOf = ({ at, sheet }) => {
  const when = fill(say.result, { date: dayOf(sheet ? `${sheet.asOf}T12:00` : at) })
  const { name, programme, province } = sheet ?? {}
  return [name, when, programme?.document, province].filter(Boolean).join(' · ')
}

const headlineOf = ({ eligibility, sheet, texts, beside }) => {
  if (sheet) return { headline: sheet.headline, rest: beside }
  const [first = '', ...others] = texts
  const [line, ...lines] = first.split('\n')
  // Where a name of a list leads, the page says how it stands.
  return /^\p{L}/u.test(line)
    ? { headline: line, rest: [lines.join('\n'), ...others] }
    : { headline: say[eligibility], rest: texts }
}

export const cardNode = (entry, act) => {
  const { eligibility, sheet, links } = entry
  const { headline, rest } = headlineOf(entry)
  const title = element('h2', '', icon(LOOK[eligibility], say[LOOK[eligibility]]))
  title.append(element('span', '', headline))
  const copyButton = button(
    say.copy,
    async () => {
      await act.copy(entry)
      copyButton.lastChild.data = say.copied
    },
    'copy',
  )
  const card = element(
    'section',
    'entry card',
    element('div', 'panel', element('p', 'about', aboutOf(entry)), title),
    ...rest.filter(Boolean).map((text) => element('div', 'part', textNode(text))),
    ...(sheet ? sheetNodes(sheet) : []),
  )
  card.append(
    element(
      'div',
      'actions',
      ...links.map(link),
      sheet && button(say.file, () => act.ask(say.filePhrase), 'file'),
      button(say.print, () => act.print(card), 'print'),
      copyButton,
    ),
  )
  card.dataset.eligibility = eligibility
  return card
}
