import type { SheetView } from './view.ts'

/** A sheet as plain text, for where neither a file nor a link can be given. */
export const renderText = (view: SheetView): string => {
  const { words } = view
  const facts = view.facts.map(({ label, value }) => `${label}: ${value}`)
  const rows = view.rows.map(
    ({ cells }) =>
      `- ${cells.label}: ${cells.result}. ${words.columns.required}: ${cells.required}; ${words.columns.declared}: ${cells.declared} (${cells.clause})`,
  )
  const blocks = view.blocks.map(({ title, groups }) =>
    [
      title.toUpperCase(),
      ...groups.flatMap((group) => [
        ...(group.title === null ? [] : [`${group.title}:`]),
        ...group.items.map((item) => `- ${item}`),
      ]),
    ].join('\n'),
  )
  const parts = [
    [view.title, ...(view.name === null ? [] : [`${words.name}: ${view.name}`]), ...facts].join(
      '\n',
    ),
    [view.headline, view.note, view.round].join('\n'),
    rows.length > 0 ? rows.join('\n') : words.noRows,
    view.declaredBy,
    ...blocks,
    view.version,
  ]
  return parts
    .filter((part) => part !== '')
    .join('\n\n')
    .replaceAll('\u00a0', ' ')
}
