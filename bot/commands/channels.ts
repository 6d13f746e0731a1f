import { describeOff } from '../channels/description.ts'
import { openChannels, SWITCHES, zaloOaSettings } from '../channels/registry.ts'
import { authorize } from '../channels/zalo-oa/oauth.ts'
import { createTime } from '../clock.ts'
import { createLog } from '../log.ts'
import { createMetrics } from '../metrics.ts'
import { run, type Opened } from './command.ts'
import { reportChannel } from './listings/channel-report.ts'
import { failed, printed, type Printed } from './printed.ts'

/** How each channel stands and what to do next, line by line; nothing is started. */
const describe = async (opened: Opened): Promise<Printed> => {
  const { config, clock, say } = opened
  const stores = await opened.stores()
  const channels = await openChannels(config, {
    stores,
    clock,
    log: createLog('silent'),
    metrics: createMetrics(),
    say,
  })
  const time = createTime(clock)
  const deps = { history: stores.history, say, time, publicUrl: config.PUBLIC_URL }
  const lines: string[] = []
  for (const one of SWITCHES) {
    const channel = channels.find(({ name }) => name === one.name)
    const found = channel ? await reportChannel(channel, one.title, deps) : [describeOff(one, say)]
    lines.push(...found)
  }
  return printed(...lines)
}

/** Redeems the code of a consent for the Official Account; says why where it is not taken. */
const redeem = async (code: string, { config, clock, say, stores }: Opened): Promise<Printed> => {
  const settings = zaloOaSettings(config)
  if (settings.appId === '' || settings.appSecret === '') return failed(say('channels.noOa'))
  const { tokens } = await stores()
  const outcome = await authorize(code, settings, { tokens, clock })
  return outcome.kind === 'refused'
    ? failed(say('channels.notAuthorized', { reason: outcome.reason }))
    : printed(say('channels.authorized'))
}

await run({
  options: {},
  usage: 'channels.usage',
  work(opened) {
    const [command, code, ...rest] = opened.words
    if (command === undefined) return describe(opened)
    const isRedeeming = command === 'authorize' && code !== undefined && rest.length === 0
    return isRedeeming ? redeem(code, opened) : null
  },
})
