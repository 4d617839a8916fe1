import { z } from 'zod'
import { readWord } from '#lib/db/canary.ts'
import { db } from '#lib/db/client.ts'
import { requireRow, rows } from '#lib/db/rows.ts'
import { env } from '#lib/env.ts'
import { type AuditEnd, isEndMac, isProven } from './audit-proof.ts'

/**
 * What is wrong with the audit log. `no-mark`: its end mark was taken away; `mark`: the mark is nobody's who has
 * APP_SECRET; `cut`: entries that the mark covers are gone; `replaced`: others stand in their place; `altered`:
 * an entry does not fit its hash or the one before; `forged`: one after the mark that the shop did not write.
 */
export type AuditProblem =
  | { kind: 'no-mark' | 'mark' }
  | { kind: 'cut' | 'replaced'; entries: bigint; lastId: bigint }
  | { kind: 'altered' | 'forged'; id: bigint }

/** `fresh`: the shop began with an empty log, and it never had a mark. */
export type KnownEnd = { end: AuditEnd; fresh: boolean; mac: string; trouble: AuditProblem | null }

/** Before the first entry. */
export const logStart: AuditEnd = { entries: 0n, lastId: 0n, lastHash: '' }

const markSchema = z.object({
  word: z.string().nullable(),
  entries: z.bigint().nullable(),
  lastId: z.bigint().nullable(),
  lastHash: z.string().nullable(),
  mac: z.string().nullable(),
  hashThere: z.string().nullable(),
})

/** Where the mark says that the log ended, and whether it still did; costs the same however long the log is. */
export async function readKnownEnd(): Promise<KnownEnd> {
  const { word, entries, lastId, lastHash, mac, hashThere } = await requireRow(db(), markSchema)`
    select (select sealed from secret_canary) as word, m.entries, m.last_id as "lastId", m.last_hash as "lastHash",
      m.mac, (select hash from audit_log where id = m.last_id) as "hashThere"
    from (select) as one left join audit_mark m on true`
  if (entries == null || lastId == null || lastHash == null || mac == null) {
    const fresh = word == null || !readWord(env().appSecret, word).auditMarked
    return { end: logStart, fresh, mac: '', trouble: fresh ? null : { kind: 'no-mark' } }
  }
  const end = { entries, lastId, lastHash }
  const known = { end, fresh: false, mac }
  if (!isEndMac(env().appSecret, end, mac)) return { ...known, trouble: { kind: 'mark' } }
  if (entries === 0n || hashThere === lastHash) return { ...known, trouble: null }
  return { ...known, trouble: { kind: hashThere == null ? 'cut' : 'replaced', entries, lastId } }
}

const pageSize = 1_000

const entrySchema = z.object({
  id: z.bigint(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  outcome: z.string(),
  detail: z.record(z.string(), z.unknown()),
  proof: z.string().nullable(),
  previousHash: z.string(),
  hash: z.string(),
  fits: z.boolean(),
  repeated: z.boolean(),
})
type Entry = z.output<typeof entrySchema>

/**
 * Follows what came after an end, page by page, as far as every entry is as the shop wrote it. `older`: entries from
 * before there were proofs come first, and somebody said so.
 */
export async function followTail({
  end: known,
  older = false,
}: {
  end: AuditEnd
  older?: boolean
}): Promise<{ end: AuditEnd; trouble: AuditProblem | null }> {
  let end = known
  for (;;) {
    const page = await readPage(end.lastId)
    for (const entry of page) {
      if (!entry.fits || entry.previousHash !== end.lastHash)
        return { end, trouble: { kind: 'altered', id: entry.id } }
      older &&= entry.proof === null
      if (!older && !isOurs(entry)) return { end, trouble: { kind: 'forged', id: entry.id } }
      end = { entries: end.entries + 1n, lastId: entry.id, lastHash: entry.hash }
    }
    if (page.length < pageSize) return { end, trouble: null }
  }
}

function isOurs(entry: Entry): boolean {
  return !entry.repeated && isProven(env().appSecret, entry)
}

async function readPage(after: bigint): Promise<Entry[]> {
  return rows(db(), entrySchema)`
    select a.id, a.actor, a.action, a.subject, a.outcome, a.detail, a.proof, a.previous_hash as "previousHash", a.hash,
      a.hash = audit_hash(a) as fits,
      exists (select from audit_log o where o.proof = a.proof and o.id < a.id) as repeated
    from audit_log a where a.id > ${after} order by a.id limit ${pageSize}`
}
