import type { DataTally } from '../../handlers/conversation/carried-out.ts'
import { tallyInWords } from '../../handlers/rights/conclude.ts'
import { civilMinute } from '../clock.ts'
import { run } from './command.ts'
import { failed, printed } from './printed.ts'

/** Looks a deletion up by the number that its person was given: when and what, and never whose. */
await run({
  options: {},
  usage: 'operations.privacy.usage',
  async work({ words: [what, receipt, ...more], stores, say }) {
    if (what !== 'deletion' || receipt === undefined || more.length > 0) return null
    const given = receipt.trim().toUpperCase()
    const deletion = await (await stores()).deletions.find(given)
    if (!deletion) return failed(say('operations.privacy.none', { receipt: given }))
    const list = tallyInWords(JSON.parse(deletion.kinds) as DataTally, say)
    const at = civilMinute(new Date(deletion.at))
    return printed(say('operations.privacy.found', { receipt: given, at, list }))
  },
})
