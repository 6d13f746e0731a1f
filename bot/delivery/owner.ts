import { readFileSync, readlinkSync } from 'node:fs'

const SEPARATOR = '/'
const BOOT = '/proc/sys/kernel/random/boot_id'
const NAMESPACE = '/proc/self/ns/pid'
/** Position of the start time among the fields after the command's name in `/proc/<pid>/stat`. */
const STARTED_AT = 19

/** The boot and the PID namespace that process numbers count in; null where the system does not tell. */
const readPlace = (): string | null => {
  try {
    return `${readFileSync(BOOT, 'utf8').trim()}${readlinkSync(NAMESPACE)}`
  } catch {
    return null
  }
}

/** When a process started, in ticks since boot; null if there is no process with this PID. */
const readStart = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[STARTED_AT] ?? null
  } catch {
    return null
  }
}

/** The owner of a lease: one start of the program on one machine, told from every other start. */
export const nameOwner = (incarnation: string): string =>
  [readPlace(), process.pid, readStart(process.pid), incarnation].join(SEPARATOR)

/**
 * True if the operating system knows that the program of that name has ended: its PID is free, or
 * belongs to a process that started at another time. False for programs on other machines, of which
 * nothing is known here.
 */
export const isGone = (owner: string): boolean => {
  const place = readPlace()
  const [where, pid, startedAt] = owner.split(SEPARATOR)
  if (place === null || where !== place) return false
  return readStart(Number(pid)) !== startedAt
}
