import { PostgresDialect, type PostgresPool } from 'kysely'

/** Whole numbers here are counts and milliseconds, far below 2^53; the driver gives text otherwise. */
const INT8 = 20

/** By which a server tells the program's connections from those of its commands. */
export const PROGRAM_NAME = 'tro-ly-htx'

/** Connections of one program; turns of many chats wait for one rather than for a new one. */
const MOST_CONNECTIONS = 10
/** A server under load takes its time to accept; one that is gone refuses at once. */
const CONNECT_TIMEOUT_MS = 15_000

const openPool = async (url: string, onBroken: (error: Error) => void): Promise<PostgresPool> => {
  const { Pool, types } = await import('pg')
  types.setTypeParser(INT8, Number)
  const pool = new Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: PROGRAM_NAME,
  })
  pool.on('error', onBroken)
  // A connection in use that breaks between two statements is told to nobody else.
  pool.on('connect', (client) => client.on('error', onBroken))
  return pool
}

/**
 * PostgreSQL by its URL, for several programs that share one database; the driver is loaded only
 * where it is used. A connection that breaks is told to `onBroken` and replaced; without a listener
 * it would end the program.
 */
export const openPostgres = (url: string, onBroken: (error: Error) => void): PostgresDialect =>
  new PostgresDialect({ pool: () => openPool(url, onBroken) })
