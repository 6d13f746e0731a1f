/** Promises that a fault would break without anybody seeing it, with the tests that must see it. */
export interface MutationGroup {
  readonly files: readonly string[]
  readonly tests: readonly string[]
}

export const GROUPS: Readonly<Record<string, MutationGroup>> = {
  thresholds: {
    files: [
      'knowledge/value.ts',
      'knowledge/comparison.ts',
      'knowledge/status.ts',
      'knowledge/evaluate.ts',
      'knowledge/judge.ts',
    ],
    tests: [
      'test/knowledge/comparison.test.ts',
      'test/knowledge/status.test.ts',
      'test/knowledge/evaluate.test.ts',
      'test/knowledge/judge.test.ts',
      'test/knowledge/unknown-safety.test.ts',
    ],
  },
  delivery: {
    files: [
      'storage/claim.ts',
      'storage/gate.ts',
      'storage/pace.ts',
      'storage/settlement.ts',
      'storage/inbox.ts',
      'storage/handling.ts',
      'bot/delivery/settlement.ts',
      'bot/delivery/intake.ts',
      'bot/channels/webhooks.ts',
    ],
    tests: [
      'test/storage/inbox.test.ts',
      'test/storage/outbox.test.ts',
      'test/bot/delivery',
      'test/bot/channels/telegram-webhook.test.ts',
    ],
  },
  privacy: {
    files: ['handlers/data.ts', 'storage/turns.ts', 'storage/sessions.ts', 'bot/retention.ts'],
    tests: ['test/storage/turns.test.ts', 'test/bot/retention.test.ts'],
  },
  headers: {
    files: ['bot/server.ts'],
    tests: ['test/bot/server.test.ts'],
  },
}
