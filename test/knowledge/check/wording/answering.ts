import { checkWording } from '../../../../knowledge/check/wording/wording.ts'
import type { Article } from '../../../../knowledge/schema/schema.ts'
import { content } from '../../../support/content/content.ts'

const [first] = content.articles
if (!first) throw new Error('no article')

/** An answer that stands alone: "kh-135-2021 VI.2.đ" for a clause that it cites. */
export const answering = (
  director: string,
  cited: readonly string[],
  more: Partial<Article> = {},
) => ({
  file: 'articles/kien-giang/one.yaml',
  value: {
    ...first.value,
    province: null,
    topic: 'purpose',
    answer: { director, officer: director },
    citations: cited.map((one) => {
      const [source = '', clause = ''] = one.split(' ')
      return { source, clause }
    }),
    also: [],
    beyond: [],
    silentOn: [],
    ...more,
  },
})

/** Programmes that say nothing themselves. */
export const programmes = content.programmes.map(({ file, value }) => ({
  file,
  value: { ...value, says: [] },
}))

/** What is told of an answer to clauses when nothing else is said at all, by reason. */
export const faultsOf = (...[text, cited, more]: Parameters<typeof answering>): readonly string[] =>
  checkWording({
    ...content,
    articles: [answering(text, cited, more)],
    duties: [],
    goals: [],
    deadlines: [],
    programmes,
  })
    // Both answers are the same: what is told of one is enough.
    .filter(({ place }) => place !== 'answer.officer')
    .map(({ reason, values = {} }) =>
      [reason, values['agency'] ?? values['said'] ?? values['time'] ?? values['told'] ?? []]
        .flat()
        .join(' '),
    )
