import { readFileSync, readlinkSync } from 'node:fs'

const SEPARATOR = '/'
const BOOT = '/proc/sys/kernel/random/boot_id'
const NAMESPACE = '/proc/self/ns/pid'
/** Of the fields after the command's name in `/proc/<pid>/stat`: when the process started. */
const STARTED_AT = 19

/** The boot and the PID namespace that process numbers count in; null where the system does not tell. */
const readPlace = (): string | null => {
  try {
    return `${readFileSync(BOOT, 'utf8').trim()}${readlinkSync(NAMESPACE)}`
  } catch {
    return null
  }
}

/** When a process started, in ticks since boot; null where there is none of that number. */
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
 * True where this system knows that the program of that name has ended: no process has its number, or
 * one that started at another time. Of a program in another place nothing is known.
 */
export const isGone = (owner: string): boolean => {
  const place = readPlace()
  const [where, pid, startedAt] = owner.split(SEPARATOR)
  if (place === null || where !== place) return false
  return readStart(Number(pid)) !== startedAt
}
