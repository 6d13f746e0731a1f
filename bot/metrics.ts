const COUNTERS = {
  turns: 'Messages answered and saved',
  repeated: 'Messages seen before, answered with the stored response',
  refused: 'Requests over a rate limit',
  errors: 'Turns that failed and changed nothing',
} as const

/** Counts without any personal data, since the start of the program. */
export interface Metrics {
  add(counter: keyof typeof COUNTERS): void
  /** All counters and the number of stored sessions, in the text format of Prometheus. */
  render(sessions: number): string
}

const metric = (name: string, type: 'counter' | 'gauge', help: string, value: number) =>
  `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`

export const createMetrics = (): Metrics => {
  const counts = new Map<string, number>()
  return {
    add(counter) {
      counts.set(counter, (counts.get(counter) ?? 0) + 1)
    },
    render: (sessions) =>
      [
        ...Object.entries(COUNTERS).map(([counter, help]) =>
          metric(`htx_${counter}_total`, 'counter', help, counts.get(counter) ?? 0),
        ),
        metric('htx_sessions', 'gauge', 'Stored sessions', sessions),
      ].join(''),
  }
}
