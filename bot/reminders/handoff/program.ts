import { errorInLog } from '../../log.ts'
import { every, type Ending } from '../../process/every.ts'
import { createHandOffEngine, type HandOffEngineDeps } from './engine.ts'

const SECOND_MS = 1000
/** Hand-offs are looked at every so many rounds: every ten seconds. */
const TEND_ROUNDS = 10

/** Carries hand-offs on for as long as the program runs; `tend` does so at once. */
export const keepHandOffs = (
  deps: HandOffEngineDeps,
): { readonly tend: () => Promise<void>; readonly end: Ending } => {
  const engine = createHandOffEngine(deps)
  let round = 0
  const end = every(
    SECOND_MS,
    async () => {
      round += 1
      await (round % TEND_ROUNDS === 0 ? engine.tend() : engine.relay())
    },
    (error) => deps.log.error({ error: errorInLog(error) }, 'hand-offs could not be carried on'),
  )
  return { tend: () => engine.tend(), end }
}
