/** Why a file cannot be read; the phrases say it under these keys. */
export type FileFault =
  | 'no-file'
  | 'too-large'
  | 'empty'
  | 'binary'
  | 'wrong-format'
  | 'old-word'
  | 'rtf'
  | 'web-page'
  | 'open-document'
  | 'sheet'
  | 'slides'
  | 'archive'
  | 'picture'
  | 'locked'
  | 'utf16'
  | 'encoding'
  | 'broken-docx'
  | 'swollen-docx'
  | 'broken-pdf'
  | 'scanned-pdf'
  | 'layered-pdf'
  | 'turned-pdf'
  | 'garbled-pdf'
  | 'swollen-pdf'
  | 'slow-pdf'
  | 'too-long'

/** A file that is no text that can be read. */
export class FileError extends Error {
  override readonly name = 'FileError'
  readonly fault: FileFault

  constructor(fault: FileFault, options?: ErrorOptions) {
    super(fault, options)
    this.fault = fault
  }
}
