import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type ServerProgram, startServerProgram } from './server-program.ts'

type Options = {
  /** Where PgBouncer is. */
  program: string
  /** Its own: settings and log. */
  folder: string
  port: number
  /** Of the one role that it lets through, to a PostgreSQL of this machine. */
  databaseUrl: string
  /** To PostgreSQL, for all of its clients together. */
  connections: number
}

export type RunningPooler = {
  /** The same database and role through the pooler. */
  url: string
  /** Never rejects. */
  ended: Promise<string>
  /** From now on it hands out new connections to PostgreSQL only. */
  renew(): Promise<void>
  stop(): Promise<void>
}

/** A real PgBouncer in transaction mode. Rejects where it does not start. */
export async function startPooler(options: Options): Promise<RunningPooler> {
  const { program, folder, port, databaseUrl } = options
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'pgbouncer.ini')
  writeFileSync(file, settingsOf(options), { mode: 0o600 })
  const server = startServerProgram({ name: 'pgbouncer', folder, line: [program, file] })
  const url = new URL(databaseUrl)
  url.port = `${port}`
  await untilConnected(url.href, server)
  return {
    url: url.href,
    ended: server.ended,
    renew: async () => void (await askPooler(url.href, 'reconnect')),
    stop: async () => {
      server.send('SIGTERM')
      await server.ended
    },
  }
}

/** PgBouncer's own console is a database by its name. @param url through it */
export async function askPooler(url: string, command: string): Promise<unknown[]> {
  const console = new URL(url)
  console.pathname = '/pgbouncer'
  const client = new pg.Client({ connectionString: console.href })
  await client.connect()
  const { rows } = await client.query(command)
  await client.end()
  return rows
}

function settingsOf({ folder, port, databaseUrl, connections }: Options): string {
  const { username, password, port: behind } = new URL(databaseUrl)
  const users = path.join(folder, 'users.txt')
  const name = decodeURIComponent(username)
  writeFileSync(users, `"${name}" "${decodeURIComponent(password)}"\n`, { mode: 0o600 })
  const lines = [
    '[databases]',
    `* = host=127.0.0.1 port=${behind}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = scram-sha-256',
    `auth_file = ${users}`,
    `admin_users = ${name}`,
    'pool_mode = transaction',
    `default_pool_size = ${connections}`,
    'max_client_conn = 400',
  ]
  return lines.join('\n')
}

const lookMs = 10

async function untilConnected(connectionString: string, server: ServerProgram): Promise<void> {
  for (;;) {
    if (!server.isAlive()) throw new Error(`PgBouncer did not start: ${await server.ended}`)
    const client = new pg.Client({ connectionString })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED')) throw error
      await wait(lookMs)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}
