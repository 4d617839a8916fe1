import { type ExecFileException, execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { postgresPrograms } from './embedded-binaries.ts'
import { freePort, removeStalePid, runningPort } from './embedded-state.ts'
import { type RunAs, runAs } from './embedded-user.ts'

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

type Place = { dir: string; data: string; password: string; as: RunAs; programs: string }

/** Starts a real PostgreSQL out of the npm package, or joins the one that already runs in `dir`. */
export async function startEmbedded(options: Options): Promise<Embedded> {
  const place = await prepare(path.resolve(options.dir))
  const port = runningPort(place.data) ?? (await start(place, options))
  const url = (database: string) =>
    `postgresql://postgres:${place.password}@127.0.0.1:${port}/${database}`
  return { adminUrl: url('postgres'), url, stop: () => stop(place) }
}

/** Makes the database where it is missing. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

async function prepare(dir: string): Promise<Place> {
  await mkdir(dir, { recursive: true }).catch((error: Error) => {
    throw new Error(`Cannot write to ${dir} (${codeOf(error)}): set DATA_DIR to a folder of yours`)
  })
  const place = {
    dir,
    data: path.join(dir, 'data'),
    password: await keepPassword(dir),
    as: runAs(dir),
    programs: await postgresPrograms(),
  }
  if (!existsSync(path.join(place.data, 'PG_VERSION'))) await init(place)
  return place
}

async function keepPassword(dir: string): Promise<string> {
  const file = path.join(dir, 'password')
  if (!existsSync(file))
    await writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600 }).catch(
      (error: Error) => {
        throw new Error(
          `Cannot write to ${dir} (${codeOf(error)}): set DATA_DIR to a folder of yours`,
        )
      },
    )
  return readFile(file, 'utf8')
}

/**
 * Into a folder of its own, renamed when complete: a first start that is killed leaves nothing half
 * made. UTF-8 with C.UTF-8 whatever LANG says, or searches in Japanese find nothing.
 */
async function init(place: Place): Promise<void> {
  const fresh = `${place.data}.new-${process.pid}`
  await rm(place.data, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  const passwordFile = path.join(fresh, '..', `password.${process.pid}`)
  await writeFile(passwordFile, place.password, { mode: 0o600 })
  if (place.as) await Promise.all([fresh, passwordFile].map((file) => give(place.as, file)))
  const locale = [
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C.UTF-8',
  ]
  const auth = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  try {
    await runProgram(place, 'initdb', ['-D', fresh, ...locale, ...auth])
    await rename(fresh, place.data)
  } finally {
    await rm(passwordFile, { force: true })
    await rm(fresh, { recursive: true, force: true })
  }
}

async function give(as: RunAs, file: string): Promise<void> {
  if (as) await chown(file, as.uid, as.gid)
}

async function start(place: Place, options: Options): Promise<number> {
  await removeStalePid(place.data)
  const portFile = path.join(place.dir, 'port')
  const before = existsSync(portFile) ? Number(await readFile(portFile, 'utf8')) : 0
  const port = await freePort(before)
  await writeFile(portFile, `${port}`)
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: options.maxConnections ?? 100,
    ...(options.durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const flags = Object.entries(settings).map(
    ([name, value]) => `-c ${name}=${value === '' ? "''" : value}`,
  )
  const log = path.join(place.data, 'server.log')
  await runProgram(place, 'pg_ctl', [
    'start',
    '-w',
    '-t',
    '60',
    '-D',
    place.data,
    '-l',
    log,
    '-o',
    flags.join(' '),
  ])
  return port
}

async function stop(place: Place): Promise<void> {
  if (runningPort(place.data) === null) return
  await runProgram(place, 'pg_ctl', ['stop', '-w', '-m', 'fast', '-D', place.data])
}

const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Runs one of PostgreSQL's programs in its own account, with nothing of our environment. */
async function runProgram(place: Place, name: string, args: string[]): Promise<void> {
  const [program = '', ...rest] = [
    ...(place.as?.prefix ?? []),
    path.join(place.programs, name),
    ...args,
  ]
  const env = { NODE_ENV: 'production', PATH: systemPath, LC_ALL: 'C', TZ: 'UTC' } as const
  await new Promise<void>((resolve, reject) => {
    const child = execFile(program, rest, { env, cwd: place.dir }, (error, stdout, stderr) =>
      error ? reject(explain(name, place, error, `${stdout}\n${stderr}`)) : resolve(),
    )
    // pg_ctl's server inherits the pipes; without this we would wait for it to end.
    child.on('exit', (code) => code === 0 && resolve())
  })
}

function explain(name: string, place: Place, error: ExecFileException, output: string): Error {
  const said = output.trim().split('\n').slice(-3).join(' ')
  const mend = /space/i.test(said)
    ? 'free some disk space'
    : `look at ${path.join(place.data, 'server.log')}, or set DATA_DIR to another folder`
  return new Error(
    `PostgreSQL's ${name} failed (${error.code ?? error.message}): ${said}. To mend it: ${mend}.`,
  )
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.message
}
