import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import {
  numbersSchema,
  unitsSchema,
  type Lexicon,
} from '../../../knowledge/schema/lexicon/amounts.ts'

const yaml = (name: string): unknown =>
  parse(readFileSync(`knowledge/content/lexicon/${name}.yaml`, 'utf8'))

/** The word lists as they ship. */
export const lexicon: Lexicon = {
  numbers: numbersSchema.parse(yaml('numbers')),
  units: unitsSchema.parse(yaml('units')),
}
