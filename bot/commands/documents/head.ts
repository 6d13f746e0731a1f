const LONGEST_NAME = 60
/** No name of a column ends so: "Nơi nhận:" stands beside signatures. */
const ENDED = /[.,:;]$/u

const isName = (lines: readonly string[]): boolean => {
  const [name = '', ...more] = lines
  return (
    more.length === 0 &&
    name !== '' &&
    name.length <= LONGEST_NAME &&
    !ENDED.test(name) &&
    name !== name.toLocaleUpperCase('vi')
  )
}

/**
 * True where the cells of a first row, each with its lines, name columns: such a table holds rows,
 * however few they are. Letterheads and signatures begin in capitals or with a colon.
 */
export const isHeadRow = (cells: readonly (readonly string[])[]): boolean =>
  cells.length > 1 && cells.every(isName)
