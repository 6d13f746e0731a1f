import '../../process/owner-only.ts'
import { backUp } from '../../../storage/copies/backup.ts'
import { describePlace } from '../../../storage/database/server/url.ts'
import { describeReport, rowsOf, runOperation } from '../command.ts'

await runOperation({}, 'operations.backup.usage', async ({ words: [file, ...rest], url, say }) => {
  if (file === undefined || rest.length > 0) return null
  const report = await backUp(url, file)
  const values = { database: describePlace(url), file, rows: rowsOf(report) }
  return {
    ok: true,
    text: [say('operations.backup.done', values), describeReport(report, say)].join('\n'),
  }
})
