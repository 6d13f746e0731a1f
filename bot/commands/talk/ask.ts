import { respond } from '../../../handlers/respond.ts'
import { renderReply } from '../../channels/plain-text.ts'
import { renderTurn } from '../../channels/web/render.ts'
import { momentOf } from '../../clock.ts'
import { withImported } from '../../process/official.ts'
import { withConfirmed } from '../../reminders/confirmed.ts'
import { run } from '../command.ts'
import { printed } from '../printed.ts'
import { PROFILE_OPTIONS, readProfile } from './profile.ts'

/** One question, one answer. */
await run({
  options: { ...PROFILE_OPTIONS, json: { type: 'boolean' } },
  usage: 'terminal.usage',
  async work(opened) {
    const { words, flags } = opened
    const text = words.join(' ')
    if (text === '') return null
    const { config, clock } = opened
    const { DATABASE_URL: url } = config
    const knowledge = await withImported(await withConfirmed(await opened.knowledge(), url), url)
    const profile = readProfile(flags, knowledge)
    const turn = respond({ ...momentOf(clock()), text, profile }, null, knowledge)
    if (flags.json) return printed(renderTurn(turn))
    return printed(turn.replies.map((reply) => renderReply(reply, knowledge.say)).join('\n\n'))
  },
})
