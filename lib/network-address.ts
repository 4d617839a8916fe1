import { isIPv4, isIPv6 } from 'node:net'

/** Whom nobody can tell apart: they are counted together, never not at all. */
export const sharedNetwork = 'unknown'

/** Where the proxy in front writes whose request it is: a header, and which of its values from the right. */
export type ClientAddress = { header: string; hops: number }

/** What a rate limit counts of who asks. Values left of our own proxies' are the client's own invention. */
export function networkIn(headers: Pick<Headers, 'get'>, { header, hops }: ClientAddress): string {
  return networkOf((headers.get(header) ?? '').split(',').at(-hops) ?? '')
}

/**
 * An IPv4 address, or an IPv6 network of /64, which is what one household or machine has. A port and the
 * brackets around IPv6 are left out. What is no address shares one bucket.
 */
export function networkOf(address: string): string {
  const host = withoutPort(address.trim()).replace(/^::ffff:(?=\d)/i, '')
  if (isIPv4(host)) return host
  if (!isIPv6(host)) return sharedNetwork
  return `${expand(host.replace(/%.*/, '')).slice(0, 4).join(':')}::/64`
}

/** The /48 that an IPv6 network is part of, which one customer may have; null for an IPv4 address. */
export function siteOf(network: string): string | null {
  return network.endsWith('::/64') ? `${network.split(':').slice(0, 3).join(':')}::/48` : null
}

function withoutPort(text: string): string {
  return text.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1')
}

function expand(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = !tail ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array<string>(Math.max(0, missing)).fill('0'), ...right].map((part) =>
    part.replace(/^0+(?=.)/, ''),
  )
}
