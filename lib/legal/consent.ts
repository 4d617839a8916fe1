import { type Instant, toDate } from '#lib/clock.ts'
import { keyedHash } from '#lib/crypto.ts'
import { env } from '#lib/env.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { contractHash, contractVersion } from './contract-hash.ts'

/** What the shopper saw on the final confirmation. */
export type AgreedContract = { locale: Locale; text: string; hash: string }

export type ConsentRow = {
  signupId: string
  version: string
  locale: string
  text: string
  hash: string
  proof: string | null
  agreedAt: Date
}

/** The row that keeps it, with a proof over all of it. */
export function consentRow(
  signup: { id: string; shop: { now: Instant } },
  { locale, text, hash }: AgreedContract,
): ConsentRow & { proof: string } {
  const agreedAt = toDate(signup.shop.now)
  const row = { signupId: signup.id, version: contractVersion, locale, text, hash, agreedAt }
  return { ...row, proof: proofOf(row) }
}

/** What is not as it was written. `unproven`: without a proof, text and hash could be anybody's. */
export type Alteration = 'text' | 'proof' | 'unproven'

/** What is wrong with a kept consent; null when every byte is as it was written. */
export function verifyConsent(row: ConsentRow): Alteration | null {
  const { version, locale, text, hash, proof } = row
  if (contractHash({ version, locale, text }) !== hash) return 'text'
  if (proof === null) return 'unproven'
  return proof === proofOf(row) ? null : 'proof'
}

function proofOf({ signupId, version, locale, hash, agreedAt }: Omit<ConsentRow, 'proof'>): string {
  const parts = [signupId, version, locale, hash, agreedAt.toISOString()]
  return keyedHash(env().appSecret, 'consent', parts.join('\n'))
}
