import { Worker } from 'node:worker_threads'
import { FileError, type FileFault } from '../fault.ts'
import type { PdfText } from './reader.ts'

/** What reading a file may take before it is ended. */
export interface PdfBounds {
  /** Milliseconds without another page. */
  readonly aPage: number
  /** Milliseconds in all. */
  readonly whole: number
  /** Bytes beyond what the program had before. */
  readonly memory: number
}

/** A plan of 300 pages takes a fifth of the time, and half of the memory. */
const USUAL: PdfBounds = { aPage: 8000, whole: 60_000, memory: 180 * 1024 * 1024 }
const LOOK_MS = 25
/** Megabytes for what is worked on: 300 pages need a third. */
const HEAP = { old: 80, young: 8 } as const

type Answer = { readonly read: PdfText } | { readonly fault: FileFault }

/**
 * The words of a PDF that has them: a line for each paragraph, a row between pipes for each row of a
 * table. It is read in a thread of its own, so that a file that would take for ever, or swell, can be
 * ended. Throws `FileError`.
 */
export const pdfText = async (
  bytes: Uint8Array,
  { aPage, whole, memory }: PdfBounds = USUAL,
): Promise<PdfText> => {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const before = process.memoryUsage.rss()
  const own = new Uint8Array(bytes)
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: own,
    transferList: [own.buffer],
    // Without it the thread would keep what it no longer needs until the machine runs short.
    resourceLimits: { maxOldGenerationSizeMb: HEAP.old, maxYoungGenerationSizeMb: HEAP.young },
  })
  const end = (fault: FileFault) => resolve({ fault })
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() - before > memory) end('swollen-pdf')
  }, LOOK_MS)
  const limit = setTimeout(() => end('slow-pdf'), whole)
  const pause = setTimeout(() => end('slow-pdf'), aPage)
  worker.on('message', (answer: Answer | 'page') => {
    if (answer === 'page') pause.refresh()
    else resolve(answer)
  })
  worker.on('messageerror', reject)
  worker.on('error', (error: NodeJS.ErrnoException) =>
    end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'swollen-pdf' : 'broken-pdf'),
  )
  worker.on('exit', () => end('broken-pdf'))
  try {
    const answer = await promise
    if ('fault' in answer) throw new FileError(answer.fault)
    return answer.read
  } finally {
    clearInterval(watch)
    clearTimeout(limit)
    clearTimeout(pause)
    await worker.terminate()
  }
}
