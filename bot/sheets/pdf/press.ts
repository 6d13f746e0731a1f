import { Worker } from 'node:worker_threads'
import type { SheetView } from '../view.ts'

/** What came of a sheet that was to be printed. */
export type PrintedSheet =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  /** Too many wait for theirs. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly reason: string }

/** Makes PDF files in a thread of its own. */
export interface SheetPress {
  /** Never rejects. */
  print(view: SheetView): Promise<PrintedSheet>
  /** Ends the thread; what was begun has failed. */
  end(): Promise<void>
}

interface PressBounds {
  /** Files that may wait for one another. */
  readonly most: number
  /** Milliseconds that one may take. */
  readonly each: number
  /** Milliseconds without work after which the thread gives its memory back. */
  readonly idle: number
}

/**
 * The fullest usual sheet takes a tenth of a second on a machine with time, and the thread as long to
 * begin; on one with ten times the work that it can do, both take ten times as long and more.
 */
const USUAL: PressBounds = { most: 32, each: 60_000, idle: 60_000 }
const HEAP = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 } as const

type Answer = { readonly job: number } & (
  | { readonly bytes: Uint8Array }
  | { readonly fault: string }
)

/** A press whose thread begins with the first file, and again after it broke. */
export const createPress = ({ most, each, idle }: PressBounds = USUAL): SheetPress => {
  const waiting = new Map<number, (printed: PrintedSheet) => void>()
  let worker: Worker | null = null
  let jobs = 0
  let rest: NodeJS.Timeout | undefined

  const stop = async (reason: string): Promise<void> => {
    clearTimeout(rest)
    const ended = worker
    worker = null
    for (const resolve of waiting.values()) resolve({ kind: 'failed', reason })
    waiting.clear()
    await ended?.terminate()
  }

  const open = (): Worker => {
    const made = new Worker(new URL('worker.ts', import.meta.url), { resourceLimits: HEAP })
    // A program that ends does not wait for it.
    made.unref()
    made.on('message', (answer: Answer) => {
      waiting.get(answer.job)?.(
        'bytes' in answer
          ? { kind: 'file', bytes: answer.bytes }
          : { kind: 'failed', reason: answer.fault },
      )
    })
    const broke = (reason: string) => (worker === made ? stop(reason) : undefined)
    made.on('error', (error) => void broke(error.name))
    made.on('exit', () => void broke('ended'))
    return made
  }

  return {
    async print(view) {
      if (waiting.size >= most) return { kind: 'busy' }
      clearTimeout(rest)
      jobs += 1
      const job = jobs
      const { promise, resolve } = Promise.withResolvers<PrintedSheet>()
      // One that takes too long holds up all that wait behind it: a new thread begins with the next.
      const limit = setTimeout(() => void stop('too-slow'), each * (waiting.size + 1))
      waiting.set(job, resolve)
      worker ??= open()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- between threads there is no origin
      worker.postMessage({ job, view })
      try {
        return await promise
      } finally {
        clearTimeout(limit)
        waiting.delete(job)
        if (waiting.size === 0 && worker) rest = setTimeout(() => void stop('idle'), idle).unref()
      }
    },
    end: () => stop('ended'),
  }
}
