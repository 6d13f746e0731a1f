import type { PaperWish } from '../../knowledge/language/papers/wish.ts'
import { isNudged, withNudge } from '../conversation/checklist.ts'
import type { Draft, DraftChoice, Outcome } from '../conversation/outcome.ts'
import { roundLine } from '../text/round.ts'
import type { Talk } from '../talk.ts'
import { listChoices, papersChoice, tellPapers } from './choices.ts'
import { askToKeep, keepList, mayKeep } from './keeping.ts'
import {
  countIn,
  askedAgency,
  missingIn,
  ofName,
  papersInWords,
  partLines,
  type ListedPaper,
} from './list.ts'
import { pick, unknownLines } from './papers.ts'
import { withSubject } from './show.ts'
import type { Subject } from './subject.ts'

type Tick = Extract<PaperWish, { wish: 'tick' }>

/** Everything is ready: said once, with what comes next. The reminders end with it. */
const allReady = (subject: Subject, talk: Talk): Draft => {
  const { dossier, list, programme } = subject
  const { say, knowledge } = talk
  const choices = dossier.next.flatMap((id): readonly DraftChoice[] => {
    const article = knowledge.articles.get(id)
    return article ? [{ label: article.title, action: { do: 'ask', article: id } }] : []
  })
  const lines = [
    say('dossier.allReady', { of: ofName(list, knowledge), ...countIn(dossier, list) }),
    ...partLines(dossier, knowledge),
    say(dossier.whole ? 'dossier.next' : 'dossier.nextPart', {
      agency: askedAgency(dossier, knowledge),
    }),
    roundLine(programme, talk),
    ...(isNudged(list) ? [say('dossier.nudgeEnds')] : []),
  ]
  const shown = papersChoice(say('dossier.choice.list'), { wish: 'show', isBare: false })
  return { text: lines.join('\n'), choices: [...choices, shown] }
}

const leftLine = ({ dossier, list }: Subject, talk: Talk): string =>
  talk.say('dossier.left', {
    ...countIn(dossier, list),
    list: papersInWords(missingIn(dossier, list), talk.knowledge),
  })

const changeLines = (
  isReady: boolean,
  changed: readonly ListedPaper[],
  same: readonly ListedPaper[],
  { say, knowledge }: Talk,
): readonly string[] => {
  const stand = isReady ? 'ready' : 'open'
  const line = (key: string, papers: readonly ListedPaper[]) =>
    papers.length === 0
      ? []
      : [say(`dossier.${key}.${stand}`, { list: papersInWords(papers, knowledge) })]
  return [...line('ticked', changed), ...line('already', same)]
}

/** Ticks papers, or takes ticks back; what the list does not have is said, and the rest done. */
export const tickPapers = (tick: Tick, talk: Talk): Outcome =>
  withSubject(talk, (subject) => {
    const { dossier, list } = subject
    const { isReady } = tick
    const choices = listChoices(subject, talk)
    const picked = pick(tick, subject)
    const unknown = unknownLines(picked, subject, talk)
    if (picked.papers.length === 0) {
      const text = unknown.length > 0 ? unknown.join('\n') : talk.say('dossier.whichPaper')
      return tellPapers(talk, subject, [{ text, choices }])
    }
    const changed = picked.papers.filter((one) => one.isReady !== isReady)
    // "xong hết" names none by itself.
    const same = tick.isAll ? [] : picked.papers.filter((one) => one.isReady === isReady)
    if (changed.length > 0 && !mayKeep(talk)) return askToKeep(subject, tick, talk)
    const ids = new Set(changed.map(({ paper }) => paper.id))
    const done = isReady ? [...list.done, ...ids] : list.done.filter((id) => !ids.has(id))
    const after: Subject = { ...subject, list: { ...list, done } }
    const lines = [...changeLines(isReady, changed, same, talk), ...unknown]
    const isComplete = missingIn(dossier, after.list).length === 0
    const wasComplete = missingIn(dossier, list).length === 0
    if (isComplete && !wasComplete) {
      const first: Draft = { text: lines.join('\n') }
      const kept = withNudge(after.list, null)
      return keepList(talk, after, kept, [first, allReady(after, talk)])
    }
    const stand = isComplete
      ? [
          talk.say('dossier.nothingMissing', { of: '', ...countIn(dossier, after.list) }),
          ...partLines(dossier, talk.knowledge),
        ]
      : [leftLine(after, talk)]
    const text = [...lines, ...stand].join('\n')
    const draft = { text, choices: listChoices(after, talk) }
    return changed.length === 0
      ? tellPapers(talk, after, [draft])
      : keepList(talk, after, after.list, [draft])
  })
