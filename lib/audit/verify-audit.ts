import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { requireRow, row } from '#lib/db/rows.ts'
import { type AuditProblem, followTail, type KnownEnd, readKnownEnd } from './audit-end.ts'

/** `mark`: what to keep elsewhere, `<entries>.<last hash>`. */
export type AuditVerdict = { entries: number; mark: string; trouble: AuditProblem | null }

const chainSchema = z.object({
  entries: z.int(),
  firstBroken: z.bigint().nullable(),
  lastHash: z.string().nullable(),
  marked: z.int(),
})
type Chain = z.output<typeof chainSchema>

const pageSchema = chainSchema.extend({ lastId: z.bigint().nullable() })

/** Far below a statement's limit of 15 s (measured: 0.5 s with both cores busy). */
const entriesAtOnce = 20_000

/**
 * Follows the chain from the first entry to the last, compares it with the end mark, and looks whether the shop
 * wrote what came after the mark. Names the first thing that is wrong.
 *
 * @param pageSize so many entries a statement
 */
export async function verifyAudit(pageSize = entriesAtOnce): Promise<AuditVerdict> {
  const known = await readKnownEnd()
  const chain = await followChain(known.end.lastId, pageSize)
  const { entries, lastHash } = chain
  return { entries, mark: `${entries}.${lastHash ?? ''}`, trouble: await troubleOf(known, chain) }
}

async function troubleOf(
  known: KnownEnd,
  { firstBroken, marked }: Chain,
): Promise<AuditProblem | null> {
  if (known.trouble) return known.trouble
  if (firstBroken !== null) return { kind: 'altered', id: firstBroken }
  const { entries, lastId } = known.end
  if (BigInt(marked) !== entries) return { kind: 'cut', entries, lastId }
  return (await followTail(known)).trouble
}

async function followChain(markedUpTo: bigint, pageSize: number): Promise<Chain> {
  const chain: Chain = { entries: 0, firstBroken: null, lastHash: null, marked: 0 }
  for (let after: bigint | null = 0n; after !== null; ) {
    const page = await checkPage({ after, lastHash: chain.lastHash ?? '', markedUpTo, pageSize })
    chain.entries += page.entries
    chain.marked += page.marked
    chain.firstBroken ??= page.firstBroken
    chain.lastHash = page.lastHash ?? chain.lastHash
    after = page.entries === pageSize ? page.lastId : null
  }
  return chain
}

type Place = { after: bigint; lastHash: string; markedUpTo: bigint; pageSize: number }

/** `lastHash`: that of the entry before the page. */
async function checkPage({ after, lastHash, markedUpTo, pageSize }: Place) {
  return requireRow(db(), pageSchema)`
    with page as materialized (select * from audit_log where id > ${after} order by id limit ${pageSize})
    select count(*)::int as entries, min(id) filter (where broken) as "firstBroken",
      count(*) filter (where id <= ${markedUpTo})::int as marked, max(id) as "lastId",
      (select hash from page order by id desc limit 1) as "lastHash"
    from (select id, hash <> audit_hash(a::audit_log) or previous_hash <> lag(hash, 1, ${lastHash}) over (order by id) as broken
      from page a) as checked`
}

const hashSchema = z.object({ hash: z.string() })

/** Whether the log still begins as it was when `mark` was printed; null: that is no mark. */
export async function holdsMark(mark: string): Promise<boolean | null> {
  const [, entries, hash] = mark.match(/^(\d{1,12})\.([0-9a-f]{64})$/) ?? []
  if (entries === undefined || hash === undefined || Number(entries) === 0) return null
  const last = await row(db(), hashSchema)`
    select hash from audit_log order by id offset ${Number(entries) - 1} limit 1`
  return last?.hash === hash
}
