import type { Fault } from '../faults.ts'
import { clausesSchema } from './clause.ts'
import { deadlinesSchema } from './deadline.ts'
import { dossierSchema } from './dossier.ts'
import { factSchema } from './fact.ts'
import { lexiconFiles } from './lexicon/files.ts'
import { provinceSchema } from './places.ts'
import { programmeSchema } from './programme.ts'
import { articleSchema, sourceSchema } from './schema.ts'
import { dutiesSchema, goalsSchema } from './table.ts'

/** Folders of one thing a file → what each file must fit. */
const ONE_EACH = {
  sources: sourceSchema,
  programmes: programmeSchema,
  facts: factSchema,
  provinces: provinceSchema,
  articles: articleSchema,
  duties: dutiesSchema,
  goals: goalsSchema,
  clauses: clausesSchema,
  deadlines: deadlinesSchema,
  dossiers: dossierSchema,
} as const

const FOLDERS: ReadonlySet<string> = new Set([...Object.keys(ONE_EACH), 'parameters', 'phrases'])
const ALONE: ReadonlySet<string> = new Set([
  'agencies.yaml',
  'holidays.yaml',
  'outside.yaml',
  'reviewed.yaml',
  'places.yaml',
  'CHANGELOG.md',
])
const LEXICON_FILES: ReadonlySet<string> = new Set(
  Object.keys(lexiconFiles).map((name) => `lexicon/${name}.yaml`),
)

/** The folder whose files look like this one. */
export const folderFor = (data: unknown): string | undefined =>
  Object.entries(ONE_EACH).find(([, schema]) => schema.safeParse(data).success)?.[0]

/** Why nothing reads a file: it is in no known folder, or has no known name; null where something does. */
export const unknownIn = (file: string): Pick<Fault, 'reason' | 'values'> | null => {
  const [top = '', ...rest] = file.split('/')
  const isKnown =
    rest.length === 0
      ? ALONE.has(file)
      : top === 'lexicon'
        ? LEXICON_FILES.has(file)
        : FOLDERS.has(top) && file.endsWith('.yaml')
  if (isKnown) return null
  const isFolder = rest.length > 0 && top !== 'lexicon' && !FOLDERS.has(top)
  return isFolder
    ? { reason: 'unknown-folder', values: { folder: top } }
    : { reason: 'unknown-file' }
}
