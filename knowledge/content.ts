import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { z } from 'zod'
import { KnowledgeError, type Fault } from './faults.ts'
import { lexiconFiles, type LexiconFiles } from './lexicon-files.ts'
import type { PhraseFiles } from './phrases.ts'
import { programmeSchema, type Programme } from './programme.ts'
import {
  agencySchema,
  articleSchema,
  factSchema,
  parameterSchema,
  placesSchema,
  sourceSchema,
  type Agency,
  type Article,
  type Fact,
  type Parameter,
  type Places,
  type Source,
} from './schema.ts'

/** The folder that this file stands in: the content lies below it. */
export const KNOWLEDGE_FOLDER = fileURLToPath(new URL('.', import.meta.url))

/** A thing read from a file, with the file's path below the knowledge folder. */
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
  readonly agencies: readonly FromFile<Agency>[]
  readonly articles: readonly FromFile<Article>[]
  readonly places: Places
  readonly lexicon: LexiconFiles
  /** Language → namespace → phrases. */
  readonly phrases: Readonly<Record<string, PhraseFiles>>
}

/** Replaces the text of files, for tests of broken content: path below the folder → text. */
export type Overlay = Readonly<Record<string, string>>

/**
 * Reads the knowledge folder. Throws `KnowledgeError` with every fault of every file: a file that is
 * no YAML, a field that is missing, unknown or of the wrong kind.
 */
export const readContent = (folder: string, overlay: Overlay = {}): Content => {
  const faults: Fault[] = []
  const read = (file: string): unknown => {
    try {
      return parse(overlay[file] ?? readFileSync(join(folder, file), 'utf8'))
    } catch (error) {
      faults.push({
        file,
        place: '-',
        reason: error instanceof Error ? error.message : 'unreadable',
      })
      return undefined
    }
  }
  const check = <T>(schema: z.ZodType<T>, file: string, data: unknown, at = ''): T[] => {
    if (data === undefined) return []
    const result = schema.safeParse(data)
    if (result.success) return [result.data]
    for (const issue of result.error.issues)
      faults.push({ file, place: at + issue.path.join('.') || '-', reason: issue.message })
    return []
  }
  const filesIn = (below: string) =>
    readdirSync(join(folder, below), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'))
      .toSorted()
      .map((file) => join(below, file))
  const oneEach = <T>(below: string, schema: z.ZodType<T>) =>
    filesIn(below).flatMap((file) =>
      check(schema, file, read(file)).map((value) => ({ file, value })),
    )
  const manyIn = <T>(file: string, schema: z.ZodType<T>) => {
    const data = read(file)
    const list = Array.isArray(data) ? data : []
    if (!Array.isArray(data)) faults.push({ file, place: '-', reason: 'must be a list' })
    return list.flatMap((entry, at) =>
      check(schema, file, entry, `${at}.`).map((value) => ({ file, value })),
    )
  }
  const [places] = check(placesSchema, 'places.yaml', read('places.yaml'))
  const lexicon = Object.fromEntries(
    Object.entries(lexiconFiles).flatMap(([name, schema]) => {
      const file = `lexicon/${name}.yaml`
      return check<unknown>(schema, file, read(file)).map((value) => [name, value])
    }),
  ) as unknown as LexiconFiles
  const phrases: Record<string, Record<string, Record<string, unknown>>> = {}
  for (const file of filesIn('phrases')) {
    const [, language = '', name = ''] = file.split('/')
    phrases[language] = {
      ...phrases[language],
      [basename(name, '.yaml')]: (read(file) ?? {}) as Record<string, unknown>,
    }
  }
  const content = {
    sources: oneEach('sources', sourceSchema),
    programmes: oneEach('programmes', programmeSchema),
    parameters: filesIn('parameters').flatMap((file) => manyIn(file, parameterSchema)),
    facts: manyIn('facts.yaml', factSchema),
    agencies: manyIn('agencies.yaml', agencySchema),
    articles: oneEach('articles', articleSchema),
    lexicon,
    phrases,
  }
  if (faults.length > 0 || !places) throw new KnowledgeError(faults)
  return { ...content, places }
}
