import type { NamedPapers } from '../../knowledge/language/papers/wish.ts'
import type { Draft, Outcome } from '../conversation/outcome.ts'
import { citeAll } from '../text/citation.ts'
import type { Talk } from '../talk.ts'
import { listChoices, papersChoice, tellPapers } from './choices.ts'
import { clauseOf, listed, type ListedPaper } from './list.ts'
import { withSubject } from './show.ts'
import type { Subject } from './subject.ts'

/** Papers of a list that were named, and numbers that it does not have. */
export interface Picked {
  readonly papers: readonly ListedPaper[]
  readonly unknown: readonly number[]
}

/** Finds the papers that are named; "hết" is all that are handed in first. */
export const pick = (
  { numbers, papers, isAll }: NamedPapers,
  { dossier, list }: Subject,
): Picked => {
  const all = listed(dossier, list)
  return {
    papers: all.filter(
      ({ paper, number, isFirst }) =>
        (isAll && isFirst) || numbers.includes(number) || papers.includes(paper.id),
    ),
    unknown: [...new Set(numbers)].filter((number) => number < 1 || number > all.length),
  }
}

/** That the list has no such numbers; nothing where it has them all. */
export const unknownLines = (
  { unknown }: Picked,
  { dossier }: Subject,
  { say }: Talk,
): readonly string[] =>
  unknown.length === 0
    ? []
    : [say('dossier.noSuch', { count: dossier.papers.length, numbers: unknown.join(', ') })]

const mistakeLines = ({ paper }: ListedPaper, { dossier }: Subject, { say, knowledge }: Talk) =>
  paper.mistakes.map(({ text, clause }) =>
    say('dossier.mistake', { text, clause: clauseOf(clause, dossier, knowledge) }),
  )

const detail = (one: ListedPaper, subject: Subject, talk: Talk): Draft => {
  const { paper, number, isReady } = one
  const { dossier } = subject
  const { say, knowledge } = talk
  const named = { numbers: [number], papers: [], isAll: false }
  const lines = [
    say(isReady ? 'dossier.detailReady' : 'dossier.detail', {
      number,
      name: paper.name,
      what: paper.what,
      clause: clauseOf(paper.clause, dossier, knowledge),
    }),
    say('dossier.mistakesOf'),
    ...mistakeLines(one, subject, talk),
  ]
  const clauses = [paper.clause, ...paper.mistakes.map(({ clause }) => clause)]
  return {
    text: lines.join('\n'),
    choices: [
      papersChoice(say(isReady ? 'dossier.choice.untick' : 'dossier.choice.tick', { number }), {
        wish: 'tick',
        isReady: !isReady,
        isLight: false,
        ...named,
      }),
      papersChoice(say('dossier.choice.list'), { wish: 'show', isBare: false }),
    ],
    citations: citeAll(
      clauses.map((clause) => ({ source: dossier.source, clause })),
      knowledge,
    ),
  }
}

/** "giấy 3 là gì": in plain words, with its clause and what often goes wrong. */
export const explainPapers = (named: NamedPapers, talk: Talk): Outcome =>
  withSubject(talk, (subject) => {
    const picked = pick(named, subject)
    const unknown = unknownLines(picked, subject, talk)
    const drafts = picked.papers.map((one) => detail(one, subject, talk))
    const lead = unknown.length === 0 ? [] : [{ text: unknown.join('\n') }]
    const all = [...lead, ...drafts]
    const shown =
      drafts.length > 0
        ? all
        : [{ ...all[0], text: unknown.join('\n'), choices: listChoices(subject, talk) }]
    return tellPapers(talk, subject, shown, { kind: 'answer' })
  })

/** "lỗi hay gặp": of the papers that are named, or of all. */
export const tellMistakes = (named: NamedPapers, talk: Talk): Outcome => {
  const isOfAll = named.numbers.length + named.papers.length === 0
  if (!isOfAll) return explainPapers(named, talk)
  return withSubject(talk, (subject) => {
    const { dossier, list } = subject
    const lines = listed(dossier, list).flatMap((one) => [
      talk.say('dossier.brief', { number: one.number, name: one.paper.name }),
      ...mistakeLines(one, subject, talk),
    ])
    const clauses = dossier.papers.flatMap(({ mistakes }) => mistakes.map(({ clause }) => clause))
    const draft = {
      text: [talk.say('dossier.mistakes'), ...lines].join('\n'),
      choices: listChoices(subject, talk, 'mistakes'),
      citations: citeAll(
        clauses.map((clause) => ({ source: dossier.source, clause })),
        talk.knowledge,
      ),
    }
    return tellPapers(talk, subject, [draft], { kind: 'answer' })
  })
}
