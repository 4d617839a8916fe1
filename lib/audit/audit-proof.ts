import { type AppSecret, keyedHash, keyedHashes } from '#lib/crypto.ts'

/** What an entry says, as it was written and as it is read. */
type AuditContent = {
  actor: string
  action: string
  subject: string
  outcome: string
  detail: Record<string, unknown>
}

/**
 * The keyed hash over what an entry says, with a number of its own in front: the role that may only add to the
 * log cannot add one that verifies, nor one a second time.
 */
export function auditProof(secret: AppSecret, nonce: string, content: AuditContent): string {
  return `${nonce}.${keyedHash(secret, 'audit', textOf(nonce, content))}`
}

export function isProven(
  secret: AppSecret,
  content: AuditContent & { proof: string | null },
): boolean {
  const [nonce = '', hash = ''] = content.proof?.split('.') ?? []
  return keyedHashes(secret, 'audit', textOf(nonce, content)).includes(hash)
}

/** The database keeps the names of a detail in an order of its own. */
function textOf(nonce: string, { actor, action, subject, outcome, detail }: AuditContent): string {
  const details = Object.entries(detail).sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([nonce, actor, action, subject, outcome, details])
}

/** Where the log ended: how many entries, and the id and hash of the last. */
export type AuditEnd = { entries: bigint; lastId: bigint; lastHash: string }

/** Of an end mark. Each hash covers all entries before it, so this covers every byte up to there. */
export function endMac(secret: AppSecret, end: AuditEnd): string {
  return keyedHash(secret, 'audit', endText(end))
}

export function isEndMac(secret: AppSecret, end: AuditEnd, mac: string): boolean {
  return keyedHashes(secret, 'audit', endText(end)).includes(mac)
}

function endText({ entries, lastId, lastHash }: AuditEnd): string {
  return ['end', entries, lastId, lastHash].join('\n')
}
