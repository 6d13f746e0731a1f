import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Networks that no platform on the internet has: one's own machine, one's own network, the cloud's own. */
const PRIVATE: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
]
const PRIVATE_V6: readonly (readonly [string, number])[] = [
  ['::', 8],
  // What carries an address of the other kind: nothing that a platform would name.
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
]

// Apart: in one list an address of four numbers counts as the other kind, too.
const [blocked, blockedV6] = [new BlockList(), new BlockList()]
for (const [address, prefix] of PRIVATE) blocked.addSubnet(address, prefix, 'ipv4')
for (const [address, prefix] of PRIVATE_V6) blockedV6.addSubnet(address, prefix, 'ipv6')

/** Whether an address is one of the internet. */
export const isPublic = (address: string, family: number): boolean =>
  family === 6 ? !blockedV6.check(address, 'ipv6') : !blocked.check(address, 'ipv4')

/** Networks of the newer kind of addresses that are one's own; what carries an older one is not. */
const own = new BlockList()
own.addAddress('::1', 'ipv6')
own.addSubnet('fc00::', 7, 'ipv6')
own.addSubnet('fe80::', 10, 'ipv6')

/** Endings that no name on the internet has: RFC 6761, RFC 6762 (appendix G), RFC 8375, ICANN 2024. */
const OWN_NAME =
  /^[^.]+$|\.(?:localhost|local|internal|intranet|private|corp|home|lan|home\.arpa)$/u

/**
 * Whether the host of a URL is this machine or stands in one's own network, as far as its name tells:
 * an address of one, a name without a dot, or one with an ending that the internet does not have.
 */
export const isOwnHost = (hostname: string): boolean => {
  const host = hostname
    .toLowerCase()
    .replace(/^\[|\]$/gu, '')
    .replace(/\.$/u, '')
  const family = isIP(host)
  if (family === 0) return OWN_NAME.test(host)
  return family === 6 ? own.check(host, 'ipv6') : !isPublic(host, 4)
}

/**
 * Finds the addresses of a name as the connection is made, so that a name cannot lead elsewhere than it
 * was looked at: one of a private network fails with the code `private-address`.
 */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) {
      callback(error, [])
      return
    }
    if (
      addresses.length === 0 ||
      !addresses.every(({ address, family }) => isPublic(address, family))
    ) {
      callback(Object.assign(new Error('a private address'), { code: 'private-address' }), [])
      return
    }
    const [first] = addresses
    if (options.all) callback(null, addresses)
    else callback(null, first?.address ?? '', first?.family)
  })
}

/** Whether a host is one of these or a part of one: `voice.zdn.vn` of `zdn.vn`. */
export const isOfHost = (host: string, hosts: readonly string[]): boolean =>
  hosts.some((one) => host === one || host.endsWith(`.${one}`))
