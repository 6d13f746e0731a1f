const COUNTERS = {
  turns: ['Messages answered and saved', null],
  repeated: ['Messages seen before, answered with the stored response or not at all', null],
  refused: ['Requests over a rate limit', null],
  surplus: ['Updates that came too fast to be handled; their person was told', null],
  errors: ['Turns that failed and changed nothing', null],
  unauthenticated: ['Webhook deliveries with a wrong or missing secret', 'channel'],
  dropped: ['Updates of channels that were of no use', 'channel'],
  deliveries: ['Sends by outcome', 'outcome'],
} as const

type Counter = keyof typeof COUNTERS

/** A number that is read when the counts are asked for. */
export interface Gauge {
  readonly name: string
  readonly help: string
  readonly value: number
  /** Which channel it is of, where there is one of each. */
  readonly channel?: string
}

const head = (name: string, type: 'counter' | 'gauge', help: string) =>
  `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`

/** Counts without any personal data, since the start of the program. */
export const createMetrics = () => {
  const counts = new Map<Counter, Map<string, number>>()

  const renderCounter = (counter: Counter) => {
    const [help, label] = COUNTERS[counter]
    const name = `htx_${counter}_total`
    const found = counts.get(counter) ?? new Map<string, number>()
    const lines =
      label === null
        ? [`${name} ${found.get('') ?? 0}\n`]
        : [...found].map(([of, count]) => `${name}{${label}="${of}"} ${count}\n`)
    return head(name, 'counter', help) + lines.join('')
  }

  return {
    /** More of them; `label` says of which channel or outcome where the counter has labels. */
    add(counter: Counter, label: string = '', more: number = 1) {
      const found = counts.get(counter) ?? new Map<string, number>()
      found.set(label, (found.get(label) ?? 0) + more)
      counts.set(counter, found)
    },
    /** All counters and the given gauges, in the text format of Prometheus. */
    render: (gauges: readonly Gauge[]) =>
      [
        ...(Object.keys(COUNTERS) as Counter[]).map(renderCounter),
        ...gauges.map(({ name, help, value, channel }, at) => {
          const isFirst = gauges.findIndex((gauge) => gauge.name === name) === at
          const label = channel === undefined ? '' : `{channel="${channel}"}`
          return `${isFirst ? head(name, 'gauge', help) : ''}${name}${label} ${value}\n`
        }),
      ].join(''),
  }
}

export type Metrics = ReturnType<typeof createMetrics>
