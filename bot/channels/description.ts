import type { Say } from '../../knowledge/phrases.ts'
import type { Channel, ChannelProblem } from './channel.ts'
import { SWITCHES, type Switch } from './registry.ts'

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

/** One line for each channel that does not work as it stands. */
export const describeProblems = (channels: readonly Channel[], say: Say): readonly string[] =>
  channels.flatMap((channel) => {
    const { problem } = channel.health()
    const title = SWITCHES.find(({ name }) => name === channel.name)?.title ?? channel.name
    return problem
      ? [say('start.channelProblem', { channel: title, problem: describeProblem(problem, say) })]
      : []
  })
