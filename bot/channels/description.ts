import type { Say } from '../../knowledge/phrases.ts'
import type { Channel, ChannelProblem } from './channel.ts'
import { SWITCHES } from './registry.ts'

/** What is wrong and what to do about it, in one line. */
export const describeProblem = ({ code, detail }: ChannelProblem, say: Say): string => {
  const key = `channels.problem.${code}`
  return say(say.has(key) ? key : 'channels.problem.other', { detail })
}

/** One line for each channel: how it works, or how to switch it on. */
export const describeChannels = (channels: readonly Channel[], say: Say): readonly string[] =>
  SWITCHES.map(({ name, title, key }) => {
    const channel = channels.find((one) => one.name === name)
    return channel
      ? say('start.channelOn', { channel: title, intake: say(`channels.intake.${channel.intake}`) })
      : say('start.channelOff', { channel: title, key, guide: `docs/${name}.md` })
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
