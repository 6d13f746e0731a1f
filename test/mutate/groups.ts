/** Promises that a fault would break without anybody seeing it, with the tests that must see it. */
export interface MutationGroup {
  readonly files: readonly string[]
  readonly tests: readonly string[]
}

export const GROUPS: Readonly<Record<string, MutationGroup>> = {
  thresholds: {
    files: [
      'knowledge/rules/value.ts',
      'knowledge/rules/comparison.ts',
      'knowledge/rules/status.ts',
      'knowledge/rules/evaluate.ts',
      'knowledge/rules/judge.ts',
    ],
    tests: [
      'test/knowledge/rules/value.test.ts',
      'test/knowledge/rules/comparison.test.ts',
      'test/knowledge/rules/status.test.ts',
      'test/knowledge/rules/evaluate.test.ts',
      'test/knowledge/rules/completions.test.ts',
      'test/knowledge/rules/judge.test.ts',
      'test/knowledge/rules/unknown-safety.test.ts',
      'test/knowledge/rules/vague-values.test.ts',
    ],
  },
  delivery: {
    files: [
      'storage/outbox/claim.ts',
      'storage/outbox/gate.ts',
      'storage/outbox/pace.ts',
      'storage/outbox/settlement.ts',
      'storage/chats/inbox.ts',
      'storage/chats/updates.ts',
      'bot/delivery/retry-policy.ts',
      'bot/delivery/intake.ts',
      'bot/channels/webhooks.ts',
    ],
    tests: [
      'test/storage/chats/inbox.test.ts',
      'test/storage/chats/doubts.test.ts',
      'test/storage/outbox',
      'test/bot/delivery',
      'test/bot/channels/telegram/webhook.test.ts',
    ],
  },
  privacy: {
    files: [
      'handlers/data.ts',
      'storage/chats/turns.ts',
      'storage/chats/sessions.ts',
      'storage/outbox/erasure.ts',
      'storage/database/pseudonym.ts',
    ],
    tests: [
      'test/storage/chats/turns.test.ts',
      'test/storage/chats/forgetting.test.ts',
      'test/bot/forgetting.test.ts',
      'test/transcripts',
    ],
  },
  retention: {
    files: ['bot/retention.ts', 'storage/chats/history.ts'],
    tests: [
      'test/bot/retention.test.ts',
      'test/storage/chats/turns.test.ts',
      'test/bot/commands/channels.test.ts',
      'test/bot/channels/resting.test.ts',
    ],
  },
  headers: {
    files: ['bot/server/server.ts'],
    tests: ['test/bot/server/headers.test.ts', 'test/bot/server/server.test.ts'],
  },
}
