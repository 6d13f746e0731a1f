import { expect, test } from 'vitest'
import { prepareAll } from '../../../bot/process/prepare.ts'

const NEVER = new AbortController().signal

/** Parts that note in `built` that they were prepared, and what the second of them does besides. */
const openParts = (second: () => void = () => undefined) => {
  const built: string[] = []
  const part = (name: string, then: () => void = () => undefined) => ({
    prepare() {
      built.push(name)
      then()
    },
  })
  return { built, parts: [part('reader'), part('search', second), part('cells')] }
}

test('everything is prepared in its order, and other work comes in between', async () => {
  const { built, parts } = openParts(() => setImmediate(() => built.push('a request')))
  const preparing = prepareAll(parts, NEVER, 0)
  expect(built).toEqual([])
  await preparing
  expect(built).toEqual(['reader', 'search', 'a request', 'cells'])
})

test('a program that is asked to stop prepares nothing more', async () => {
  const stopping = new AbortController()
  const { built, parts } = openParts(() => stopping.abort())
  await prepareAll(parts, stopping.signal, 0)
  expect(built).toEqual(['reader', 'search'])
})
