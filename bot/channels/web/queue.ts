/** Runs work of one key after another, in the order in which it came; keys do not wait for others. */
export type Queue = <T>(key: string, work: () => Promise<T>) => Promise<T>

export const createQueue = (): Queue => {
  const lanes = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const before = lanes.get(key) ?? Promise.resolve()
    const run = before.then(work)
    const lane = run.catch(() => undefined)
    lanes.set(key, lane)
    void lane.then(() => {
      if (lanes.get(key) === lane) lanes.delete(key)
    })
    return run
  }
}
