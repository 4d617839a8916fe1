import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { elapsedMs } from '#lib/clock.ts'
import { SecretError } from '#lib/db/canary.ts'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { env, requireServed } from '#lib/env.ts'
import { EnvError } from '#lib/env-error.ts'
import { log } from '#lib/log.ts'

/** What a process needs to serve and does not have. `settings`: among them an APP_SECRET that is not the database's. */
export type NotReady = 'settings' | 'database' | 'migrations'

/** Whoever probes gives up after a few seconds; a database that answers later than that serves no page either. */
const limitMs = 2_000
/** One look answers all who ask within a while: a probe of a stranger's costs no statement of its own. */
const freshMs = 1_000
let last: { atMs: number; missing: Promise<NotReady[]> } | undefined

/** Empty once this process can serve. Never throws, and answers within the limit whatever the database does. */
export function getReadiness(): Promise<NotReady[]> {
  if (!last || elapsedMs() - last.atMs > freshMs) last = { atMs: elapsedMs(), missing: look() }
  return last.missing
}

async function look(): Promise<NotReady[]> {
  const over = new AbortController()
  try {
    requireServed(env())
    const late = wait(limitMs, 'late' as const, { signal: over.signal, ref: false })
    const pending = await Promise.race([listPending(), late])
    if (pending === 'late') return ['database']
    return pending.length === 0 ? [] : ['migrations']
  } catch (error) {
    log('warn', 'readiness check failed', { code: 'ready', error })
    return error instanceof EnvError || error instanceof SecretError ? ['settings'] : ['database']
  } finally {
    over.abort()
  }
}

const nameSchema = z.object({ name: z.string() })

/**
 * Migrations of this build that the database does not have; more than these it may have, while versions change. A build
 * that was deployed without the folder cannot tell, and says so by the folder's name.
 */
async function listPending(): Promise<string[]> {
  const [names, history] = await Promise.all([migrationsOfBuild(), findHistory()])
  if (names === null) return [folder]
  if (history.length === 0) return names
  const applied = await rows(db(), nameSchema)`
    select migration_name as name from _prisma_migrations
    where finished_at is not null and rolled_back_at is null and migration_name = any(${names})`
  return names.filter((name) => !applied.some((one) => one.name === name))
}

/** The table of what was applied; none before the first migration. */
async function findHistory(): Promise<{ name: string }[]> {
  return rows(db(), nameSchema)`
    select relname::text as name from pg_class where oid = to_regclass('_prisma_migrations')`
}

const folder = 'prisma/migrations'
let ofBuild: Promise<string[] | null> | undefined

/** Read once a process; `next.config.mjs` has the folder deployed with the route. */
function migrationsOfBuild(): Promise<string[] | null> {
  ofBuild ??= readdir(path.join(/* turbopackIgnore: true */ process.cwd(), folder), {
    withFileTypes: true,
  }).then(
    (entries) => entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
    () => null,
  )
  return ofBuild
}
