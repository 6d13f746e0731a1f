import { join } from 'node:path'
import { openService } from '../../../storage/database/service.ts'
import { newFolder } from './databases.ts'

/** Opens a database as the program does. */
export const open = (url: string) => openService(url, () => undefined)

/** A file on which a program has run. */
export const newUsed = async () => {
  const path = join(newFolder(), 'data', 'a.db')
  await (await open(`sqlite:${path}`)).close()
  return { path, url: `sqlite:${path}` }
}
