import { parentPort, workerData } from 'node:worker_threads'
import { FileError } from '../fault.ts'
import { readPdf } from './reader.ts'

// oxlint-disable unicorn/require-post-message-target-origin -- between threads there is no origin
/** Reads one PDF apart from the program, which ends it where it takes too much time or memory. */
try {
  const read = await readPdf(workerData as Uint8Array, () => parentPort?.postMessage('page'))
  parentPort?.postMessage({ read })
} catch (error) {
  parentPort?.postMessage({ fault: error instanceof FileError ? error.fault : 'broken-pdf' })
}
