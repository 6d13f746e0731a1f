/** Counters by name, with what they count and their labels. */
const COUNTERS = {
  turns: ['Messages answered and saved', []],
  repeated: ['Messages seen before, answered with the stored response or not at all', []],
  refused: ['Requests over a rate limit', []],
  surplus: ['Updates that came too fast to be handled; their person was told', []],
  errors: ['Turns that failed and changed nothing', []],
  unauthenticated: ['Webhook deliveries with a wrong or missing secret', ['channel']],
  dropped: ['Updates of channels that were of no use', ['channel']],
  channel_events_unknown: [
    'Events of channels by a name that this version does not know',
    ['channel', 'event'],
  ],
  channel_events_unanswered: [
    'Events of people whom a channel gives no way to answer',
    ['channel', 'event'],
  ],
  speech: ['Voice messages given to the speech service, by outcome', ['outcome']],
  deliveries: ['Sends by outcome', ['outcome']],
} as const satisfies Readonly<Record<string, readonly [string, readonly string[]]>>

type Counter = keyof typeof COUNTERS

/** A number that is read when the counts are asked for. */
export interface Gauge {
  readonly name: string
  readonly help: string
  readonly value: number
  /** Which channel it is of, where there is one of each. */
  readonly channel?: string
}

/** What an event may be called to be counted by its name; needs no escaping in a label. */
const EVENT_NAME = /^[\w.:-]{1,64}$/u
/** Most names of events that are counted apart on one channel: names are words of others. */
const MOST_EVENT_NAMES = 50
/** Where all further names are counted. */
const OTHER_EVENTS = 'other'

const head = (name: string, type: 'counter' | 'gauge', help: string) =>
  `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`

/** Counts without any personal data, since the start of the program. */
export const createMetrics = () => {
  /** For each counter, its counts by their labels as they are rendered; '' where it has none. */
  const counts = new Map<Counter, Map<string, number>>()
  /** The names of unknown events that are counted apart, by channel. */
  const eventNames = new Map<string, Set<string>>()

  const renderCounter = (counter: Counter) => {
    const [help, labels] = COUNTERS[counter]
    const name = `htx_${counter}_total`
    const found = counts.get(counter) ?? new Map<string, number>()
    const lines =
      labels.length === 0
        ? [`${name} ${found.get('') ?? 0}\n`]
        : [...found].map(([of, count]) => `${name}{${of}} ${count}\n`)
    return head(name, 'counter', help) + lines.join('')
  }

  /** More of them; `values` says of which channel or outcome, one value for each label. */
  const add = (counter: Counter, values: string | readonly string[] = [], more: number = 1) => {
    const given = typeof values === 'string' ? [values] : values
    const of = COUNTERS[counter][1].map((label, at) => `${label}="${given[at] ?? ''}"`).join(',')
    const found = counts.get(counter) ?? new Map<string, number>()
    found.set(of, (found.get(of) ?? 0) + more)
    counts.set(counter, found)
  }

  /** A name as it is counted, so that whoever can send events cannot fill the memory with names. */
  const boundedName = (channel: string, event: string): string => {
    const names = eventNames.get(channel) ?? new Set<string>()
    eventNames.set(channel, names)
    if (!EVENT_NAME.test(event)) return OTHER_EVENTS
    if (!names.has(event) && names.size >= MOST_EVENT_NAMES) return OTHER_EVENTS
    names.add(event)
    return event
  }

  return {
    add,
    /**
     * Counts an event of a channel that this version does not know, by the platform's name for it; of
     * an authentic delivery only. Any string may be given.
     */
    unknownEvent: (channel: string, event: string) =>
      add('channel_events_unknown', [channel, boundedName(channel, event)]),
    /** The same of what people sent whom the channel cannot answer: visitors without an account, groups. */
    unansweredEvent: (channel: string, event: string) =>
      add('channel_events_unanswered', [channel, boundedName(channel, event)]),
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
