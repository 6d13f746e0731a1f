/** What a reminder can say as a template: whoever registers one picks from these names. */
export const TEMPLATE_PARAMETERS = [
  'name',
  'task',
  'due',
  'left',
  'agency',
  'clause',
  'code',
] as const

export type TemplateValues = Readonly<Record<(typeof TEMPLATE_PARAMETERS)[number], string>>
