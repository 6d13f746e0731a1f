/** A part of a normalised text that is somebody's own. */
export interface Personal {
  readonly at: number
  readonly end: number
  readonly kind: 'number' | 'name' | 'address'
  /** Where the words begin that say so: "sdt" in "sdt 0912…". */
  readonly cueAt: number
}
