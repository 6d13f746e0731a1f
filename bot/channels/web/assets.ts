import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** The folder with the page's own files. */
export const PAGE_FOLDER = fileURLToPath(new URL('page/', import.meta.url))

/** The style is one file for a browser, which draws nothing before it is there; in this order. */
const STYLES = ['colours', 'base', 'head', 'welcome', 'talk', 'card', 'dock', 'sheets', 'print']

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'application/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const FOR_EVER = 'public, max-age=31536000, immutable'
const TEXT_QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

/** What is sent, as it is and smaller. */
export interface Packed {
  readonly plain: Buffer
  readonly brotli: Buffer
  readonly gzip: Buffer
}

export interface PageAssets {
  /** Fingerprint of all of them: a part of their address, so that a browser asks for each once. */
  readonly version: string
  /** By name. */
  readonly files: ReadonlyMap<string, Packed>
}

/** A text as browsers that can unpack it get it. */
export const pack = (text: string): Packed => {
  const plain = Buffer.from(text)
  return { plain, brotli: brotliCompressSync(plain, TEXT_QUALITY), gzip: gzipSync(plain) }
}

const read = (file: string) => readFileSync(`${PAGE_FOLDER}${file}`, 'utf8')

/** What only the guide needs, which nobody but its developers sees. */
const GUIDE = ['guide/guide.css', 'guide/guide.js', 'guide/frame.js']

/** The page's own files, read once; those of the guide where it is on. */
export const readPageAssets = (hasGuide: boolean): PageAssets => {
  const scripts = readdirSync(`${PAGE_FOLDER}script`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => `script/${name.replaceAll('\\', '/')}`)
    .toSorted()
  const texts = new Map([
    ['page.css', STYLES.map((name) => read(`style/${name}.css`)).join('\n')],
    ['face.svg', read('face.svg')],
    ...[...scripts, ...(hasGuide ? GUIDE : [])].map((name): [string, string] => [name, read(name)]),
  ])
  const hash = createHash('sha256')
  for (const [name, text] of texts) hash.update(`${name}\n${text}\n`)
  return {
    version: hash.digest('base64url').slice(0, 12),
    files: new Map([...texts].map(([name, text]) => [name, pack(text)])),
  }
}

/** Sends the smallest form that the browser takes. */
export const sendPacked = (request: FastifyRequest, reply: FastifyReply, packed: Packed) => {
  const taken = request.headers['accept-encoding'] ?? ''
  reply.header('vary', 'accept-encoding')
  if (/\bbr\b/u.test(taken)) return reply.header('content-encoding', 'br').send(packed.brotli)
  if (/\bgzip\b/u.test(taken)) return reply.header('content-encoding', 'gzip').send(packed.gzip)
  return reply.send(packed.plain)
}

/** Serves them. A page of an earlier version gets the files of today, which it keeps no longer than that. */
export const registerAssets = (app: FastifyInstance, { version, files }: PageAssets): void => {
  app.get<{ Params: { version: string; '*': string } }>('/page/:version/*', (request, reply) => {
    const { '*': name, version: asked } = request.params
    const packed = files.get(name)
    if (!packed) return reply.callNotFound()
    reply.type(TYPES[extname(name)] ?? 'text/plain')
    if (asked === version) reply.header('cache-control', FOR_EVER)
    return sendPacked(request, reply, packed)
  })
}
