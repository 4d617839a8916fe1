import type { Mode } from '../state/ids.ts'

/**
 * The raw secret key after `Basic`, as every SDK sends it; base64 of `sk_…:` and `Bearer` too
 * (smartpay-api §1). Any key of the right shape is an account's. Null means 401.
 */
export function callerOf(authorization: string | undefined): { key: string; mode: Mode } | null {
  const [, credentials = ''] = /^(?:basic|bearer) +(\S+) *$/i.exec(authorization ?? '') ?? []
  const decoded = Buffer.from(credentials, 'base64').toString('latin1').replace(/:$/, '')
  const key = [credentials, decoded].find((text) => /^sk_(test|live)_[0-9a-zA-Z]+$/.test(text))
  return key === undefined ? null : { key, mode: key.startsWith('sk_test_') ? 'test' : 'live' }
}
