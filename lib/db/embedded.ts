import { existsSync } from 'node:fs'
import { mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { postgresPrograms } from './embedded-binaries.ts'
import { initialize, storePassword } from './embedded-init.ts'
import { explainFolder } from './embedded-problem.ts'
import { logOf, type Place, runProgram } from './embedded-program.ts'
import { freePort, isRunning, repairAfterKill, runningPort } from './embedded-state.ts'
import { runAs } from './embedded-user.ts'

export type Embedded = {
  /** Of the superuser, database `postgres`. */
  adminUrl: string
  url(database: string): string
  stop(): Promise<void>
}

type Options = {
  /** Everything of this server lives here. */
  dir: string
  /** False for tests: a crash of the machine may then lose the data. */
  durable: boolean
  maxConnections?: number
}

/**
 * Starts a real PostgreSQL out of the npm package, or joins the one that already runs in `dir`. A start
 * that was killed at any point is mended. Throws one sentence with its mend when the folder, the disk or
 * the account does not allow it.
 */
export async function startEmbedded(options: Options): Promise<Embedded> {
  try {
    const place = await prepare(path.resolve(options.dir), options.durable)
    const port = await joinOrStart(place, options)
    const url = (database: string) => urlOf(place, port, database)
    return { adminUrl: url('postgres'), url, stop: () => stop(place) }
  } catch (error) {
    throw await explainFolder(options.dir, error)
  }
}

/** Makes the database where it is missing. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  } catch (error) {
    // Somebody else was quicker.
    if (!(error instanceof pg.DatabaseError && /^(42P04|23505)$/.test(error.code ?? '')))
      throw error
  } finally {
    await client.end()
  }
}

/** Makes the database anew, with nothing in it. */
export async function emptyDatabase(databaseUrl: string): Promise<void> {
  const admin = new URL(databaseUrl)
  const name = pg.escapeIdentifier(admin.pathname.slice(1))
  admin.pathname = '/postgres'
  const client = new pg.Client({ connectionString: admin.href })
  await client.connect()
  try {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
}

async function prepare(asked: string, durable: boolean): Promise<Place> {
  await mkdir(asked, { recursive: true })
  // The server is known by the name of its folder, so that must not depend on the way there.
  const dir = await realpath(asked)
  const data = path.join(dir, 'data')
  const password = await storePassword(dir)
  const as = runAs(existsSync(data) ? data : dir)
  const place = { dir, data, password, as, programs: await postgresPrograms() }
  await initialize(place, durable)
  return place
}

const mostTries = 3

/** Of two starters at once one loses, and joins the other's server at its next try. */
async function joinOrStart(place: Place, options: Options): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const running = await runningPort(place.data, (port) => accepts(place, port))
    if (running !== null) return running
    await repairAfterKill(place.data)
    try {
      return await start(place, options)
    } catch (error) {
      if (tries === mostTries) throw error
    }
  }
}

/** A server that says anything but "not now" is there. */
async function accepts(place: Place, port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(place, port, 'postgres') })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code !== '57P03'
  } finally {
    await client.end().catch(() => undefined)
  }
}

function urlOf({ password }: Place, port: number, database: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`
}

async function start(place: Place, { durable, maxConnections = 100 }: Options): Promise<number> {
  const portFile = path.join(place.dir, 'port')
  const before = Number(await readFile(portFile, 'utf8').catch(() => '')) || 0
  const port = await freePort(before)
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: "''",
    max_connections: maxConnections,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  const log = logOf(place)
  await rename(log, `${log}.before`).catch(() => undefined)
  const where = ['-D', place.data, '-l', log, '-o', flags.join(' ')]
  await runProgram(place, 'pg_ctl', ['start', '-w', '-t', '60', ...where])
  await writeFile(portFile, `${port}`)
  return port
}

async function stop(place: Place): Promise<void> {
  if (!(await isRunning(place.data))) return
  try {
    await runProgram(place, 'pg_ctl', ['stop', '-w', '-m', 'fast', '-D', place.data])
  } catch (error) {
    // It may have ended by itself meanwhile.
    if (await isRunning(place.data)) throw error
  }
}
