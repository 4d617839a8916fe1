import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import pg from 'pg'
import { type Embedded, ensureDatabase, startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

export type Replicated = {
  /** A migrated database. */
  primaryUrl: string
  /** The same through a hot standby, which streams from it. */
  standbyUrl: string
  /** Resolves once the standby has all that the primary has now. */
  caughtUp(): Promise<void>
  /** From now on the standby receives and does not replay, or replays again. */
  replay(on: boolean): Promise<void>
  stopStandby(): Promise<void>
  stop(): Promise<void>
}

/** A PostgreSQL and a standby of it, as two servers of one machine. */
export async function startReplicated(): Promise<Replicated> {
  const folder = mkdtempSync(path.join(tmpdir(), 'teiki-replicated-'))
  const home = { primary: path.join(folder, 'primary'), standby: path.join(folder, 'standby') }
  const primary = await startEmbedded({ dir: home.primary, durable: false })
  await ensureDatabase(primary.adminUrl, 'teiki')
  await migrate(primary.url('teiki'))
  const standby = await copied(primary, home)
  const ask = (of: Embedded, sql: string) => answerOf(of.adminUrl, sql)
  return {
    primaryUrl: primary.url('teiki'),
    standbyUrl: standby.url('teiki'),
    caughtUp: async () => {
      // Not the one that is written: what commits here is written a moment later.
      const at = await ask(primary, 'select pg_current_wal_insert_lsn()::text as answer')
      const there = `select (pg_last_wal_replay_lsn() >= '${at}')::text as answer`
      while ((await ask(standby, there)) !== 'true') await nextTurn()
    },
    replay: async (on) => {
      await ask(standby, `select pg_wal_replay_${on ? 'resume' : 'pause'}()::text as answer`)
      // It is only asked for: the transaction that is being replayed still comes.
      const state = 'select pg_get_wal_replay_pause_state() as answer'
      while ((await ask(standby, state)) !== (on ? 'not paused' : 'paused')) await nextTurn()
    },
    stopStandby: () => standby.stop(),
    stop: async () => {
      await standby.stop()
      await primary.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The files of a primary that was stopped are a backup; beside them stands that it is a standby, and of whom. */
async function copied(
  primary: Embedded,
  home: { primary: string; standby: string },
): Promise<Embedded> {
  await primary.stop()
  const { status, stderr } = spawnSync('cp', ['-a', home.primary, home.standby])
  if (status !== 0) throw new Error(`cp: ${stderr}`)
  rmSync(path.join(home.standby, 'port'))
  const of = new URL((await startEmbedded({ dir: home.primary, durable: false })).adminUrl)
  const password = readFileSync(path.join(home.primary, 'password'), 'utf8')
  const data = path.join(home.standby, 'data')
  const conninfo = `host=127.0.0.1 port=${of.port} user=postgres password=${password}`
  appendFileSync(path.join(data, 'postgresql.auto.conf'), `primary_conninfo = '${conninfo}'\n`)
  writeFileSync(path.join(data, 'standby.signal'), '')
  return startEmbedded({ dir: home.standby, durable: false })
}

async function answerOf(connectionString: string, sql: string): Promise<string> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const { rows } = await client.query<{ answer: string }>(sql)
    return rows[0]?.answer ?? ''
  } finally {
    await client.end()
  }
}
