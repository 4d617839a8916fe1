import { z } from 'zod'
import { sealCanary } from '#lib/db/canary.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { type Client, row } from '#lib/db/rows.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { type AuditProblem, followTail, type KnownEnd, readKnownEnd } from './audit-end.ts'
import { type AuditEnd, endMac } from './audit-proof.ts'

/** `moved`: how many entries the mark covers more than before. */
type Marked = { entries: number; moved: number; trouble: AuditProblem['kind'] | null }

/**
 * Moves the audit log's end mark over every new entry that the shop wrote: how many there are and the last
 * hash, keyed with APP_SECRET. What the log then withstands:
 *
 * - The web's role may only add. An entry that it adds by SQL has no proof, and stands as `forged`.
 * - Whoever owns the tables can change everything, but not make a mark or a proof: what the mark covers cannot
 *   be cut, changed or written anew unseen, nor the mark be taken away. Entries of the last minute, before the
 *   mark moved over them, can be cut; so can all that came after an older mark, by bringing that mark back. Taking the
 *   sealed word away too does not help: a word that is made anew in a database that was used says that there was a
 *   mark, and only a person's word makes another (accept-audit.ts). Against old marks the mark leaves the database: once a day it stands in the log lines, and
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
  if (known.fresh || mac !== known.mac) await keep(end, known)
  return told(known.end, end, trouble)
}

function told(before: AuditEnd, { entries }: AuditEnd, trouble: AuditProblem | null): Marked {
  if (trouble) log('error', 'audit log is not as it was written', { kind: trouble.kind })
  const moved = Number(entries - before.entries)
  return { entries: Number(entries), moved, trouble: trouble?.kind ?? null }
}

/** Of two who mark at once the second changes nothing. */
async function keep(end: AuditEnd, known: KnownEnd): Promise<void> {
  const reference = `${end.entries}.${end.lastHash}`
  if (known.fresh) {
    await inTransaction((tx) => firstMark(tx, end))
    return log('info', 'audit log marked for the first time', { reference })
  }
  const moved = await moveMark(db(), end, known)
  if (moved?.newDay) log('info', 'audit log marked', { reference })
}

/** False: there is one. */
export async function firstMark(tx: Prisma.TransactionClient, end: AuditEnd): Promise<boolean> {
  const { entries, lastId, lastHash } = end
  const made = await tx.$executeRaw`
    insert into audit_mark (id, entries, last_id, last_hash, mac, at)
    values (1, ${entries}, ${lastId}, ${lastHash}, ${endMac(env().appSecret, end)}, teiki_now()) on conflict do nothing`
  await tx.secretCanary.updateMany({
    data: { sealed: sealCanary(env().appSecret, { auditMarked: true }) },
  })
  return made === 1
}

const movedSchema = z.object({ newDay: z.boolean() })

/** Null: it moved meanwhile. */
export async function moveMark(
  tx: Client,
  end: AuditEnd,
  known: { mac: string },
): Promise<{ newDay: boolean } | null> {
  const { entries, lastId, lastHash } = end
  return row(tx, movedSchema)`
    with was as (select at from audit_mark)
    update audit_mark set entries = ${entries}, last_id = ${lastId}, last_hash = ${lastHash},
      mac = ${endMac(env().appSecret, end)}, at = teiki_now()
    where mac = ${known.mac}
    returning (select at at time zone 'UTC' from was)::date < (teiki_now() at time zone 'UTC')::date as "newDay"`
}
