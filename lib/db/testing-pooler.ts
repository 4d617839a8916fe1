import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { findPooler, noPooler } from '#lib/cli/local/pooler.ts'
import { freePort } from './embedded-state.ts'
import { runAs } from './embedded-user.ts'

export type Pooler = {
  /** The same database through the pooler. */
  url: string
  /** From now on it hands out new connections to PostgreSQL only. */
  renew(): Promise<void>
  stop(): Promise<void>
}

/**
 * A real PgBouncer in transaction mode before the database of this address, with fewer connections than its
 * clients want. Where the machine has none, PostgreSQL itself under another name: all that is asked of the
 * app is the same, only nobody stands between.
 */
export async function startPooler(databaseUrl: string): Promise<Pooler> {
  const program = findPooler()
  const url = new URL(databaseUrl)
  if (program === null) {
    console.log(noPooler)
    url.hostname = 'localhost'
    return { url: url.href, renew: async () => undefined, stop: async () => undefined }
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'teiki-pooler-'))
  const settings = writeSettings(folder, url, await freePort())
  const [command = '', ...args] = [...(runAs(folder)?.prefix ?? []), program, settings.file]
  const child = spawn(command, args, { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  url.port = `${settings.port}`
  await untilConnected(url.href)
  return {
    url: url.href,
    renew: () => tell(url, 'reconnect'),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function writeSettings(folder: string, { username, password, port: behind }: URL, port: number) {
  const users = path.join(folder, 'users.txt')
  writeFileSync(users, `"${username}" "${decodeURIComponent(password)}"\n`)
  const file = path.join(folder, 'pgbouncer.ini')
  const lines = [
    '[databases]',
    `* = host=127.0.0.1 port=${behind}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = scram-sha-256',
    `auth_file = ${users}`,
    `admin_users = ${username}`,
    'pool_mode = transaction',
    'default_pool_size = 3',
  ]
  writeFileSync(file, lines.join('\n'))
  return { file, port }
}

async function untilConnected(connectionString: string): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED')) throw error
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}

/** PgBouncer's own console is a database by its name. */
async function tell(url: URL, command: string): Promise<void> {
  const console = new URL(url)
  console.pathname = '/pgbouncer'
  const client = new pg.Client({ connectionString: console.href })
  await client.connect()
  await client.query(command)
  await client.end()
}
