import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load, YAMLException } from 'js-yaml'
import type { z } from 'zod'
import { factIn, withFactPhrases, withFactWords } from './wording/fact-words.ts'
import { clausesSchema, type ClauseFile } from './schema/clause.ts'
import { factSchema, type Fact } from './schema/fact.ts'
import { deadlinesSchema, type DeadlineFile } from './schema/deadline.ts'
import { dossierSchema, type Dossier } from './schema/dossier.ts'
import { KnowledgeError, type Fault } from './faults.ts'
import { holidaysSchema, type HolidayFile } from './schema/holiday.ts'
import { lexiconFiles, type LexiconFiles, type WrittenLexicon } from './schema/lexicon/files.ts'
import { createSay, type PhraseFiles } from './phrases.ts'
import { placesOf, placesSchema, provinceSchema, type Place, type Places } from './schema/places.ts'
import { programmeSchema, type Programme } from './schema/programme.ts'
import { outsideSchema, type Outside } from './schema/outside.ts'
import { folderFor, unknownIn } from './schema/folders.ts'
import { reasonOf } from './schema/reason.ts'
import {
  agencySchema,
  articleSchema,
  parameterSchema,
  phrasesSchema,
  reviewedSchema,
  sourceSchema,
  type Agency,
  type Article,
  type Parameter,
  type Reviewed,
  type Source,
} from './schema/schema.ts'
import { dutiesSchema, goalsSchema, type DutyTable, type GoalTable } from './schema/table.ts'

/** All content, the editors' wing: YAML only. */
export const CONTENT_FOLDER = fileURLToPath(new URL('content/', import.meta.url))

/** Content that other languages fall back on, and the language of the faults. */
export const BASE_LANGUAGE = 'vi'

/** A thing read from a file, with the file's path below the content folder. */
export interface FromFile<T> {
  readonly file: string
  readonly value: T
}

/** All content as it stands in the files, checked against its schemas and not yet across files. */
export interface Content {
  readonly sources: readonly FromFile<Source>[]
  readonly programmes: readonly FromFile<Programme>[]
  readonly parameters: readonly FromFile<Parameter>[]
  readonly facts: readonly FromFile<Fact>[]
  readonly provinces: readonly FromFile<Omit<Place, 'merged'>>[]
  readonly agencies: readonly FromFile<Agency>[]
  readonly outside: readonly FromFile<Outside>[]
  readonly articles: readonly FromFile<Article>[]
  readonly duties: readonly FromFile<DutyTable>[]
  readonly goals: readonly FromFile<GoalTable>[]
  readonly clauses: readonly FromFile<ClauseFile>[]
  readonly deadlines: readonly FromFile<DeadlineFile>[]
  readonly dossiers: readonly FromFile<Dossier>[]
  /** What was read beside its clauses, and how it read then. */
  readonly reviewed: Reviewed
  readonly holidays: HolidayFile
  readonly places: Places
  readonly lexicon: LexiconFiles
  /** Language → namespace → phrases. */
  readonly phrases: Readonly<Record<string, PhraseFiles>>
}

/** The agencies that a question may name; the others only stand in clauses. */
export const agenciesAsked = ({ agencies }: Pick<Content, 'agencies'>): readonly Agency[] =>
  agencies.map(({ value }) => value).filter(({ inQuestions }) => inQuestions)

/** Replaces the text of files or adds files, for tests of changed content: path below the folder → text. */
export type Overlay = Readonly<Record<string, string>>

/**
 * What files held, by their paths, each good for the same text alone. Whoever reads the same content over
 * and over with a few files changed gives one, and reads the others once.
 */
export type Kept = Map<string, { readonly text: string; readonly values: readonly unknown[] }>

