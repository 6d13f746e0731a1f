import type { Clocks } from '../../../bot/clock.ts'
import { start, type Running } from '../../../bot/program.ts'
import { readConfig } from '../../../bot/config.ts'
import { loadKnowledge } from '../content/knowledge.ts'

/**
 * The whole program on a free port, with a database in memory and no limits unless given. All programs
 * of a process share the content, which is most of what a start takes.
 */
export const startProgram = (
  environment: Readonly<Record<string, string>> = {},
  clocks?: Clocks,
): Promise<Running> =>
  start(
    readConfig({
      PORT: '0',
      DATABASE_URL: 'sqlite::memory:',
      LOG_LEVEL: 'silent',
      RATE_PER_CONVERSATION: '0',
      RATE_PER_ADDRESS: '0',
      ...environment,
    }),
    clocks,
    loadKnowledge(),
  )
