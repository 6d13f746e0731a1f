import { describePlace } from '../../../storage/database/server/url.ts'
import { restore } from '../../../storage/copies/restore.ts'
import { run } from '../command.ts'
import { printed } from '../printed.ts'
import { describeReport, rowsOf } from './report.ts'

await run({
  options: {},
  usage: 'operations.restore.usage',
  async work({ words: [file, ...rest], config: { DATABASE_URL: url }, say }) {
    if (file === undefined || rest.length > 0) return null
    const report = await restore(url, file, new Date().toISOString())
    const values = { database: describePlace(url), file, rows: rowsOf(report) }
    return printed(
      say('operations.restore.done', values),
      describeReport(report, say),
      ...(report.kept === null ? [] : [say('operations.restore.kept', { kept: report.kept })]),
      say('operations.restore.muted'),
    )
  },
})
