// Messages to the server: each goes out under its id until an answer comes in, so that nothing is
// counted twice and nothing is lost.
import { say } from '../words.js'

const PATIENCE_MS = 30_000

const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** Posts to the interface; waits as long as the server says where it was too fast. */
export const createTransport = (address, sayStatus) => {
  const post = async (body) => {
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: patience.signal,
    }).finally(() => clearTimeout(timer))
    if (response.status !== 429) return response
    sayStatus(say.slow)
    await wait(Number(response.headers.get('retry-after')) || 1)
    return post(body)
  }
  return post
}

/** Sends what waits in the memory, in its order. `on` hears what became of it. */
export const createDelivery = (memory, post, on) => {
  let isDelivering = false

  /** True where the first message got through, for better or worse. */
  const deliverFirst = async () => {
    const [body] = memory.state.outbox
    let response
    let answer
    try {
      response = await post(body)
      answer = await response.json()
    } catch {
      on.trouble(say.failed)
      return false
    }
    if (response.status >= 500) {
      on.trouble(answer.error?.message ?? say.failed)
      return false
    }
    memory.state.outbox.shift()
    const at = new Date(response.headers.get('date') ?? Date.now()).toISOString()
    if (answer.error) on.refused(answer.error, at)
    else on.answered(answer, at, body)
    memory.save()
    return true
  }

  return {
    isBusy: () => isDelivering,
    async deliver() {
      if (isDelivering || memory.state.outbox.length === 0) return
      isDelivering = true
      on.begin()
      let goesOn = true
      while (goesOn && memory.state.outbox.length > 0) goesOn = await deliverFirst()
      isDelivering = false
      on.end()
    },
  }
}
