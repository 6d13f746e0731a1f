const HOUR_MS = 60 * 60 * 1000
const UNITS: Readonly<Record<string, number>> = { h: HOUR_MS, d: 24 * HOUR_MS }
const LONGEST_DAYS = 90
const LONGEST_MS = LONGEST_DAYS * 24 * HOUR_MS
const FORM = /^(\d{1,4})([hd])$/iu

/** How long a code is good, "36h" or "7d", in milliseconds; null where it is not 1 hour to 90 days. */
export const readLifetime = (text: string): number | null => {
  const [, count = '', unit = ''] = FORM.exec(text.trim()) ?? []
  const lifetime = Number(count) * (UNITS[unit.toLowerCase()] ?? 0)
  return lifetime >= HOUR_MS && lifetime <= LONGEST_MS ? lifetime : null
}
