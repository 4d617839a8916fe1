import { rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { ensureLocalOwner } from '#lib/auth/staff/local-owner.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { moveClock, unlockClock } from '#lib/db/local-clock.ts'
import { migrate } from '#lib/db/migrate.ts'
import { env } from '#lib/env.ts'
import type { Values } from '../commands.mjs'
import { confirmByTyping } from '../local/confirm.ts'
import { invokingVariable } from '../local/invoking-environment.mjs'
import { readLocalRun } from '../local/local-run.ts'
import { giveBack, holderOfRun, takeOver } from '../local/run-file.ts'
import { run as seed } from './db-seed.ts'
import { run as registerWebhook } from './webhook-register.ts'

/**
 * `npm run db:reset`: begins anew, where nothing is going. Without a `DATABASE_URL` the data of the local run
 * are removed, and the next start makes them again; with one of this machine, the database is emptied and made
 * whole as a start does it: shop, owner, clock, webhooks.
 */
export async function run(_args: string[], { yes }: Values): Promise<void> {
  const own = invokingVariable('DATABASE_URL') === ''
  if (!own) requireLocal()
  const { dataDir } = readLocalRun()
  const going = holderOfRun(dataDir)
  if (going !== null)
    throw new Error(
      `A run is going in ${dataDir} (process ${going}): end it first, with Ctrl-C where it was started`,
    )
  await takeOver(dataDir)
  try {
    if (!own) await requireUnused()
    const what = own ? `shop and sandbox in ${dataDir}` : `everything in ${env().databaseUrl}`
    if (!yes && !(await confirmByTyping('reset', `This forgets ${what}.`)))
      throw new Error('Nothing was done. For scripts: npm run db:reset -- --yes')
    await (own ? forgetFolder(dataDir) : makeAnew())
  } finally {
    giveBack(dataDir)
  }
}

function requireLocal(): void {
  const { databaseUrl, localRun } = env()
  const { hostname } = new URL(databaseUrl)
  if (!localRun || !['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
    throw new Error('db:reset only empties a local database of a local run (LOCAL_RUN=1)')
}

/** Whoever works with the database would go on half alive. */
async function requireUnused(): Promise<void> {
  const [row] = await ask(
    'select count(*)::int as others from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  if (row?.others) throw new Error(`${row.others} programs use this database: end them first`)
}

function forgetFolder(dataDir: string): void {
  for (const part of ['postgres', 'sandbox'])
    rmSync(path.join(dataDir, part), { recursive: true, force: true })
  console.log(
    `Shop and sandbox in ${dataDir} are forgotten (secrets and measurements stay): npm run demo begins anew`,
  )
}

async function makeAnew(): Promise<void> {
  await ask('drop schema public cascade; create schema public')
  await migrate(env().directUrl)
  await unlockClock(env().directUrl)
  try {
    await ensureLocalOwner()
    await moveClock(0)
  } finally {
    await closeDatabase()
  }
  await seed(['prisma/demo-shop.json'], {})
  await registerWebhook([], {}).catch((error: unknown) => {
    console.log(
      `Smartpay was not told where to call: ${error instanceof Error ? error.message : error}`,
    )
  })
}

async function ask(sql: string): Promise<{ others?: number }[]> {
  const client = new pg.Client({ connectionString: env().directUrl })
  await client.connect()
  try {
    return (await client.query<{ others?: number }>(sql)).rows
  } finally {
    await client.end()
  }
}
