import { db } from '#lib/db/client.ts'

/** What somebody of the staff did, tried or was refused. Ids and codes only: no names, mails, tokens. */
export type AuditEntry = {
  /** A staff id, or `command`, `system`. */
  actor: string
  /** `token.disable`; a permission of auth/roles.ts where there is one. */
  action: string
  /** The id of the row that it is about. */
  subject: string
  outcome: 'done' | 'refused' | 'unknown' | 'asked'
  detail?: Record<string, string | number | boolean | null>
}

type Client = Pick<ReturnType<typeof db>, '$executeRaw'>

/**
 * Adds to the audit log; inside a transaction it stands or falls with it. The database chains the entries, under
 * one lock for all: it comes last in a transaction, or two that need each other's rows would wait for ever.
 */
export async function recordAudit(entry: AuditEntry, client: Client = db()): Promise<void> {
  const { actor, action, subject, outcome, detail = {} } = entry
  await client.$executeRaw`
    insert into audit_log (at, actor, action, subject, outcome, detail, previous_hash, hash)
    values (teiki_now(), ${actor}, ${action}, ${subject}, ${outcome}, ${JSON.stringify(detail)}::jsonb, '', '')`
}
