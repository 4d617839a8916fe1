import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { type AuditTrouble, followTail, type KnownEnd, readKnownEnd } from './audit-end.ts'

/** `mark`: what to keep elsewhere, `<entries>.<last hash>`. */
export type AuditVerdict = { entries: number; mark: string; trouble: AuditTrouble | null }

const chainSchema = z.object({
  entries: z.int(),
  firstBroken: z.bigint().nullable(),
  lastHash: z.string().nullable(),
  marked: z.int(),
})
type Chain = z.output<typeof chainSchema>

/**
 * Follows the chain from the first entry to the last, compares it with the end mark, and looks whether the shop
 * wrote what came after the mark. Names the first thing that is wrong.
 */
export async function verifyAudit(): Promise<AuditVerdict> {
  const known = await readKnownEnd()
  const chain = await followChain(known.end.lastId)
  const { entries, lastHash } = chain
  return { entries, mark: `${entries}.${lastHash ?? ''}`, trouble: await troubleOf(known, chain) }
}

async function troubleOf(
  known: KnownEnd,
  { firstBroken, marked }: Chain,
): Promise<AuditTrouble | null> {
  if (known.trouble) return known.trouble
  if (firstBroken !== null) return { kind: 'altered', id: firstBroken }
  const { entries, lastId } = known.end
  if (BigInt(marked) !== entries) return { kind: 'cut', entries, lastId }
  return (await followTail(known)).trouble
}

async function followChain(markedUpTo: bigint): Promise<Chain> {
  const rows = await db().$queryRaw`
    select count(*)::int as entries, min(id) filter (where broken) as "firstBroken",
      count(*) filter (where id <= ${markedUpTo})::int as marked,
      (select hash from audit_log order by id desc limit 1) as "lastHash"
    from (select id, hash <> audit_hash(a) or previous_hash <> lag(hash, 1, '') over (order by id) as broken
      from audit_log a) as checked`
  const [row] = z.array(chainSchema).parse(rows)
  if (!row) throw new Error('The database told nothing of the audit log')
  return row
}

/** Whether the log still begins as it was when `mark` was printed; null: that is no mark. */
export async function holdsMark(mark: string): Promise<boolean | null> {
  const [, entries, hash] = mark.match(/^(\d{1,12})\.([0-9a-f]{64})$/) ?? []
  if (entries === undefined || hash === undefined || Number(entries) === 0) return null
  const rows = await db().$queryRaw<{ hash: string }[]>`
    select hash from audit_log order by id offset ${Number(entries) - 1} limit 1`
  return rows[0]?.hash === hash
}
