/** What an error code of the platform asks for. */
export type OaAction =
  /** The access token is not good: refresh and try once more. */
  | 'renew'
  | 'rate-limited'
  /** Nothing was taken; try again soon. */
  | 'again'
  /** Nothing was taken; this person's share is used up, or it is night. */
  | 'later'
  | 'blocked'
  | 'outside-window'
  | 'rejected'
  | 'quota'
  /** A person has to act. */
  | 'stopped'

interface OaError {
  readonly action: OaAction
  /** `channels.problem.<code>` that says what to do, where a person has to. */
  readonly problem?: string
}

/**
 * Every documented code that a send can bring, by what it asks for: of messages to users (-32, from -200
 * on) and, from another host and list, of templates to phone numbers. What is not here is in doubt.
 */
const CODES: readonly (readonly [OaError, readonly number[]])[] = [
  [{ action: 'renew' }, [-216, -220, -124]],
  [{ action: 'rate-limited' }, [-32]],
  [{ action: 'again' }, [-200]],
  [{ action: 'later' }, [-218, -234, -133, -1471, -1472]],
  [{ action: 'blocked' }, [-213, -217, -227, -244, -114, -118, -119, -139, -140, -141]],
  [{ action: 'outside-window' }, [-230, -232]],
  [
    { action: 'rejected' },
    [
      -100, -201, -210, -233, -237, -238, -241, -248, -249, -403, -108, -109, -111, -112, -131,
      -132, -146, -1121, -1122, -1124,
    ],
  ],
  [{ action: 'quota' }, [-211, -144, -147]],
  [{ action: 'stopped', problem: 'oa-account' }, [-204, -205]],
  [{ action: 'stopped', problem: 'oa-app' }, [-209, -212, -219, -223, -242, -126, -127]],
  [{ action: 'stopped', problem: 'oa-plan' }, [-221, -224, -235, -135]],
  [{ action: 'stopped', problem: 'oa-program' }, [-240]],
  [{ action: 'stopped', problem: 'oa-money' }, [-320, -321, -115, -136, -137]],
]
const ERRORS: ReadonlyMap<number, OaError> = new Map(
  CODES.flatMap(([error, codes]) => codes.map((code) => [code, error] as const)),
)

/** Codes with which a message may be refused for its buttons alone. */
export const BUTTON_REFUSALS: ReadonlySet<number> = new Set([-201, -210, -233])

/** What a code asks for; null where no page lists it. */
export const errorOf = (code: number): OaError | null => ERRORS.get(code) ?? null
