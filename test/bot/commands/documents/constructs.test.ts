import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { docxText } from '../../../../bot/commands/documents/docx/docx.ts'
import type { DocumentText } from '../../../../knowledge/official/mark.ts'
import { CHANGES } from '../../../support/word/constructs/changes.ts'
import { FIELDS } from '../../../support/word/constructs/fields.ts'
import { HIDDEN } from '../../../support/word/constructs/hidden.ts'
import { LIST_STYLES } from '../../../support/word/constructs/list-styles.ts'
import { LISTS } from '../../../support/word/constructs/lists.ts'
import { PROGRAMS } from '../../../support/word/constructs/programs.ts'
import { TABLES } from '../../../support/word/constructs/tables.ts'
import { WORDS } from '../../../support/word/constructs/words.ts'
import { WRITTEN } from '../../../support/word/constructs/written.ts'
import type { Construct } from '../../../support/word/constructs/construct.ts'

const ALL = [
  ...WORDS,
  ...FIELDS,
  ...HIDDEN,
  ...CHANGES,
  ...LISTS,
  ...LIST_STYLES,
  ...TABLES,
  ...WRITTEN,
  ...PROGRAMS,
]

/** Each line with what stands in it and beside it. */
const shown = ({ text, marks, asides = [] }: DocumentText): readonly string[] =>
  text.split('\n').flatMap((line, at) => {
    const unread = marks
      .filter((mark) => mark.line === at)
      .flatMap(({ kind, count }) => Array.from({ length: count }, () => ` {${kind}}`))
    const beside = asides
      .filter((aside) => aside.line === at)
      .map((aside) => `{${aside.kind}} ${aside.text.split(/\n+/u).join(' / ')}`)
    const own = line + unread.join('')
    return own === '' ? beside : [own, ...beside]
  })

/** Words and figures alone; a table of ours has strokes between its cells. */
const wordsIn = (text: string) => text.match(/[\p{L}\p{N}\p{S}]+/gu)?.filter((word) => word !== '|')

const bytesOf = ({ file }: Construct) => (Buffer.isBuffer(file) ? file : file())

test.each(ALL)('$name: every line is read as Word shows it', async (construct) => {
  expect(shown(await docxText(await bytesOf(construct)))).toEqual(construct.right)
})

test.each(ALL.filter(({ secondDiffers }) => secondDiffers === undefined))(
  '$name: a second reader reads the same words',
  async (construct) => {
    const buffer = await bytesOf(construct)
    const { text } = await docxText(buffer)
    const { value } = await mammoth.extractRawText({ buffer })
    expect(wordsIn(value)).toEqual(wordsIn(text))
  },
)

test('where the second reader is said to differ, it does', async () => {
  const alike: string[] = []
  for (const construct of ALL.filter(({ secondDiffers }) => secondDiffers !== undefined)) {
    const buffer = await bytesOf(construct)
    const { value } = await mammoth.extractRawText({ buffer })
    const ours = shown(await docxText(buffer)).join('\n')
    if (wordsIn(value)?.join(' ') === wordsIn(ours)?.join(' ')) alike.push(construct.name)
  }
  expect(alike).toEqual([])
})
