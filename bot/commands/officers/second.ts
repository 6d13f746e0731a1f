import { SWITCHES } from '../../channels/registry.ts'
import { failed, printed, type Printed } from '../printed.ts'
import type { OfficersDeps } from './deps.ts'
import { noticeOf } from './notice.ts'

/** What is typed in the place of a second chat to have none. */
const NONE = 'none'

/**
 * Names another chat of the same person, which is told what the first one cannot be; `none` takes it
 * back. Both must have written before; the person is told in the first one.
 */
export const nameSecond = async (
  chat: string,
  other: string,
  { knowledge, grants, now }: OfficersDeps,
): Promise<Printed> => {
  const { say } = knowledge
  const person = (await grants.people()).find((one) => one.chat === chat)
  if (!person?.subscriber) return failed(say('officers.noPerson', { given: chat }))
  const second = other === NONE ? null : other
  if (second === chat || (second !== null && !(await grants.isReachable(second))))
    return failed(say('officers.noSecond', { given: other }))
  const at = now()
  const title = SWITCHES.find(({ name }) => second?.startsWith(`${name}:`))?.title ?? ''
  const kind = second === null ? 'alone' : 'second'
  const text = say(`officers.notice.${kind}`, { channel: title })
  const key = ['second', chat, at].join(':')
  const isChanged = await grants.change(
    chat,
    (before) =>
      before.second === second
        ? null
        : { subscriber: { ...before, second }, ...noticeOf(key, text, person, before, at) },
    at,
  )
  const said = isChanged ? kind : 'sameSecond'
  return printed(say(`officers.${said}`, { chat, other }))
}
