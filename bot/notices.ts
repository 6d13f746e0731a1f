import type { Service } from '../storage/service.ts'

/** Something to be said at the start: a phrase and its values. */
export interface Notice {
  readonly key: string
  readonly values: Readonly<Record<string, string>>
}

/** What whoever starts the program should know of its database. */
export const noticesOf = (
  { isNew, mended }: Pick<Service, 'isNew' | 'mended'>,
  database: string,
): readonly Notice[] => [
  ...(isNew ? [{ key: 'start.new', values: { database } }] : []),
  ...(mended.length > 0 ? [{ key: 'start.mended', values: { files: mended.join(', ') } }] : []),
]
