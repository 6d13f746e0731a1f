import '../../process/owner-only.ts'
import { describePlace } from '../../../storage/database/server/url.ts'
import { restore } from '../../../storage/copies/restore.ts'
import { describeReport, rowsOf, runOperation } from '../command.ts'

await runOperation({}, 'operations.restore.usage', async ({ words: [file, ...rest], url, say }) => {
  if (file === undefined || rest.length > 0) return null
  const report = await restore(url, file, new Date().toISOString())
  const values = { database: describePlace(url), file, rows: rowsOf(report) }
  const lines = [
    say('operations.restore.done', values),
    describeReport(report, say),
    ...(report.kept === null ? [] : [say('operations.restore.kept', { kept: report.kept })]),
    say('operations.restore.muted'),
  ]
  return { ok: true, text: lines.join('\n') }
})
