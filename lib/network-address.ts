import { isIPv4, isIPv6 } from 'node:net'

/** What a rate limit counts: an IPv4 address, or an IPv6 network of /64. Null for loopback and nonsense. */
export function networkOf(address: string | null): string | null {
  const text = (address ?? '').trim().replace(/^::ffff:(?=\d)/i, '')
  if (isIPv4(text)) return text.startsWith('127.') ? null : text
  if (!isIPv6(text) || text === '::1') return null
  return `${expand(text).slice(0, 4).join(':')}::/64`
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
