import { migrate } from '../../../storage/database/migrate.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import { asCommand } from '../../../storage/database/file/lock.ts'
import { run } from '../command.ts'
import { printed } from '../printed.ts'

await run({
  options: {},
  usage: 'operations.migrate.usage',
  async work({ words, config }) {
    if (words.length > 0) return null
    await using db = openDatabase(asCommand(config.DATABASE_URL))
    return printed(...(await migrate(db)))
  },
})
