import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Sound } from '../channel.ts'
import { isOfHost, lookupPublic } from './public-host.ts'

/** From where a file may be fetched. */
export interface Sources {
  /** Hosts of the platform, over https and on public addresses only. */
  readonly hosts: readonly string[]
  /** An address that the operator has set: what stands below it is trusted, wherever it is. */
  readonly root: string | undefined
}

/** As much as a voice message of some minutes has. */
const MOST_BYTES = 10 * 1024 * 1024

const isBelow = (address: URL, root: string | undefined): boolean => {
  const trusted = root === undefined ? null : URL.parse(root)
  return trusted !== null && address.origin === trusted.origin
}

/** How to call an address; null where it may not be called. */
const callOf = (address: URL, { hosts, root }: Sources): RequestOptions | null => {
  if (address.username !== '' || address.password !== '') return null
  if (isBelow(address, root)) return {}
  const isTrusted = address.protocol === 'https:' && isOfHost(address.hostname, hosts)
  return isTrusted && address.port === '' ? { lookup: lookupPublic } : null
}

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : 'no-answer'

/** The name of a file, for its ending alone. */
const nameOf = (address: URL): string => {
  const ending = /\.[a-z\d]{1,5}$/iu.exec(address.pathname)?.[0] ?? ''
  return `sound${ending.toLowerCase()}`
}

/** Takes an answer in, as long as it is not too much. */
const take = (response: IncomingMessage, address: URL, end: (sound: Sound) => void): void => {
  const { statusCode = 0, headers } = response
  if (statusCode !== 200) return end({ kind: 'failed', reason: `http-${statusCode}` })
  if (Number(headers['content-length'] ?? 0) > MOST_BYTES) return end({ kind: 'large' })
  const chunks: Buffer[] = []
  let size = 0
  response.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > MOST_BYTES) end({ kind: 'large' })
    else chunks.push(chunk)
  })
  response.on('error', (error) => end({ kind: 'failed', reason: codeOf(error) }))
  response.on('end', () =>
    end({ kind: 'sound', bytes: Buffer.concat(chunks), name: nameOf(address) }),
  )
}

/**
 * Fetches a file into memory: no redirect is followed, and no address is called but those that
 * `sources` allow. Never rejects; what went wrong is told without the address.
 */
export const download = (url: string, sources: Sources, signal: AbortSignal): Promise<Sound> => {
  const address = URL.parse(url)
  const options = address && callOf(address, sources)
  if (!address || !options) return Promise.resolve({ kind: 'failed', reason: 'address-refused' })
  if (signal.aborted) return Promise.resolve({ kind: 'failed', reason: 'aborted' })
  return new Promise((resolve) => {
    const request = address.protocol === 'https:' ? requestHttps : requestHttp
    const call = request(address, {
      ...options,
      agent: false,
      headers: { 'user-agent': 'tro-ly-htx' },
    })
    const abort = () => end({ kind: 'failed', reason: 'aborted' })
    const end = (sound: Sound) => {
      signal.removeEventListener('abort', abort)
      resolve(sound)
      if (sound.kind !== 'sound') call.destroy()
    }
    signal.addEventListener('abort', abort)
    call.on('response', (response) => take(response, address, end))
    call.on('error', (error) => end({ kind: 'failed', reason: codeOf(error) }))
    call.end()
  })
}
