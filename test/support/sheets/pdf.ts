import { extractText, getDocumentProxy } from 'unpdf'

/** What a reader of PDF finds in a file. */
export const readBack = async (bytes: Uint8Array) => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { text, totalPages } = await extractText(pdf, { mergePages: true })
  const { info } = (await pdf.getMetadata()) as unknown as {
    readonly info: Readonly<Record<string, unknown>>
  }
  const mark = await pdf.getMarkInfo()
  const trees = await Promise.all(
    Array.from({ length: totalPages }, async (_, at) =>
      (await pdf.getPage(at + 1)).getStructTree(),
    ),
  )
  return {
    /** With every run of blanks as one. */
    text: text.normalize('NFC').replaceAll(/\s+/gu, ' '),
    pages: totalPages,
    info,
    isTagged: mark?.Marked === true,
    structure: JSON.stringify(trees),
  }
}
