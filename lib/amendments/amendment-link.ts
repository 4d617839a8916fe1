import { equalSecrets, keyedHash, keyedHashes } from '#lib/crypto.ts'
import { env } from '#lib/env.ts'

/** The secret part of the link that is mailed to the shopper: made from the row's id, so that a mail sent later knows it too. */
export function amendmentKey(id: string): string {
  return keyedHash(env().appSecret, 'amendment', id)
}

/** Whether somebody has the link of that row. */
export function isAmendmentKey(id: string, key: string): boolean {
  return keyedHashes(env().appSecret, 'amendment', id).some((one) => equalSecrets(one, key))
}
