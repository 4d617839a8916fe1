import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { followTail, logStart, readKnownEnd } from './audit-end.ts'
import { firstMark, moveMark } from './mark-audit.ts'
import { recordAudit } from './record-audit.ts'

/**
 * Somebody says that a log without an end mark is the shop's: of a database from before there were marks. Entries
 * without a proof count up to the first that has one. Answers how many are covered now.
 */
export async function acceptUnmarked(): Promise<Result<number, 'marked'>> {
  const known = await readKnownEnd()
  if (known.trouble?.kind !== 'no-mark') return refused('marked')
  const { end } = await followTail({ end: logStart, older: true })
  const count = Number(end.entries)
  await inTransaction(async (tx) => {
    await firstMark(tx, end)
    await recordAcceptance(tx, '-', { what: 'unmarked', count, hash: end.lastHash })
  })
  return ok(count)
}

const entrySchema = z.object({ hash: z.string() })

/**
 * Somebody says that an entry without a proof is nothing to worry about: an older build wrote it, or it is known who
 * did. Only the first that is in the way can be accepted, with all that it says now; the mark goes on after it.
 */
export async function acceptEntry(id: bigint): Promise<Result<null, 'not-in-the-way'>> {
  const known = await readKnownEnd()
  if (known.trouble) return refused('not-in-the-way')
  const { end, trouble } = await followTail(known)
  if (trouble?.kind !== 'forged' || trouble.id !== id) return refused('not-in-the-way')
  const entry = await row(db(), entrySchema)`
    select hash from audit_log a
    where id = ${id} and previous_hash = ${end.lastHash} and hash = audit_hash(a)`
  if (!entry) return refused('not-in-the-way')
  const accepted = { entries: end.entries + 1n, lastId: id, lastHash: entry.hash }
  return inTransaction(async (tx) => {
    const moved = known.fresh ? await firstMark(tx, accepted) : await moveMark(tx, accepted, known)
    if (!moved) return refused('not-in-the-way')
    await recordAcceptance(tx, `${id}`, { what: 'forged', hash: entry.hash })
    return ok(null)
  })
}

function recordAcceptance(
  tx: Parameters<typeof recordAudit>[1],
  subject: string,
  detail: { what: string; hash: string; count?: number },
): Promise<void> {
  const said = { actor: 'command', action: 'audit.accept', outcome: 'done' } as const
  return recordAudit({ ...said, subject, detail }, tx)
}
