/** Why a file cannot be read; the phrases say it under these keys. */
export type FileFault =
  | 'no-file'
  | 'too-large'
  | 'empty'
  | 'binary'
  | 'wrong-format'
  | 'utf16'
  | 'encoding'
  | 'broken-docx'
  | 'swollen-docx'
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
