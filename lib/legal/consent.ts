import { type Instant, toDate } from '#lib/clock.ts'
import { type AppSecret, keyedHash, keyedHashes } from '#lib/crypto.ts'
import { env } from '#lib/env.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { contractHash, contractVersion } from './contract-hash.ts'

/** What the shopper saw on the final confirmation. */
export type AgreedContract = { locale: Locale; text: string; hash: string }

type ConsentRow = {
  /** The signup or the amendment that was agreed to. */
  subjectId: string
  version: string
  locale: string
  text: string
  hash: string
  proof: string | null
  agreedAt: Date
  /** Under a newer APP_SECRET than the one under which it was given. */
  renewedProof?: string | null
}

/**
 * The row that keeps it, with a proof over all of it.
 *
 * @param subjectId of the signup or the amendment that is agreed to
 */
export function consentRow(
  subjectId: string,
  { locale, text, hash }: AgreedContract,
  now: Instant,
): Omit<ConsentRow, 'subjectId'> & { proof: string } {
  const row = { version: contractVersion, locale, text, hash, agreedAt: toDate(now) }
  const proof = keyedHash(env().appSecret, 'consent', proofText({ ...row, subjectId }))
  return { ...row, proof }
}

/** What is not as it was written. `unproven`: without a proof, text and hash could be anybody's. */
export type Alteration = 'text' | 'proof' | 'unproven'

/** What is wrong with a kept consent; null when every byte is as it was written. */
export function verifyConsent(row: ConsentRow): Alteration | null {
  const { version, locale, text, hash, proof } = row
  if (contractHash({ version, locale, text }) !== hash) return 'text'
  if (proof === null) return 'unproven'
  return fits(row, keyedHashes(env().appSecret, 'consent', proofText(row))) ? null : 'proof'
}

/** A proof under APP_SECRET alone; null where there is one already, or nothing that it could follow from. */
export function renewedProof(secret: AppSecret, row: ConsentFacts): string | null {
  const [now = '', ...before] = keyedHashes(secret, 'consent', proofText(row))
  return !fits(row, [now]) && fits(row, before) ? now : null
}

type ConsentFacts = Omit<ConsentRow, 'text'>

function fits({ proof, renewedProof }: ConsentFacts, hashes: string[]): boolean {
  return [proof, renewedProof].some((one) => one != null && hashes.includes(one))
}

type Proven = Pick<ConsentRow, 'subjectId' | 'version' | 'locale' | 'hash' | 'agreedAt'>

function proofText({ subjectId, version, locale, hash, agreedAt }: Proven): string {
  return [subjectId, version, locale, hash, agreedAt.toISOString()].join('\n')
}
