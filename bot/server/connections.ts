import type { Socket } from 'node:net'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** How the server is built, so that nobody can hold a connection for nothing. */
export const CONNECTION_OPTIONS = {
  /** A request is whole after so long, or it is refused. */
  requestTimeout: 30_000,
  http: {
    headersTimeout: 15_000,
    connectionsCheckingInterval: 2000,
    // Nothing here depends on it, and Node would refuse without a word.
    requireHostHeader: false,
  },
  /** What was delivered while we end is taken all the same: not every platform delivers again. */
  return503OnClosing: false,
} as const

/** Length of the accept queue while the program is busy; the system may allow less. */
export const BACKLOG = 4096
/** Connections at a time, each of some kilobytes; who comes beyond that is let go at once. */
const MOST_CONNECTIONS = 10_000

/** So long clients with kept connections still get answers, which say `Connection: close`. */
const LAST_ANSWERS_MS = 100
/** How long requests that were begun may take once the server ends. */
const LONGEST_MS = 5000

/** Counts the connections of a server that does not listen yet. */
export const keepConnections = (app: FastifyInstance) => {
  const sockets = new Set<Socket>()
  let isClosing = false
  app.server.maxConnections = MOST_CONNECTIONS
  app.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing) reply.header('connection', 'close')
    done(null, payload)
  })
  const destroy = (which: (socket: Socket) => boolean) => {
    for (const socket of sockets) if (which(socket)) socket.destroy()
  }

  return {
    isClosing: () => isClosing,
    /**
     * Takes no new ones, answers what was begun, and ends all of them: those without a request at once,
     * the others after five seconds. Resolves when none is left.
     */
    async close() {
      isClosing = true
      if (sockets.size > 0) await setTimeout(LAST_ANSWERS_MS)
      // What has arrived by now is read first: a connection with a request is none that waits.
      await setImmediate()
      const closed = app.close()
      const enough = new AbortController()
      const late = setTimeout(LONGEST_MS, null, { signal: enough.signal }).then(
        () => destroy(() => true),
        () => undefined,
      )
      while (app.server.listening) await setImmediate()
      // Node takes a connection on which nothing ever came for one with a request.
      destroy(({ bytesRead }) => bytesRead === 0)
      await closed
      enough.abort()
      await late
    },
  }
}

export type Connections = ReturnType<typeof keepConnections>
