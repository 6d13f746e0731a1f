/** Reads XML piece by piece as it is unpacked, so that no part is ever held whole. */
export interface PartReader<T> {
  write(piece: string): void
  /** What was read. Throws for what is no XML. */
  end(): T
}
