import type { IdentityLexicon } from '../../schema/lexicon/identity.ts'
import { fold } from '../../language/text/text.ts'
import { anyOf } from '../outline/marker.ts'
import type { Passage } from '../passage.ts'
import { oneLine } from './attached.ts'
import type { Issuer, ReadIssuer } from './issuer.ts'
import type { Regions } from './regions.ts'

/** Who speaks in a document and for which province, outside of its letterhead. */
export interface Speaking {
  /** In the lines between letterhead and body. */
  readonly opening: Issuer | null
  /** In whose name it is signed. */
  readonly signature: Issuer | null
  /** The only province of which the text speaks as of a province: "tỉnh Kiên Giang". */
  readonly only: string | null
}

const SIGNED = /^(?:ky|ket)$/u
/** So much of a text is looked through for who speaks in it. */
const OPENING = 2000
const FAR = 20

/** Builds the reader of agencies and provinces in the text itself. */
export const createSpeaking = (
  identity: IdentityLexicon,
  regions: Regions,
  issuers: Pick<ReadIssuer, 'at' | 'within'>,
) => {
  const level = anyOf(identity.provinceLevels)
  const asProvince = new RegExp(`(?<![a-z])${level}\\.? ?$`, 'u')
  const forAgency = new RegExp(`^${anyOf(identity.on)}\\. ?`, 'u')

  const onlyIn = (text: string): string | null => {
    const folded = fold(text)
    const names = regions
      .find(text)
      .filter(({ at }) => asProvince.test(folded.slice(Math.max(0, at - FAR), at)))
      .map(({ name }) => name)
    const [name, ...others] = [...new Set(names)]
    return others.length === 0 ? (name ?? null) : null
  }

  const signerIn = (text: string): readonly Issuer[] =>
    text.split(/[\n|]/u).flatMap((line) => {
      const plain = oneLine(line)
      const sign = forAgency.exec(fold(plain))
      return (sign ? issuers.at(plain.slice(sign[0].length)) : null) ?? []
    })

  return (below: readonly string[], text: string, passages: readonly Passage[]): Speaking => {
    const lines = below.flatMap((line) => issuers.at(line) ?? [])
    const signers = passages
      .filter(({ clause }) => SIGNED.test(clause))
      .flatMap((one) => signerIn(one.text))
    const opening = oneLine(below.join(' ')).slice(0, OPENING)
    return {
      opening:
        lines.find(({ province }) => province !== null) ??
        issuers.within(opening) ??
        issuers.within(oneLine(text.slice(0, OPENING))) ??
        lines[0] ??
        null,
      signature: signers.find(({ province }) => province !== null) ?? signers[0] ?? null,
      only: onlyIn(opening) ?? onlyIn(oneLine(text)),
    }
  }
}
