import type { Config } from '../config.ts'
import type { Parts } from '../parts.ts'
import { createListener, type Listener } from './listener.ts'
import { createTranscriber } from './transcriber.ts'

/** What services of this interface call their only model, where they have one. */
const MODEL = 'whisper-1'

/** What hears voice messages, where the environment names a speech service; null else. */
export const openListener = ({
  config,
  log,
  metrics,
}: Pick<Parts, 'log' | 'metrics'> & { readonly config: Config }): Listener | null => {
  const { SPEECH_URL: url, SPEECH_KEY: key, SPEECH_MODEL: model = MODEL } = config
  if (url === undefined) return null
  return createListener({ transcribe: createTranscriber({ url, key, model }), log, metrics })
}
