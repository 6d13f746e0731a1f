import { writeFileSync } from 'node:fs'
import { CONTENT_FOLDER, readContent } from '../../../knowledge/content.ts'
import type { Say } from '../../../knowledge/phrases.ts'
import { FEATURES } from '../../../knowledge/search/decision/features.ts'
import type { Regression, Weights } from '../../../knowledge/search/decision/model.ts'
import { run } from '../command.ts'
import { printed } from '../printed.ts'
import { areaOf, calibrationOf } from './confidence.ts'
import { examplesOf, LABELLED_FOLDERS, readLabelled, rowsHash } from './labelled.ts'
import { createLoosen } from './loosen.ts'
import { fitRegression } from './regression.ts'
import { crossValidate, marksOf, weighTrained, type Validated } from './validation.ts'
import { zonesOf } from './zones.ts'

const WEIGHTS_FILE = 'knowledge/search/decision/weights.json'
const DIGITS = 5

const rounded = (value: number) => Number(value.toFixed(DIGITS))

const weightsOf = ({ bias, terms }: Regression): Weights => ({
  rows: rowsHash(LABELLED_FOLDERS),
  bias: rounded(bias),
  features: Object.fromEntries(
    FEATURES.map((name, at) => [name, (terms[at] ?? []).map((value) => rounded(value))]),
  ),
})

/** As the formatter wants it: the numbers of a feature on one line. */
const asFile = ({ rows, bias, features }: Weights): string => {
  const lines = Object.entries(features).map(
    ([name, numbers]) => `    ${JSON.stringify(name)}: [${numbers.join(', ')}]`,
  )
  return `{
  "rows": ${JSON.stringify(rows)},
  "bias": ${bias},
  "features": {
${lines.join(',\n')}
  }
}
`
}

const percent = (share: number) => `${(100 * share).toFixed(1).replace('.', ',')} %`

const lineOf = (name: string, all: readonly Validated[], say: Say): string => {
  const zones = zonesOf(all)
  return say('train.zones', {
    name,
    right: percent(zones.right),
    tap: percent(zones.withinOneTap),
    wrong: percent(zones.wrong),
    declined: percent(zones.falselyDeclined),
    falsely: percent(zones.falselyAnswered),
    offered: percent(zones.needlesslyOffered),
    area: areaOf(marksOf(all)).toFixed(3).replace('.', ','),
  })
}

/** Makes the weights of the decider from the labelled rows; the same rows give the same bytes. */
await run({
  options: {},
  usage: 'train.usage',
  async work(opened) {
    if (opened.words.length > 0) return null
    const knowledge = await opened.knowledge()
    const { say } = knowledge
    const loosen = createLoosen(readContent(CONTENT_FOLDER).lexicon.scoring)
    const questions = readLabelled(LABELLED_FOLDERS, knowledge, loosen)
    const examples = examplesOf(questions)
    writeFileSync(WEIGHTS_FILE, asFile(weightsOf(fitRegression(examples))))
    const across = crossValidate(questions)
    return printed(
      [
        say('train.counts', { questions: questions.length, examples: examples.length }),
        lineOf(say('train.trained'), weighTrained(questions), say),
        lineOf(say('train.across'), across, say),
        ...calibrationOf(marksOf(across)).map(({ count, said, right }, bin) =>
          say('train.bin', {
            from: (bin / 10).toFixed(1).replace('.', ','),
            count,
            said: percent(said),
            right: percent(right),
          }),
        ),
        say('train.written', { file: WEIGHTS_FILE }),
      ].join('\n'),
    )
  },
})
