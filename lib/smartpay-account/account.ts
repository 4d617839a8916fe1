import { createHmac } from 'node:crypto'

/** Why a key must not be used on what this shop keeps. */
export const keyRefusals = ['other-mode', 'other-account'] as const
export type KeyRefusal = (typeof keyRefusals)[number]

/** What is kept of the shop's account in one mode. `fingerprint` is null until Smartpay answered with a key. */
export type KnownAccount = {
  test: boolean
  /** The mode in which the shop works; it is one of the two. */
  current: boolean
  salt: string | null
  fingerprint: string | null
}

/**
 * The key without the key. The salt is kept beside it and not derived from APP_SECRET, so that a new
 * APP_SECRET makes no stranger of the account; a key has some 130 random bits, which nobody tries out.
 */
export function fingerprintOf(salt: string, secretKey: string): string {
  return createHmac('sha256', salt).update(secretKey).digest('hex')
}

/**
 * Objects of one mode, and of one account, are invisible to every other key: it would hear "not found" for
 * all of them. So a key counts only in the shop's own mode, and only if it is the one the shop is known by.
 * Null: it may be used. A shop that Smartpay never answered belongs to whoever comes first.
 */
export function whyNotKey(
  key: { secretKey: string; test: boolean },
  accounts: readonly KnownAccount[],
): KeyRefusal | null {
  const current = accounts.find((account) => account.current)
  if (!current) return null
  if (current.test !== key.test) return 'other-mode'
  if (current.salt === null || current.fingerprint === null) return null
  return fingerprintOf(current.salt, key.secretKey) === current.fingerprint ? null : 'other-account'
}

/** For logs, `doctor` and whoever runs a command: what is so, and what mends it. */
export function explainKeyRefusal(
  reason: KeyRefusal,
  test: boolean,
): { says: string; mend: string } {
  const [mine, theirs] = test ? ['test', 'live'] : ['live', 'test']
  const mend = `set SMARTPAY_SECRET_KEY to the shop's ${reason === 'other-mode' ? `${theirs} ` : ''}key or DATABASE_URL to another database; if this key is to be the shop's from now on: npm run smartpay:account -- --accept-key`
  return reason === 'other-mode'
    ? {
        says: `this shop works in ${theirs} mode and the key is a ${mine} one: nothing is asked of Smartpay`,
        mend,
      }
    : {
        says: 'the key is not the one by which Smartpay knew this shop: nothing is asked of Smartpay',
        mend,
      }
}
