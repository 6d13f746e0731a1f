import { parentPort } from 'node:worker_threads'
import type { SheetView } from '../view.ts'
import { renderPdf } from './file.ts'

// oxlint-disable unicorn/require-post-message-target-origin -- between threads there is no origin
/** Makes one file after another apart from the program, whose answers do not wait for them. */
let before: Promise<unknown> = Promise.resolve()

const print = async (job: number, view: SheetView): Promise<void> => {
  try {
    const bytes = await renderPdf(view)
    parentPort?.postMessage({ job, bytes })
  } catch (error) {
    parentPort?.postMessage({ job, fault: error instanceof Error ? error.name : 'unknown' })
  }
}

parentPort?.on('message', ({ job, view }: { readonly job: number; readonly view: SheetView }) => {
  before = before.then(() => print(job, view))
})
