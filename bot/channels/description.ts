import type { Say } from '../../knowledge/phrases.ts'
import { civilMinute } from '../clock.ts'
import type { Channel, ChannelName, ChannelProblem } from './channel.ts'
import { SWITCHES, type Switch } from './registry.ts'
import type { ChannelState } from './state.ts'

const MINUTE_MS = 60_000

/** What is wrong and what to do about it, in one line. */
export const describeProblem = ({ code, detail }: ChannelProblem, say: Say): string => {
  const key = `channels.problem.${code}`
  return say(say.has(key) ? key : 'channels.problem.other', { detail })
}

/** How to switch a channel on. */
export const describeOff = ({ name, title, key }: Switch, say: Say): string =>
  say('start.channelOff', { channel: title, key, guide: `docs/${name}.md` })

/** One line for each channel: how it works, or how to switch it on. */
export const describeChannels = (channels: readonly Channel[], say: Say): readonly string[] =>
  SWITCHES.map((one) => {
    const channel = channels.find(({ name }) => name === one.name)
    return channel
      ? say('start.channelOn', {
          channel: one.title,
          intake: say(`channels.intake.${channel.intake}`),
        })
      : describeOff(one, say)
  })

/** How long a bot rests, to the minute after it; null where it does not rest. */
export const describeRest = ({ until }: ChannelState, say: Say): string | null =>
  until === undefined
    ? null
    : say('channels.resting', { until: civilMinute(new Date(Date.parse(until) + MINUTE_MS - 1)) })

/** One line for each thing that does not work on a channel as it stands, or not yet. */
export const describeProblems = (
  states: ReadonlyMap<ChannelName, ChannelState>,
  say: Say,
): readonly string[] =>
  [...states].flatMap(([name, state]) => {
    const channel = SWITCHES.find((one) => one.name === name)?.title ?? name
    const { problem, notes = [] } = state
    const rest = describeRest(state, say)
    return [
      ...[problem, ...notes].flatMap((one) => (one ? [describeProblem(one, say)] : [])),
      ...(rest === null ? [] : [rest]),
    ].map((line) => say('start.channelProblem', { channel, problem: line }))
  })
