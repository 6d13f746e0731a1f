import { backUp } from '../../../storage/copies/backup.ts'
import { describePlace } from '../../../storage/database/server/url.ts'
import { run } from '../command.ts'
import { printed } from '../printed.ts'
import { describeReport, rowsOf } from './report.ts'

await run({
  options: {},
  usage: 'operations.backup.usage',
  async work({ words: [file, ...rest], config: { DATABASE_URL: url }, say }) {
    if (file === undefined || rest.length > 0) return null
    const report = await backUp(url, file)
    const values = { database: describePlace(url), file, rows: rowsOf(report) }
    return printed(say('operations.backup.done', values), describeReport(report, say))
  },
})
