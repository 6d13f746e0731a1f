import { COLUMNS, type ColumnName, type SheetView, type ViewBlock, type ViewRow } from '../view.ts'
import { escapeHtml } from './escape.ts'
import { framed } from './frame.ts'

/** What stands on the page beside the result. */
export interface PageLinks {
  /** How long the link works, and how it is locked. */
  readonly until: string
  readonly links: readonly { readonly label: string; readonly href: string }[]
}

/** The shapes of the marks, for who sees no colours; the words beside them say the same. */
const MARKS: Readonly<Record<ViewRow['status'], string>> = {
  met: '<path d="M1 9l5 5 9-12"/>',
  not_met: '<path d="M2 2l12 12M14 2L2 14"/>',
  open: '<circle cx="8" cy="8" r="7"/><circle cx="8" cy="8" r="1.5"/>',
}

const tagged = (name: string, text: string, attributes = ''): string =>
  `<${name}${attributes}>${escapeHtml(text)}</${name}>`

const cellOf = (
  { cells, status }: ViewRow,
  column: ColumnName,
  heads: SheetView['words']['columns'],
): string => {
  if (column === 'label') return tagged('th', cells.label, ' role="rowheader" scope="row"')
  if (column !== 'result')
    return tagged(
      'td',
      cells[column],
      ` role="cell" class="${column}" data-label="${escapeHtml(heads[column])}"`,
    )
  const mark = `<svg viewBox="0 0 16 16" aria-hidden="true">${MARKS[status]}</svg>`
  return `<td role="cell" class="result ${status}">${mark}${escapeHtml(cells.result)}</td>`
}

/** The table; its roles stay where a phone shows each row as a card. */
const tableOf = ({ rows, words }: SheetView): string => {
  if (rows.length === 0) return tagged('p', words.noRows)
  const heads = COLUMNS.map((column) =>
    tagged('th', words.columns[column], ' role="columnheader" scope="col"'),
  )
  const lines = rows.map(
    (row) =>
      `<tr role="row">${COLUMNS.map((column) => cellOf(row, column, words.columns)).join('')}</tr>`,
  )
  return [
    `<table role="table">${tagged('caption', words.table)}`,
    `<thead role="rowgroup"><tr role="row">${heads.join('')}</tr></thead>`,
    `<tbody role="rowgroup">${lines.join('\n')}</tbody></table>`,
  ].join('\n')
}

const blockOf = ({ kind, title, groups }: ViewBlock): string => {
  const list = kind === 'next' ? 'ol' : 'ul'
  const parts = groups.map(
    (group) =>
      `${group.title === null ? '' : tagged('h3', group.title)}<${list} class="${kind}">${group.items
        .map((item) => tagged('li', item))
        .join('')}</${list}>`,
  )
  return `<section>${tagged('h2', title)}${parts.join('')}</section>`
}

const nameOf = ({ name, words }: SheetView): string => {
  const label = escapeHtml(words.name)
  const shown = name === null ? '<span class="line">&nbsp;</span>' : escapeHtml(name)
  return `<p class="name">${label}: ${shown}</p>`
}

/** A sheet as a page: for a phone, for A4 when it is printed, and without a script. */
export const renderSheetPage = (view: SheetView, { until, links }: PageLinks): string => {
  const title = view.name === null ? view.title : `${view.title}: ${view.name}`
  const facts = view.facts.map(
    ({ label, value }) => `<div>${tagged('dt', label)}${tagged('dd', value)}</div>`,
  )
  const body = [
    `<header>${tagged('h1', view.title)}${tagged('p', view.subtitle, ' class="quiet"')}`,
    `${nameOf(view)}<dl>${facts.join('')}</dl></header>`,
    `<div class="verdict">${tagged('h2', view.headline)}${tagged('p', view.note)}</div>`,
    tagged('p', view.round),
    tableOf(view),
    view.declaredBy === '' ? '' : tagged('p', view.declaredBy, ' class="quiet"'),
    `<div class="blocks">${view.blocks.map(blockOf).join('')}</div>`,
    `<nav>${links
      .map(({ label, href }) => tagged('a', label, ` href="${escapeHtml(href)}"`))
      .join('')}</nav>`,
    `<footer class="quiet">${tagged('p', until, ' class="screen"')}`,
    `${tagged('p', `${view.words.maker} · ${view.brief} ${view.version}`)}</footer>`,
  ]
  return framed(title, body.join('\n'))
}

/** A page that says why there is no result, and what to do. */
export const renderNoSheet = (title: string, help: string): string =>
  framed(title, `${tagged('h1', title)}${tagged('p', help)}`)
