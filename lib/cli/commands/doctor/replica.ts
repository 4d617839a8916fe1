import { mostSecondsBehind } from '#lib/db/replica-position.ts'
import { env } from '#lib/env.ts'
import { ask } from './ask.ts'
import type { Finding } from './finding.ts'

/** Without one, lists and exports read the database. One that is away or behind costs nothing but that. */
export async function checkReplica(): Promise<Finding> {
  const { databaseUrl, replicaUrl } = env()
  if (replicaUrl === undefined) return { good: true, says: 'none: lists read DATABASE_URL' }
  const canary = 'select sealed as answer from secret_canary'
  if ((await ask(canary, replicaUrl)) !== (await ask(canary, databaseUrl)))
    return {
      good: false,
      says: 'is of another database, and never read',
      mend: 'set REPLICA_URL to a standby of DATABASE_URL, or remove it',
    }
  const seconds = await ask(
    'select extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8 as answer',
    replicaUrl,
  )
  if (seconds === null)
    return {
      good: false,
      says: 'is no standby that replays anything, and never read',
      mend: 'look at its primary_conninfo, or remove REPLICA_URL',
    }
  const behind = `a standby, its last transaction ${Number(seconds).toFixed(1)} s old`
  if (Number(seconds) <= mostSecondsBehind) return { good: true, says: behind }
  return {
    good: true,
    warning: true,
    says: `${behind}: lists read DATABASE_URL until it is younger than ${mostSecondsBehind} s`,
    mend: 'nothing, where the database itself wrote nothing meanwhile; else look at pg_stat_replication',
  }
}
