import type { Mode } from '../state/ids.ts'

/**
 * The raw secret key after `Basic`, as every SDK sends it; base64 of `sk_…:` and `Bearer` too
 * (smartpay-api §1). Any key of the right shape is an account's. Null means 401.
 */
export function callerOf(authorization: string | undefined): { key: string; mode: Mode } | null {
  const [, credentials = ''] = /^(?:basic|bearer) +(\S+) *$/i.exec(authorization ?? '') ?? []
  const key = isKey(credentials) ? credentials : decoded(credentials)
  return isKey(key) ? { key, mode: key.startsWith('sk_test_') ? 'test' : 'live' } : null
}

function isKey(text: string): boolean {
  return /^sk_(test|live)_[0-9a-zA-Z]+$/.test(text)
}

function decoded(credentials: string): string {
  return Buffer.from(credentials, 'base64').toString('latin1').replace(/:$/, '')
}