/** Reads YAML files below a folder and keeps the faults found on the way. */
const createFiles = (folder: string, overlay: Overlay, kept: Kept | null = null) => {
  const faults: Fault[] = []
  const parse = (file: string, text: string): unknown => {
    try {
      return load(text)
    } catch (error) {
      const line = error instanceof YAMLException ? (error.mark?.line ?? 0) + 1 : 0
      faults.push({ file, place: '-', reason: 'no-yaml', values: { line } })
      return undefined
    }
  }
  /** The values of a file, read anew only where its text is not the one that was read before. */
  const read = <T>(file: string, valuesOf: (data: unknown) => readonly T[]): readonly T[] => {
    const text = overlay[file] ?? readFileSync(join(folder, file), 'utf8')
    const known = kept?.get(file)
    if (known?.text === text) return known.values as readonly T[]
    const before = faults.length
    const values = valuesOf(parse(file, text))
    if (faults.length === before) kept?.set(file, { text, values })
    return values
  }
  const check = <T>(schema: z.ZodType<T>, file: string, data: unknown, at = ''): T[] => {
    if (data === undefined) return []
    const result = schema.safeParse(data, { reportInput: true })
    if (result.success) return [result.data]
    const fitting = at === '' && folderFor(data)
    if (fitting && !file.startsWith(`${fitting}/`)) {
      faults.push({ file, place: '-', reason: 'wrong-folder', values: { folder: fitting } })
      return []
    }
    for (const issue of result.error.issues)
      faults.push({ file, place: at + issue.path.join('.') || '-', ...reasonOf(issue) })
    return []
  }
  const all = [
    ...new Set([
      ...readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name))),
      ...Object.keys(overlay),
    ]),
  ].toSorted()
  const list = (below: string) =>
    all.filter((file) => file.startsWith(`${below}/`) && file.endsWith('.yaml'))
  for (const file of all) {
    const unknown = unknownIn(file)
    if (unknown) faults.push({ file, place: '-', ...unknown })
  }
  return {
    faults,
    list,
    one: <T>(file: string, schema: z.ZodType<T>): T | undefined =>
      read(file, (data) => check(schema, file, data))[0],
    oneEach: <T>(below: string, schema: z.ZodType<T>): FromFile<T>[] =>
      list(below).flatMap((file) =>
        read(file, (data) => check(schema, file, data)).map((value) => ({ file, value })),
      ),
    manyIn: <T>(file: string, schema: z.ZodType<T>): FromFile<T>[] =>
      read(file, (data) => {
        if (data !== undefined && !Array.isArray(data))
          faults.push({ file, place: '-', reason: 'no-list' })
        return (Array.isArray(data) ? data : []).flatMap((entry: unknown, at) =>
          check(schema, file, entry, `${at}.`),
        )
      }).map((value) => ({ file, value })),
  }
}

type Files = ReturnType<typeof createFiles>

const phrasesIn = (files: Files): Content['phrases'] => {
  const phrases: Record<string, Record<string, Record<string, unknown>>> = {}
  for (const file of files.list('phrases')) {
    const [, language = '', name = ''] = file.split('/')
    const own = files.one<Record<string, unknown>>(file, phrasesSchema) ?? {}
    phrases[language] = { ...phrases[language], [basename(name, '.yaml')]: own }
  }
  return phrases
}

const readLexicon = (files: Files): WrittenLexicon =>
  Object.fromEntries(
    Object.entries(lexiconFiles).map(([name, schema]) => [
      name,
      files.one<unknown>(`lexicon/${name}.yaml`, schema),
    ]),
  ) as unknown as WrittenLexicon

/** The phrases alone, as far as they can be read: for saying what is wrong with the rest. */
export const readPhrases = (folder: string): Content['phrases'] =>
  phrasesIn(createFiles(folder, {}))

/**
 * Reads the content folder. Throws `KnowledgeError` with every fault of every file: a file that is
 * no YAML, a field that is missing, unknown or of the wrong kind.
 */
export const readContent = (
  folder: string,
  overlay: Overlay = {},
  kept: Kept | null = null,
): Content => {
  const files = createFiles(folder, overlay, kept)
  const words = files.one('places.yaml', placesSchema)
  const provinces = files.oneEach('provinces', provinceSchema)
  const factFiles = files
    .oneEach('facts', factSchema)
    .toSorted((one, other) => one.value.rank - other.value.rank)
  const lexicon = readLexicon(files)
  const phrases = phrasesIn(files)
  const holidays = files.one<HolidayFile>('holidays.yaml', holidaysSchema)
  const reviewed = files.one<Reviewed>('reviewed.yaml', reviewedSchema)
  const content = {
    sources: files.oneEach('sources', sourceSchema),
    programmes: files.oneEach('programmes', programmeSchema),
    parameters: files.list('parameters').flatMap((file) => files.manyIn(file, parameterSchema)),
    provinces,
    agencies: files.manyIn('agencies.yaml', agencySchema),
    outside: files.manyIn('outside.yaml', outsideSchema),
    articles: files.oneEach('articles', articleSchema),
    duties: files.oneEach('duties', dutiesSchema),
    goals: files.oneEach('goals', goalsSchema),
    clauses: files.oneEach('clauses', clausesSchema),
    deadlines: files.oneEach('deadlines', deadlinesSchema),
    dossiers: files.oneEach('dossiers', dossierSchema),
  }
  if (files.faults.length > 0 || !words || !holidays || !reviewed)
    throw new KnowledgeError(files.faults, createSay(BASE_LANGUAGE, phrases[BASE_LANGUAGE] ?? {}))
  const places = placesOf(
    words,
    provinces.map(({ value }) => value),
  )
  const facts = factFiles.map(({ value }) => value)
  return {
    ...content,
    places,
    holidays,
    reviewed,
    facts: factFiles.map(({ file, value }) => ({ file, value: factIn(value, places) })),
    lexicon: withFactWords(lexicon, facts),
    phrases: {
      ...phrases,
      [BASE_LANGUAGE]: withFactPhrases(phrases[BASE_LANGUAGE] ?? {}, facts),
    },
  }
}
