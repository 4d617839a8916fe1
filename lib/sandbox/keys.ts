import type { Mode } from './ids.ts'

/**
 * The raw secret key after `Basic`, as every SDK sends it; base64 of `sk_…:` and `Bearer` too
 * (smartpay-api §1). Any key of the right shape is an account's. Null: 401.
 */
export function modeOfKey(authorization: string | undefined): { key: string; mode: Mode } | null {
  const [scheme = '', credentials = ''] = (authorization ?? '').split(' ')
  if (!/^(basic|bearer)$/i.test(scheme)) return null
  const decoded = Buffer.from(credentials, 'base64').toString('latin1').replace(/:$/, '')
  const key = [credentials, decoded].find((text) => /^sk_(test|live)_[0-9a-zA-Z]+$/.test(text))
  return key ? { key, mode: key.startsWith('sk_test_') ? 'test' : 'live' } : null
}
