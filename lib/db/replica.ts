import { z } from 'zod'
import { elapsedMs } from '#lib/clock.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { db, onReplicaConnections } from './client.ts'
import { type NotUsed, type Position, whyNotUsed } from './replica-position.ts'
import { requireRow } from './rows.ts'

/** One that failed is not asked again before: one list waits for it, and not each. */
const restMs = 30_000
/** Of a replica that only is behind the log tells once in a while. */
const quietMs = 60_000

const never = Number.NEGATIVE_INFINITY
const last = { failedMs: never, toldMs: never }

/**
 * What `read` asks the database is asked of the replica (REPLICA_URL); for lists and exports alone, because it may be some
 * seconds old. The database itself answers instead where there is no replica, where it is behind (`replica-position.ts`),
 * and for half a minute after it failed or did not answer in time.
 *
 * @param read only reads, and may run twice
 */
export async function readReplica<Value>(read: () => Promise<Value>): Promise<Value> {
  if (env().replicaUrl === undefined || isResting()) return read()
  const ours = await readPosition()
  try {
    const theirs = await onReplicaConnections(readPosition)
    const because = whyNotUsed(ours, theirs)
    if (because === null) return await onReplicaConnections(read)
    tellNotUsed(because, theirs)
  } catch (error) {
    last.failedMs = elapsedMs()
    log('warn', 'replica failed', { code: 'replica', error })
  }
  return read()
}

/** For tests: as a process that has asked no replica yet. */
export function forgetReplica(): void {
  Object.assign(last, { failedMs: never, toldMs: never })
}

function isResting(): boolean {
  return elapsedMs() - last.failedMs < restMs
}

const positionSchema = z.object({
  lastEntry: z.bigint(),
  canary: z.string().nullable(),
  secondsBehind: z.number().nullable(),
})

/** Of the database that this is asked of. */
export function readPosition(): Promise<Position> {
  return requireRow(db(), positionSchema)`
    select (select coalesce(max(id), 0) from audit_log) as "lastEntry", (select sealed from secret_canary) as canary,
      extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8 as "secondsBehind"`
}

function tellNotUsed(code: NotUsed, { secondsBehind }: Position): void {
  if (elapsedMs() - last.toldMs < quietMs) return
  last.toldMs = elapsedMs()
  log('warn', 'replica not used', { code, elapsedMs: Math.round((secondsBehind ?? 0) * 1_000) })
}
