import { describePlace } from '../../storage/database/server/url.ts'
import type { Service } from '../../storage/database/service.ts'
import type { Config } from '../config.ts'

/** Something to be said at the start: a phrase and its values. */
export interface StartNotice {
  readonly key: string
  readonly values: Readonly<Record<string, string>>
}

/** What whoever starts the program should know of its database. */
export const noticesOf = (
  { isNew, mended }: Pick<Service, 'isNew' | 'mended'>,
  config: Pick<Config, 'DATABASE_URL' | 'SECRETS_KEY' | 'ZALO_OA_APP_ID'>,
): readonly StartNotice[] => {
  const database = describePlace(config.DATABASE_URL)
  const isClear = config.ZALO_OA_APP_ID !== undefined && config.SECRETS_KEY === undefined
  return [
    ...(isNew ? [{ key: 'start.new', values: { database } }] : []),
    ...(mended.length > 0 ? [{ key: 'start.mended', values: { files: mended.join(', ') } }] : []),
    ...(isClear ? [{ key: 'start.clear', values: {} }] : []),
  ]
}
