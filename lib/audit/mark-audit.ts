import { sealCanary } from '#lib/db/canary.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { type AuditTrouble, followTail, readKnownEnd } from './audit-end.ts'
import { type AuditEnd, endMac } from './audit-proof.ts'

/** `moved`: how many entries the mark covers more than before. */
export type Marked = { entries: number; moved: number; trouble: AuditTrouble['kind'] | null }

/**
 * Moves the audit log's end mark over every new entry that the shop wrote: how many there are and the last
 * hash, keyed with APP_SECRET. What the log then withstands:
 *
 * - The web's role may only add. An entry that it adds by SQL has no proof, and stands as `forged`.
 * - Whoever owns the tables can change everything, but not make a mark or a proof: what the mark covers cannot
 *   be cut, changed or written anew unseen, nor the mark be taken away. Entries of the last minute, before the
 *   mark moved over them, can be cut; so can everything by bringing back log, mark and sealed word of an older
 *   backup together. Against that the mark leaves the database: once a day it stands in the log lines, and
 *   `npm run audit:verify` prints it and compares one that was kept elsewhere.
 * - Whoever also has APP_SECRET can write another log; only a mark that was kept elsewhere shows it.
 *
 * No entry waits for it: adding one stays one statement under the chain's lock.
 */
export async function markAudit(): Promise<Marked> {
  const known = await readKnownEnd()
  if (known.trouble) return told(known.end, known.end, known.trouble)
  const { end, trouble } = await followTail(known)
  const mac = endMac(env().appSecret, end)
  if (known.fresh || mac !== known.mac) await keep(end, mac, known)
  return told(known.end, end, trouble)
}

function told(before: AuditEnd, { entries }: AuditEnd, trouble: AuditTrouble | null): Marked {
  if (trouble) log('error', 'audit log is not as it was written', { kind: trouble.kind })
  const moved = Number(entries - before.entries)
  return { entries: Number(entries), moved, trouble: trouble?.kind ?? null }
}

/** Of two who mark at once the second changes nothing. */
async function keep(
  { entries, lastId, lastHash }: AuditEnd,
  mac: string,
  known: { fresh: boolean; mac: string },
): Promise<void> {
  const reference = `${entries}.${lastHash}`
  if (known.fresh) {
    const word = sealCanary(env().appSecret, { auditMarked: true })
    await inTransaction(async (tx) => {
      await tx.$executeRaw`
        insert into audit_mark (id, entries, last_id, last_hash, mac, at)
        values (1, ${entries}, ${lastId}, ${lastHash}, ${mac}, teiki_now()) on conflict do nothing`
      await tx.$executeRaw`update secret_canary set sealed = ${word}`
    })
    return log('info', 'audit log marked for the first time', { reference })
  }
  const rows = await db().$queryRaw<{ newDay: boolean }[]>`
    with was as (select at from audit_mark)
    update audit_mark set entries = ${entries}, last_id = ${lastId}, last_hash = ${lastHash}, mac = ${mac},
      at = teiki_now()
    where mac = ${known.mac}
    returning (select at at time zone 'UTC' from was)::date < (teiki_now() at time zone 'UTC')::date as "newDay"`
  if (rows[0]?.newDay) log('info', 'audit log marked', { reference })
}
