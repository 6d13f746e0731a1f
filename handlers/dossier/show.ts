import { answerWith } from '../answers/article.ts'
import { isNudged } from '../conversation/checklist.ts'
import { asking } from '../conversation/context.ts'
import type { Draft, Outcome } from '../conversation/outcome.ts'
import { citeAll } from '../text/citation.ts'
import { roundLine } from '../text/round.ts'
import type { Talk } from '../talk.ts'
import { askPapers, listChoices, papersChoice, tellPapers } from './choices.ts'
import { clauseOf, countIn, listed, missingIn, ofName, paperLine, partLines } from './list.ts'
import { keptLists, severalOf, subjectOf, type Subject } from './subject.ts'

/** Without a programme nobody knows which papers: the old provinces to choose from. */
export const askProvince = (talk: Talk): Outcome => {
  const { knowledge, say } = talk
  const programmes = [...knowledge.programmes.values()]
  const choices = knowledge.places.flatMap(({ id, name }) =>
    programmes
      .filter(({ province }) => province === id)
      .map((one) => papersChoice(name, { wish: 'list', programme: one.id, name: null })),
  )
  return askPapers(talk, [{ text: say('dossier.whichProvince'), choices }], 'menu')
}

/** Several cooperatives have lists of this programme: which one is meant. */
const askName = (subject: Subject, talk: Talk): Outcome => {
  const choices = severalOf(subject, talk).map(({ programme, name }) =>
    papersChoice(name ?? talk.say('dossier.unnamed'), { wish: 'list', programme, name }),
  )
  return askPapers(talk, [{ text: talk.say('dossier.whichName'), choices }], 'menu')
}

/** The document lists no papers: what it does say, and nothing to tick. */
const tellNone = (subject: Subject, talk: Talk): Outcome => {
  const article = talk.knowledge.articles.get(subject.dossier.article)
  if (!article) throw new Error(`no article "${subject.dossier.article}"`)
  const told = answerWith([article], asking(talk, article.title))
  const [first, ...rest] = told.drafts
  if (!first) return told
  const text = [talk.say('dossier.noPapers'), first.text].join('\n')
  return { ...told, drafts: [{ ...first, text }, ...rest] }
}

/** Whose papers are meant goes to `then`; who is not known, and papers that there are none of, are said. */
export const withSubject = (talk: Talk, then: (subject: Subject) => Outcome): Outcome => {
  const subject = subjectOf(talk)
  if (!subject) return askProvince(talk)
  if (severalOf(subject, talk).length > 0) return askName(subject, talk)
  return subject.dossier.papers.length === 0 ? tellNone(subject, talk) : then(subject)
}

const cited = ({ dossier }: Subject, talk: Talk) =>
  citeAll(
    dossier.papers.map(({ clause }) => ({ source: dossier.source, clause })),
    talk.knowledge,
  )

/** How papers are ticked, with numbers that the list has. */
const howLine = ({ dossier }: Subject, { say }: Talk): string => {
  const last = Math.min(dossier.papers.length, 'xyz'.length)
  return say('dossier.how', { some: last > 2 ? `1 ${last}` : '1', one: last })
}

const listText = (subject: Subject, talk: Talk): string => {
  const { dossier, list, programme } = subject
  const { say, knowledge } = talk
  const papers = listed(dossier, list)
  const lines = (isFirst: boolean) =>
    papers.filter((one) => one.isFirst === isFirst).map((one) => paperLine(one, dossier, knowledge))
  const later = lines(false)
  const document = knowledge.sources.get(dossier.source)?.name ?? ''
  const isForChosen = dossier.papers[0]?.stage === 'chosen'
  return [
    ...(isForChosen ? [say('dossier.noRegistration', { document })] : []),
    say('dossier.list', { of: ofName(list, knowledge), document, ...countIn(dossier, list) }),
    ...lines(true),
    ...(later.length > 0 ? [say('dossier.later'), ...later] : []),
    ...dossier.says.map(({ text, clause }) =>
      say('dossier.note', { text, clause: clauseOf(clause, dossier, knowledge) }),
    ),
    roundLine(programme, talk),
    howLine(subject, talk),
  ].join('\n')
}

/** The whole list as it stands. */
export const listDraft = (subject: Subject, talk: Talk): Draft => ({
  text: listText(subject, talk),
  choices: listChoices(subject, talk),
  citations: cited(subject, talk),
})

/** "hồ sơ của tôi". */
export const showList = (talk: Talk): Outcome =>
  withSubject(talk, (subject) =>
    tellPapers(talk, subject, [listDraft(subject, talk)], { kind: 'answer' }),
  )

/** "xong 1 3" before any list was shown: nothing is ticked unseen. */
export const showBeforeTicking = (talk: Talk): Outcome =>
  withSubject(talk, (subject) =>
    tellPapers(talk, subject, [{ text: talk.say('dossier.notYet') }, listDraft(subject, talk)], {
      kind: 'answer',
    }),
  )

/** "còn thiếu gì", "tới đâu rồi". */
export const showMissing = (talk: Talk): Outcome =>
  withSubject(talk, (subject) => {
    const { dossier, list } = subject
    const { say, knowledge } = talk
    const missing = missingIn(dossier, list)
    const values = { of: ofName(list, knowledge), ...countIn(dossier, list) }
    const text =
      missing.length === 0
        ? [say('dossier.nothingMissing', values), ...partLines(dossier, knowledge)].join('\n')
        : [
            say('dossier.missing', values),
            ...missing.map((one) => paperLine(one, dossier, knowledge)),
          ].join('\n')
    const draft = {
      text,
      choices: listChoices(subject, talk, 'missing'),
      citations: cited(subject, talk),
    }
    return tellPapers(talk, subject, [draft], { kind: 'answer' })
  })

/** What is kept of papers, in plain words; nothing where nothing is. */
export const checklistLines = (talk: Talk): readonly string[] =>
  keptLists(talk).flatMap((list) => {
    const dossier = talk.knowledge.dossiers.get(list.programme)
    const document = talk.knowledge.sources.get(dossier?.source ?? '')?.name ?? list.programme
    if (!dossier) return []
    const values = { of: ofName(list, talk.knowledge), document, ...countIn(dossier, list) }
    return [
      talk.say('dossier.kept', values),
      ...(isNudged(list) ? [talk.say('dossier.keptNudge')] : []),
    ]
  })
