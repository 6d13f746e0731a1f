import { createHash } from 'node:crypto'

/** By which a token is found again that cannot be read. Tokens are long and random: no salt is needed. */
export const hashOfToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex')
