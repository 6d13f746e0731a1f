/**
 * Characters of one message, in UTF-16 code units: as many as the page takes and a little less than
 * Telegram sends at once. Of a longer text nothing is read, and that is said.
 */
export const LONGEST_MESSAGE = 4000

/**
 * Characters of a question. The longest that anybody was seen to dictate has 247; behind twice that
 * and some a text is a story or was pasted. What stands further on is neither searched for nor kept.
 */
export const LONGEST_QUESTION = 600

/** Characters of a wish about reminders or deadlines. What is longer is a story and no wish. */
export const LONGEST_WISH = 120

/** What is read of a text as a question. */
export const asQuestion = (text: string): string => text.slice(0, LONGEST_QUESTION)
