import { db } from '#lib/db/client.ts'

/** What the audit log holds about one thing: act, outcome and actor, the oldest first. */
export async function audited(subject: string): Promise<string[]> {
  const rows = await db().auditEntry.findMany({ where: { subject }, orderBy: { id: 'asc' } })
  return rows.map(({ action, outcome, actor }) => `${action} ${outcome} ${actor}`)
}
