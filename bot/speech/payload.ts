import { z } from 'zod'

/** What a service with the interface of OpenAI answers; whatever else it tells is left alone. */
export const transcriptSchema = z.object({ text: z.string() })
