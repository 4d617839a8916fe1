import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { randomText } from '#lib/ids.ts'
import { storableText } from '#lib/storable-text.ts'
import { auditProof } from './audit-proof.ts'

/** Ids and codes are shorter; what somebody sent in their place need not be kept whole. */
const longest = 200

/** What somebody of the staff did, tried or was refused. Ids and codes only: no names, mails, tokens. */
export type AuditEntry = {
  /** A staff id, or `command`, `system`. */
  actor: string
  /** `token.disable`; a permission of auth/roles.ts where there is one. */
  action: string
  /** The id of the row that it is about. */
  subject: string
  outcome: 'done' | 'refused' | 'unknown' | 'asked'
  detail?: AuditDetail
}

/** What may be kept with an entry; each name has its word on the page. */
export type AuditDetailName =
  | 'reason'
  | 'because'
  | 'amountMinor'
  | 'acceptDifference'
  | 'receivedOn'
  | 'held'
  | 'from'
  | 'to'
  | 'token'
  | 'default'
  | 'rows'
  | 'count'
  | 'whole'
  | 'charset'
  | 'found'
  | 'remedy'
  | 'act'
  | 'mode'
  | 'role'
  | 'what'
  | 'network'
  | 'networks'
  | 'device'
  | 'hour'
  | 'hash'
export type AuditDetail = Partial<Record<AuditDetailName, string | number | boolean | null>>

type Client = Pick<ReturnType<typeof db>, '$executeRaw'>

/**
 * Adds to the audit log, with the proof that the shop wrote it; inside a transaction it stands or falls with it.
 * The database chains the entries, under one lock for all: it is the last statement of a transaction, or two of
 * them could wait for each other.
 */
export async function recordAudit(entry: AuditEntry, client: Client = db()): Promise<void> {
  const { actor, action, outcome } = entry
  const subject = kept(entry.subject)
  const detail = Object.fromEntries(
    Object.entries(entry.detail ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? kept(value) : value,
    ]),
  )
  const content = { actor, action, subject, outcome, detail }
  const proof = auditProof(env().appSecret, randomText(16), content)
  await client.$executeRaw`
    insert into audit_log (at, actor, action, subject, outcome, detail, previous_hash, hash, proof)
    values (teiki_now(), ${actor}, ${action}, ${subject}, ${outcome}, ${JSON.stringify(detail)}::jsonb, '', '', ${proof})`
}

function kept(text: string): string {
  return storableText(text.slice(0, longest))
}
