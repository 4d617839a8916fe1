import { createHash } from 'node:crypto'

/**
 * SHA-256, in hexadecimal, of the text of POST /orders: what a rehearsal of a charge is compared by with what was sent. Two
 * values do not count, because only the claim decides them: the reference, which is the charge's own id, and how many days
 * old the account is at that moment. What counts names the token, so nobody finds a person by trying names and addresses.
 */
export function requestDigest(chargeId: string, request: string): string {
  const compared = request
    .replace(`"reference":"${chargeId}"`, '"reference":""')
    // No text that somebody typed looks so: its quotes are escaped.
    .replace(/"accountAge":\d+/, '"accountAge":0')
  return createHash('sha256').update(compared).digest('hex')
}
