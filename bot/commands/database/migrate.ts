import '../../process/owner-only.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import { migrate } from '../../../storage/database/migrate.ts'
import { readConfig } from '../../config.ts'
import { explainFailure } from '../../process/failure.ts'

try {
  const db = openDatabase(readConfig(process.env).DATABASE_URL)
  for (const name of await migrate(db)) console.log(name)
  await db.destroy()
} catch (error) {
  console.error(explainFailure(error))
  process.exit(1)
}
