/** A way in which something stands in a Word file, and what is to be read of it. */
export interface Construct {
  /** What is done in the file, as a fact. */
  readonly name: string
  readonly file: Buffer | (() => Promise<Buffer>)
  /** Line by line: "{symbol}" behind a line for what is not read, "{note} …" for what stands beside it. */
  readonly right: readonly string[]
  /** Why the second reader reads it otherwise; it agrees where nothing is said. */
  readonly secondDiffers?: string
}
