import { existsSync } from 'node:fs'
import { ledgerOf } from '../../../storage/database/file/place.ts'
import { describePlace } from '../../../storage/database/server/url.ts'
import { restore } from '../../../storage/copies/restore.ts'
import { run } from '../command.ts'
import { failed, printed } from '../printed.ts'
import { describeReport, rowsOf } from './report.ts'

await run({
  options: { deletions: { type: 'string', multiple: true } },
  usage: 'operations.restore.usage',
  async work({ words: [file, ...rest], flags: { deletions = [] }, config, say }) {
    const { DATABASE_URL: url, DELETIONS_FILE: noted } = config
    if (file === undefined || rest.length > 0) return null
    const missing = deletions.find((path) => !existsSync(path))
    if (missing !== undefined) return failed(say('operations.restore.no-ledger', { file: missing }))
    const own = ledgerOf(url, noted)
    const ledgers = [...(own === null ? [] : [own]), ...deletions]
    const report = await restore(url, file, new Date().toISOString(), ledgers)
    const { count, foreign } = report.reapplied
    const values = { database: describePlace(url), file, rows: rowsOf(report) }
    return printed(
      say('operations.restore.done', values),
      describeReport(report, say),
      ...(report.kept === null ? [] : [say('operations.restore.kept', { kept: report.kept })]),
      ...(count > 0 ? [say('operations.restore.reapplied', { count })] : []),
      ...(foreign > 0 ? [say('operations.restore.foreign', { count: foreign })] : []),
      say('operations.restore.muted'),
    )
  },
})
