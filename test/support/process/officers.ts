import { parseArgs } from 'node:util'
import { expect } from 'vitest'
import { OFFICER_OPTIONS, workOf } from '../../../bot/commands/officers/work.ts'
import { hashOfCode } from '../../../bot/reminders/code.ts'
import { newSubscriber, type Subscriber } from '../../../handlers/conversation/subscriber.ts'
import { loadKnowledge } from '../content/knowledge.ts'
import { redeem } from '../../../storage/reminders/invitations.ts'
import { hearFrom } from '../../../storage/outbox/recipients.ts'
import { createStores } from '../../../storage/stores.ts'
import { keepSubscriber } from '../../../storage/reminders/subscribers.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { DATABASES, openStore } from '../database/databases.ts'
import { runCommand, type Ended } from './command.ts'

const newCommand =
  (environment: Readonly<Record<string, string>>) =>
  (...args: readonly string[]): Promise<Ended> =>
    runCommand(['officers', ...args], { environment })

const knowledge = loadKnowledge()

/** What words ask for, read as the command reads them. */
export const workOfWords = (...args: readonly string[]) => {
  const read = parseArgs({ args: [...args], options: OFFICER_OPTIONS, allowPositionals: true })
  return workOf({ words: read.positionals, flags: read.values })
}

/** The command on a database that the test looks into, in this process and in one of its own. */
export const openOfficers = async (
  given: string | null = null,
  environment: Readonly<Record<string, string>> = {},
) => {
  const url = given ?? (await DATABASES[0].newUrl())
  const { db } = await openStore(url)
  const writeTx = createWriteTx(db)
  const stores = createStores(db)
  return {
    db,
    command: newCommand({ DATABASE_URL: url, ...environment }),
    run: async (...args: readonly string[]) => {
      const { ok, text } = (await workOfWords(...args)?.({
        knowledge,
        invitations: stores.invitations,
        grants: stores.grants,
        openings: () => Promise.resolve([]),
        now: Date.now,
      })) ?? { ok: false, text: '' }
      return ok ? { code: 0, out: text, error: '' } : { code: 1, out: '', error: text }
    },
    /** Somebody uses a code and gets what it gives. */
    join: async (chat: string, code: string, state: 'approved' | 'waiting') => {
      const found = await db
        .selectFrom('invitations')
        .selectAll()
        .where('hash', '=', hashOfCode(code))
        .executeTakeFirstOrThrow()
      const grant = {
        province: 'kien-giang',
        agency: found.agency,
        invitation: found.id,
        state,
        at: '2026-11-21T03:00:00Z',
      } as const
      const subscriber: Subscriber = {
        ...newSubscriber('2026-11-21T03:00:00Z', 'officer'),
        grants: [grant],
        follows: [{ province: 'kien-giang', agency: found.agency, documents: null }],
        quiet: null,
      }
      await writeTx(async (tx) => {
        await hearFrom(tx, 'telegram', chat, 0)
        await redeem(tx, chat, found.id, 0)
        await keepSubscriber(tx, 'telegram', chat, subscriber)
      })
      return found.id
    },
  }
}

/** Words that make a code for an agency of Kiên Giang. */
export const INVITE = ['invite', '--province', 'kien-giang', '--agency', 'so-nnptnt'] as const

/** The codes that a command printed. */
export const codesIn = ({ out }: Pick<Ended, 'out'>) =>
  [...out.matchAll(/^Mã mời: (\S+)$/gmu)].map(([, code]) => code)

/** The one code that it printed. */
export const codeIn = (ended: Pick<Ended, 'out'>): string => {
  const [code = ''] = codesIn(ended)
  expect(code).toMatch(/^[2-9B-DF-HJ-NP-TV-Z]{4}-[2-9B-DF-HJ-NP-TV-Z]{4}$/u)
  return code
}

/** The number by which the code is revoked. */
export const idIn = ({ out }: Pick<Ended, 'out'>) => /^Số hiệu (\S+):/mu.exec(out)?.[1] ?? ''
