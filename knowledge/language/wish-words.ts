import type { Content } from '../content.ts'
import { readAliases } from './phrases/aliases.ts'
import type { RemindingWords } from './reminders/reader.ts'
import type { HandingWords } from './handoff/reader.ts'
import type { PaperWords } from './papers/reader.ts'
import type { SupposingWords } from './supposing/supposition.ts'

/** The words by which reminders are asked for. */
export const remindingWords = ({ lexicon, places, sources }: Content): RemindingWords => ({
  lexicon: lexicon.reminding,
  units: lexicon.units,
  places: places.provinces,
  sources: sources.map(({ value }) => value),
  aliases: readAliases(lexicon.aliases),
})

/** The words by which people are handed to officers. */
export const handingWords = ({ lexicon }: Content): HandingWords => ({
  lexicon: lexicon.handing,
  fillers: lexicon.commands.fillers,
  aliases: readAliases(lexicon.aliases),
})

/** The words by which papers are ticked and asked for. */
export const paperWords = ({ lexicon, dossiers }: Content): PaperWords => ({
  lexicon: lexicon.papers,
  reminding: lexicon.reminding,
  units: lexicon.units,
  fillers: lexicon.commands.fillers,
  dossiers: dossiers.map(({ value }) => value),
  aliases: readAliases(lexicon.aliases),
})

/** The words by which one wonders what would be. */
export const wonderingWords = ({ lexicon }: Content): SupposingWords => ({
  ...lexicon.supposing,
  small: lexicon.commands.fillers,
  facts: lexicon.commands.facts,
  aliases: readAliases(lexicon.aliases),
})
