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

const stopped = (problem: string): OaError => ({ action: 'stopped', problem })

const ACCOUNT_OFF = 'oa-account'
const APP = 'oa-app'
const PLAN = 'oa-plan'
const MONEY = 'oa-money'
const PROGRAM = 'oa-program'

/** Every documented code that a send can bring. What is not here is in doubt. */
const ERRORS: ReadonlyMap<number, OaError> = new Map<number, OaError>([
  [-32, { action: 'rate-limited' }],
  [-100, { action: 'rejected' }],
  [-200, { action: 'again' }],
  [-201, { action: 'rejected' }],
  [-204, stopped(ACCOUNT_OFF)],
  [-205, stopped(ACCOUNT_OFF)],
  [-209, stopped(APP)],
  [-210, { action: 'rejected' }],
  [-211, { action: 'quota' }],
  [-212, stopped(APP)],
  [-213, { action: 'blocked' }],
  [-216, { action: 'renew' }],
  [-217, { action: 'blocked' }],
  [-218, { action: 'later' }],
  [-219, stopped(APP)],
  [-220, { action: 'renew' }],
  [-221, stopped(PLAN)],
  [-223, stopped(APP)],
  [-224, stopped(PLAN)],
  [-227, { action: 'blocked' }],
  [-230, { action: 'outside-window' }],
  [-232, { action: 'outside-window' }],
  [-233, { action: 'rejected' }],
  [-234, { action: 'later' }],
  [-235, stopped(PLAN)],
  [-237, { action: 'rejected' }],
  [-238, { action: 'rejected' }],
  [-240, stopped(PROGRAM)],
  [-241, { action: 'rejected' }],
  [-242, stopped(APP)],
  [-244, { action: 'blocked' }],
  [-248, { action: 'rejected' }],
  [-249, { action: 'rejected' }],
  [-320, stopped(MONEY)],
  [-321, stopped(MONEY)],
  [-403, { action: 'rejected' }],
])

/** Codes of template messages to phone numbers; another host, another list. */
const BUSINESS_ERRORS: ReadonlyMap<number, OaError> = new Map<number, OaError>([
  [-108, { action: 'rejected' }],
  [-109, { action: 'rejected' }],
  [-111, { action: 'rejected' }],
  [-112, { action: 'rejected' }],
  [-114, { action: 'blocked' }],
  [-115, stopped(MONEY)],
  [-118, { action: 'blocked' }],
  [-119, { action: 'blocked' }],
  [-124, { action: 'renew' }],
  [-126, stopped(APP)],
  [-127, stopped(APP)],
  [-131, { action: 'rejected' }],
  [-132, { action: 'rejected' }],
  [-133, { action: 'later' }],
  [-135, stopped(PLAN)],
  [-136, stopped(MONEY)],
  [-137, stopped(MONEY)],
  [-139, { action: 'blocked' }],
  [-140, { action: 'blocked' }],
  [-141, { action: 'blocked' }],
  [-144, { action: 'quota' }],
  [-146, { action: 'rejected' }],
  [-147, { action: 'quota' }],
  [-1121, { action: 'rejected' }],
  [-1122, { action: 'rejected' }],
  [-1124, { action: 'rejected' }],
  [-1471, { action: 'later' }],
  [-1472, { action: 'later' }],
])

/** Codes with which a message may be refused for its buttons alone. */
export const BUTTON_REFUSALS: ReadonlySet<number> = new Set([-201, -210, -233])

/** What a code asks for; null where no page lists it. Both hosts know the codes of the first list. */
export const errorOf = (code: number): OaError | null =>
  ERRORS.get(code) ?? BUSINESS_ERRORS.get(code) ?? null
