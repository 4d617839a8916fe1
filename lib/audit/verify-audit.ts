import { z } from 'zod'
import { db } from '#lib/db/client.ts'

export type AuditVerdict = { entries: number; firstBroken: bigint | null }

const verdictSchema = z.object({ entries: z.int(), firstBroken: z.bigint().nullable() })

/** Follows the chain from the first entry; names the first that was altered, or whose predecessor is gone. */
export async function verifyAudit(): Promise<AuditVerdict> {
  const rows = await db().$queryRaw`
    select count(*)::int as entries, min(id) filter (where broken) as "firstBroken"
    from (select id, hash <> audit_hash(a) or previous_hash <> lag(hash, 1, '') over (order by id) as broken
      from audit_log a) as checked`
  const [row] = z.array(verdictSchema).parse(rows)
  if (!row) throw new Error('The database told nothing of the audit log')
  return row
}
