import type { Judged } from '../../knowledge/rules/judgement.ts'
import type { Citation } from '../../knowledge/schema/schema.ts'
import type { Values } from '../../knowledge/rules/value.ts'
import { brieflyActual, brieflyGap, brieflyRequired } from '../text/brief.ts'
import { cite, citeBriefly } from '../text/citation.ts'
import type { CitationLine } from '../conversation/verdict-view.ts'
import { describeAlone, describeValue } from '../text/value.ts'
import { judgedOn, leavesOf, subjectOf, type Progress } from './progress.ts'
import type { Talk } from '../talk.ts'
import { actualOf, gapOf, requiredOf } from './verdict/verdict.ts'

/** What was read from a message, said back. */
export interface Echo {
  /** What no condition speaks of, in one line; null where there is none. */
  readonly plain: string | null
  /** A line a condition, with its result and clause. */
  readonly lines: readonly string[]
  readonly citations: readonly CitationLine[]
  /** How many mandatory conditions the facts fail, and how many they meet. */
  readonly fails: number
  readonly meets: number
  /** How many of them the facts leave open. */
  readonly open: number
}

/** The leaf that speaks of the fact itself, behind every gate. */
const leafOn = ({ trace }: Judged) => {
  const about = subjectOf(trace)
  const leaves = leavesOf(trace).filter((leaf) => leaf.fact === about && leaf.stated !== null)
  return leaves.find(({ status }) => status === trace.status) ?? leaves.at(-1)
}

/** The sector is open, not what was said: nothing can be said of this condition yet. */
const isBehindOpenGate = ({ trace, status }: Judged) =>
  trace.op === 'when' && trace.children[0]?.status === status && status !== 'met'

/** "❌ Thành viên: 299, thiếu 1 (từ 300). (KH 135, mục III.2.a)" */
const statusLine = (judged: Judged, said: string, talk: Talk): string | null => {
  const { knowledge, say } = talk
  const leaf = leafOn(judged)
  if (!leaf) return null
  const { label } = judged.condition
  const isNumeric = leaf.required?.unit !== null && leaf.stated?.is === 'amount'
  const required = isNumeric ? brieflyRequired(requiredOf(leaf, knowledge), knowledge) : ''
  const fact = knowledge.facts.get(leaf.fact ?? '')
  const actual = isNumeric && fact && leaf.stated ? actualOf(fact, leaf.stated, knowledge) : null
  const plain = actual ? brieflyActual(actual) : said
  switch (judged.status) {
    case 'met': {
      const special = `met.${leaf.fact}`
      const note = say.has(special) ? say(special) : ''
      const isAtBound = actual !== null && actual.value === leaf.required?.value
      const bounds = `${required}${isAtBound ? say('echo.atBound') : ''}`
      return isNumeric
        ? say('echo.metAmount', { label, said: `${plain}${note}`, required: bounds })
        : say('echo.met', { label, said })
    }
    case 'not_met': {
      const clause = citeBriefly(leaf.citation, knowledge)
      const gap = gapOf(leaf, knowledge)
      return gap && actual
        ? say('echo.short', {
            label,
            said: plain,
            gap: brieflyGap(gap, actual, knowledge),
            required,
            clause,
          })
        : say('echo.failed', { said, label, reason: say(`fail.${leaf.fact}`), clause })
    }
    case 'authority':
      return say('echo.authority', { label, said })
    case 'unknown':
      return leaf.stated?.is === 'unknown'
        ? say('echo.unknown', { label })
        : say('echo.noted', { label, said })
    case 'not_applicable':
      return null
    default:
      return judged.status satisfies never
  }
}

/** Says back what `facts` hold now; `before` tells which of them changed. */
export const echo = (
  facts: readonly string[],
  before: Values,
  standing: Progress,
  talk: Talk,
): Echo => {
  const { knowledge, say } = talk
  const { judgement, values, programme } = standing
  const plain: string[] = []
  const lines: string[] = []
  const cited: Citation[] = []
  let fails = 0
  let meets = 0
  let open = 0
  for (const id of facts) {
    const fact = knowledge.facts.get(id)
    const value = values[id]
    if (!fact || !value) continue
    const said = describeValue(fact, value, knowledge)
    const old = before[id]
    const was = old && old.is !== 'unknown' ? describeValue(fact, old, knowledge) : said
    const changed = was !== said
    if (changed)
      lines.push(
        say('echo.changed', {
          label: say(`fact.${id}`),
          before: was,
          after: said,
        }),
      )
    const judged = judgement ? judgedOn(judgement, id) : []
    const told = judged.filter(
      (one) => !isBehindOpenGate(one) && (one.condition.kind !== 'subject' || one.status !== 'met'),
    )
    for (const one of told) {
      const line = statusLine(one, said, talk)
      if (line && !(changed && one.status === 'unknown')) lines.push(line)
      if (one.status === 'met') meets += 1
      if (one.status === 'unknown' || one.status === 'authority') open += 1
      if (one.status !== 'not_met') continue
      fails += 1
      cited.push(
        leafOn(one)?.citation ?? {
          source: programme?.source ?? '',
          clause: one.condition.clause,
        },
      )
    }
    if (told.length > 0 || changed) continue
    if (value.is === 'unknown') lines.push(say('echo.unknown', { label: say(`fact.${id}`) }))
    else plain.push(describeAlone(fact, value, knowledge))
  }
  return {
    plain: plain.length > 0 ? plain.join(', ') : null,
    lines,
    citations: cited.map((citation) => cite(citation, knowledge)),
    fails,
    meets,
    open,
  }
}
