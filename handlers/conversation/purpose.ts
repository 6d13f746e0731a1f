/** What a person's data is kept for: each is agreed to, and withdrawn, by itself. */
export const PURPOSES = ['answers', 'reminders', 'hand-off', 'voice'] as const

export type Purpose = (typeof PURPOSES)[number]
