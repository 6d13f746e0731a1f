/** True where one letter was left out, added, changed or swapped with its neighbour. */
export const isTypoOf = (typed: string, name: string): boolean => {
  if (Math.abs(typed.length - name.length) > 1 || typed === name) return false
  let at = 0
  while (at < typed.length && typed[at] === name[at]) at += 1
  const [rest, wanted] = [typed.slice(at), name.slice(at)]
  return (
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    rest.slice(1) === wanted.slice(1) ||
    (rest.slice(2) === wanted.slice(2) && rest[0] === wanted[1] && rest[1] === wanted[0])
  )
}
