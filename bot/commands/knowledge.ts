import { readAndCheck } from '../../knowledge/checked-content.ts'
import { CONTENT_FOLDER, type Content } from '../../knowledge/content.ts'
import { coverageOf, type Coverage } from '../../knowledge/check/coverage.ts'
import { citationLabel } from '../../knowledge/wording/citation.ts'
import { KnowledgeError } from '../../knowledge/faults.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { buildKnowledge } from '../../knowledge/load.ts'
import { missingYear } from '../../knowledge/calendar/workday.ts'
import { civilDay } from '../clock.ts'
import { run, type Opened } from './command.ts'
import { listAllDeadlines } from './listings/deadlines.ts'
import { countUnread, showReview, signReview } from './listings/review.ts'
import { showUnanswered } from './listings/unanswered.ts'
import { showWording } from './listings/wording.ts'
import { CommandError, failed, printed, type Printed } from './printed.ts'

const countAll = ({ sources, programmes, parameters, articles, say }: Knowledge): string =>
  say('check.ok', {
    sources: sources.size,
    programmes: programmes.size,
    conditions: [...programmes.values()].reduce((sum, one) => sum + one.conditions.length, 0),
    parameters: parameters.size,
    articles: articles.size,
  })

const listOne = (
  { source: id, total, covered, open, bare }: Coverage,
  { sources, say }: Knowledge,
): readonly string[] => {
  const source = sources.get(id)
  if (!source) return []
  const named = (clause: string) => ({ clause, label: citationLabel(source, clause, say) })
  return [
    say('coverage.document', { label: source.label, total, covered }),
    ...open.map((clause) => say('coverage.open', named(clause))),
    ...bare.map(({ clause, why }) => say('coverage.bare', { ...named(clause), why })),
  ]
}

/** What is answered of each document, in words: a line a document, then a line a clause. */
const listCoverage = (coverage: readonly Coverage[], knowledge: Knowledge): string =>
  coverage.flatMap((one) => listOne(one, knowledge)).join('\n')

const showCoverage = (knowledge: Knowledge, content: Content, isJson: boolean): string => {
  const coverage = coverageOf(content)
  return isJson ? JSON.stringify(coverage) : listCoverage(coverage, knowledge)
}

/** What is shown in place of the count: every deadline, the clauses answered. */
const LISTS: Readonly<Record<string, typeof showCoverage>> = {
  deadlines: listAllDeadlines,
  coverage: showCoverage,
}

/** Lists what people asked in vain, from the database. */
const UNANSWERED = 'unanswered'
/** Shows statements beside their clauses, in their words where the document is imported. */
const REVIEW = 'review'
/** Lists where answers and rows say more or less than their clauses. */
const WORDING = 'wording'

/** The content of a folder, so that a copy is checked before it takes the place of the content. */
const showContent = (
  words: readonly string[],
  isJson: boolean,
  clock: Opened['clock'],
): Printed | null => {
  const list = words.find((word) => Object.hasOwn(LISTS, word))
  const [folder = CONTENT_FOLDER, ...rest] = words.filter((word) => word !== list)
  if (rest.length > 0) return null
  let content: Content
  try {
    content = readAndCheck(folder)
  } catch (error) {
    // The faults are what the command is to find: they stand alone, a line each.
    if (error instanceof KnowledgeError) return failed(error.message)
    throw error
  }
  const knowledge = buildKnowledge(content)
  const show = LISTS[list ?? ''] ?? countAll
  const year = missingYear(civilDay(clock()), knowledge.holidays)
  const unread = list === undefined ? countUnread(content, knowledge) : 0
  const notes = [
    ...(year === null ? [] : [knowledge.say('check.holidays', { year })]),
    ...(unread === 0 ? [] : [knowledge.say('review.unread', { count: unread })]),
  ]
  const note = notes.length === 0 ? {} : { note: notes.join('\n') }
  return { ...printed(show(knowledge, content, isJson)), ...note }
}

interface ReviewFlags {
  readonly document?: string | undefined
  readonly unread?: boolean | undefined
  readonly sign?: boolean | undefined
}

const review = async (opened: Opened, flags: ReviewFlags): Promise<Printed> => {
  const knowledge = await opened.knowledge()
  const { document = null, unread: isUnread = false } = flags
  if (document !== null && !knowledge.sources.has(document))
    throw new CommandError(
      knowledge.say('review.noDocument', {
        id: document,
        list: [...knowledge.sources.keys()].join(', '),
      }),
    )
  const query = { document, isUnread }
  if (flags.sign) return signReview(CONTENT_FOLDER, query, civilDay(opened.clock()), knowledge)
  const { documents } = await opened.stores()
  const loaded = await Promise.all((await documents.list()).map(({ id }) => documents.load(id)))
  const imported = new Map(loaded.flatMap((one) => (one ? [[one.id, one] as const] : [])))
  return showReview(CONTENT_FOLDER, query, knowledge, imported)
}

await run({
  options: {
    json: { type: 'boolean' },
    since: { type: 'string' },
    document: { type: 'string' },
    unread: { type: 'boolean' },
    sign: { type: 'boolean' },
  },
  usage: 'unanswered.usage',
  work(opened) {
    const [first, ...others] = opened.words
    const { since, document = null, unread, sign, json: isJson = false } = opened.flags
    if (first === REVIEW) return others.length > 0 ? null : review(opened, opened.flags)
    if (unread || sign) return null
    if (first === WORDING)
      return since === undefined ? showWording({ document, ids: others }, isJson) : null
    if (document !== null) return null
    if (first !== UNANSWERED)
      return since === undefined ? showContent(opened.words, isJson, opened.clock) : null
    return others.length > 0 ? null : showUnanswered(opened, { since: since ?? null, isJson })
  },
})
