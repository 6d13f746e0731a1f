import {
  compareDocuments,
  type IdentityPart,
} from '../../../knowledge/official/identity/identity.ts'
import type { OfficialDocument } from '../../../knowledge/official/passage.ts'
import type { DocumentEntry, DocumentStore } from '../../../storage/documents.ts'

/** What is already there of a document that is to be imported. */
export type AlreadyThere =
  | { readonly kind: 'new' }
  /** With just these words. */
  | { readonly kind: 'same'; readonly entry: DocumentEntry }
  /** With other words: an earlier edition. */
  | {
      readonly kind: 'edition'
      readonly entry: DocumentEntry
      readonly older: OfficialDocument
    }
  /** One that may be the same: of these parts it is not known, or they differ. */
  | {
      readonly kind: 'unclear'
      readonly entry: DocumentEntry
      readonly older: OfficialDocument
      readonly parts: readonly IdentityPart[]
    }
  /** Another document has the id. */
  | { readonly kind: 'taken'; readonly entry: DocumentEntry }

const hasSameWords = (one: OfficialDocument, other: OfficialDocument): boolean =>
  one.passages.length === other.passages.length &&
  one.passages.every((passage, at) => {
    const second = other.passages[at]
    return second?.clause === passage.clause && second.text === passage.text
  })

/**
 * Looks for a document in the database. `isCited` tells of an id that answers cite: it is that
 * document, whatever its text leaves out. `isOwnId`: the person chose the id, for one that is not there.
 */
export const standingOf = async (
  document: OfficialDocument,
  { isCited, isOwnId }: { readonly isCited: boolean; readonly isOwnId: boolean },
  store: Pick<DocumentStore, 'list' | 'load'>,
): Promise<AlreadyThere> => {
  const entries = await store.list()
  const compared = entries.map((entry) => ({
    entry,
    found:
      isCited && entry.id === document.id
        ? ({ is: 'same' } as const)
        : compareDocuments(entry, document),
  }))
  const byId = entries.find(({ id }) => id === document.id)
  const near =
    compared.find(({ found }) => found.is === 'same') ??
    compared.find(({ found }) => found.is === 'unclear')
  if (near) {
    const { entry, found } = near
    const older = await store.load(entry.id)
    if (older && hasSameWords(older, document)) return { kind: 'same', entry }
    if (older && found.is === 'same') return { kind: 'edition', entry, older }
    if (older && found.is === 'unclear' && !(isOwnId && !byId))
      return { kind: 'unclear', entry, older, parts: found.parts }
  }
  return byId ? { kind: 'taken', entry: byId } : { kind: 'new' }
}
