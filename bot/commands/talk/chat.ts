import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { respond } from '../../../handlers/respond.ts'
import type { Say } from '../../../knowledge/phrases.ts'
import { createTurnStore } from '../../../storage/chats/turns.ts'
import { migrate } from '../../../storage/database/migrate.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import { renderBotLine } from '../../channels/plain-text.ts'
import { createDispatch, type Dispatch } from '../../channels/web/dispatch.ts'
import { civilMinute, createTime, type Clock } from '../../clock.ts'
import { createLog } from '../../log.ts'
import { createMetrics } from '../../metrics.ts'
import { withImported } from '../../process/official.ts'
import { withConfirmed } from '../../reminders/confirmed.ts'
import { createSheetDesk } from '../../sheets/desk.ts'
import { createPress } from '../../sheets/pdf/press.ts'
import { createSheetStore } from '../../../storage/sheets/sheets.ts'
import { run } from '../command.ts'
import { printed } from '../printed.ts'
import { createFiling, type Filing } from './filing.ts'
import { PROFILE_OPTIONS, readProfile, type Profile } from './profile.ts'

const CHAT = 'terminal'

/** A talk as a transcript, which can be played again and gives the same talk. */
const createRecording = (person: string, { role = 'director', province }: Profile) => {
  const lines: string[] = []
  let title = ''
  let minute = ''
  return {
    /** Adds what a person typed and what was said; `said` is lines as `renderBotLine` makes them. */
    add(at: Date, typed: string, said: string) {
      title ||= typed
      const now = civilMinute(at)
      if (now !== minute)
        lines.push(`@ ${now}  terminal  ${role}${province ? `, ${province}` : ''}`)
      minute = now
      lines.push(`${person}: ${typed}`, said)
    },
    /** The transcript so far: title, clock and person, then the lines. */
    text: () => `${[`# ${title}`, ...lines].join('\n')}\n`,
  }
}

interface TerminalTalk {
  readonly person: string
  readonly profile: Profile
  readonly dispatch: Dispatch
  readonly recording: ReturnType<typeof createRecording>
  readonly filing: Filing
  readonly clock: Clock
  readonly say: Say
}

/** Answers each line of standard input until it ends. */
const talk = async (terminal: TerminalTalk) => {
  const { person, profile, dispatch, recording, filing, clock, say } = terminal
  const input = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: `${person}: `,
  })
  // Lines that were piped in are still answered after the input has ended.
  let isOpen = true
  input.once('close', () => {
    isOpen = false
  })
  input.prompt()
  for await (const text of input) {
    if (text.trim() !== '') {
      const now = clock()
      const result = await dispatch(CHAT, null, { text, profile })
      const said = result.kind === 'response' ? result.body : say('errors.unavailable')
      recording.add(now, text, said)
      console.log(said)
      for (const line of await filing.file()) console.log(line)
    }
    if (isOpen) input.prompt()
  }
}

/** The same assistant in a terminal; the talk is kept only in the file that `--data` names. */
await run({
  options: {
    ...PROFILE_OPTIONS,
    record: { type: 'string' },
    data: { type: 'string' },
    files: { type: 'string' },
  },
  usage: 'terminal.chat',
  async work(opened) {
    const { words, flags } = opened
    if (words.length > 0) return null
    const { clock, config } = opened
    const { DATABASE_URL: url } = config
    const knowledge = await withImported(await withConfirmed(await opened.knowledge(), url), url)
    const profile = readProfile(flags, knowledge)
    const { say } = knowledge
    await using db = openDatabase(`sqlite:${flags.data ?? ':memory:'}`)
    await migrate(db)
    const press = createPress()
    const time = createTime(clock)
    const desk = createSheetDesk({ sheets: createSheetStore(db), press, say, time })
    const filing = createFiling(flags.files, desk, say)
    const dispatch = createDispatch({
      respond,
      knowledge,
      store: createTurnStore(db),
      clock,
      log: createLog(config.LOG_LEVEL),
      metrics: createMetrics(),
      render(turn) {
        filing.note(turn)
        return turn.replies.map((reply) => renderBotLine(reply, say)).join('\n')
      },
      backupDays: config.BACKUP_DAYS,
    })
    const person = say(profile.role === 'officer' ? 'terminal.officer' : 'terminal.person')
    const recording = createRecording(person, profile)
    console.log(say('terminal.welcome'))
    await talk({ person, profile, dispatch, recording, filing, clock, say })
    await press.end()
    if (flags.record === undefined) return printed()
    writeFileSync(flags.record, recording.text())
    return printed(say('terminal.recorded', { file: flags.record }))
  },
})
