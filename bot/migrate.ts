import './owner-only.ts'
import { openDatabase } from '../storage/database.ts'
import { migrate } from '../storage/migrate.ts'
import { readConfig } from './config.ts'
import { explainFailure } from './failure.ts'

try {
  const db = openDatabase(readConfig(process.env).DATABASE_URL)
  for (const name of await migrate(db)) console.log(name)
  await db.destroy()
} catch (error) {
  console.error(explainFailure(error))
  process.exit(1)
}
