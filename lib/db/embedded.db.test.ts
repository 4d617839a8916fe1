import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Embedded, ensureDatabase, startEmbedded } from './embedded.ts'
import { commandOf } from './embedded-processes.ts'

/** Made by `mkdtemp`, so that only its owner can enter it; root's own server then runs as another. */
const home = mkdtempSync(path.join(tmpdir(), 'teiki-postgres-'))
const dir = path.join(home, 'shop')
const started: Embedded[] = []

async function start(folder = dir): Promise<Embedded> {
  const server = await startEmbedded({ dir: folder, durable: false, maxConnections: 20 })
  started.push(server)
  return server
}

beforeAll(async () => {
  await start()
})

afterAll(async () => {
  for (const { stop } of started) await stop()
  rmSync(home, { recursive: true, force: true })
})

describe('a cluster', () => {
  test('sorts kana as the dictionary does', async () => {
    const { adminUrl } = await start()
    const rows = await ask(
      adminUrl,
      `select * from unnest(array['カ', 'あ', 'が', 'い']) as kana order by kana collate "ja-x-icu"`,
    )
    expect(rows.map(({ kana }) => kana)).toEqual(['あ', 'い', 'カ', 'が'])
  })

  test('speaks UTF-8 whatever the shell does', async () => {
    const { adminUrl } = await start()
    const [row] = await ask(
      adminUrl,
      `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale
        from pg_database where datname = 'postgres'`,
    )
    expect(row).toEqual({ encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' })
  })

  test('lets nobody in without its password', async () => {
    const url = new URL((await start()).adminUrl)
    url.password = 'guessed'
    await expect(ask(url.href, 'select 1')).rejects.toThrow('password authentication failed')
  })

  test('takes only a database that is missing', async () => {
    const { adminUrl, url } = await start()
    await Promise.all([1, 2, 3].map(() => ensureDatabase(adminUrl, 'it is "odd"')))
    await ensureDatabase(adminUrl, 'it is "odd"')
    expect(await ask(url(encodeURIComponent('it is "odd"')), 'select 1 as one')).toEqual([
      { one: 1 },
    ])
  })
})

describe('a second start', () => {
  test('joins the server that runs', async () => {
    const pid = serverOf(dir)
    await start()
    expect(serverOf(dir)).toBe(pid)
  })

  test('keeps port, password and data after a stop', async () => {
    const first = await start()
    await ask(first.adminUrl, 'create table kept ()')
    const pid = serverOf(dir)
    await first.stop()
    expect(commandOf(pid)).toBeNull()
    const second = await start()
    expect(second.adminUrl).toBe(first.adminUrl)
    await ask(second.adminUrl, 'drop table kept')
  })

  test('goes on after the server was killed', async () => {
    const { adminUrl } = await start()
    await keepBusy(adminUrl)
    process.kill(serverOf(dir), 'SIGKILL')
    expect((await start()).adminUrl).toBe(adminUrl)
    expect(await ask(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('two folders', () => {
  const other = path.join(home, 'shop2')

  test('are two servers that never meet', async () => {
    const [one, two] = await Promise.all([start(), start(other)])
    expect(two.adminUrl).not.toBe(one.adminUrl)
    await ask(two.adminUrl, 'create table only_here ()')
    await expect(ask(one.adminUrl, 'table only_here')).rejects.toThrow('does not exist')
    await two.stop()
  })

  test("start although one's number became the other's", async () => {
    await start()
    writeFileSync(path.join(other, 'data', 'postmaster.pid'), `${serverOf(dir)}\n${other}\n`)
    const { stop } = await start(other)
    expect(serverOf(other)).not.toBe(serverOf(dir))
    await stop()
  })

  test('start although a number was never written', async () => {
    writeFileSync(path.join(other, 'data', 'postmaster.pid'), '')
    await (await start(other)).stop()
  })
})

describe('a first start', () => {
  test('ends at one server for two at once', async () => {
    const folder = path.join(home, 'shop3')
    mkdirSync(path.join(folder, 'data.new-999999999-0'), { recursive: true })
    const servers = await Promise.all([1, 2].map(() => startElsewhere(folder)))
    const { adminUrl, stop } = await start(folder)
    await stop()
    expect(servers).toEqual([adminUrl, adminUrl])
    expect(readdirSync(folder).sort()).toEqual(['data', 'password', 'port'])
  })

  test('says how to mend a folder in the way', async () => {
    const file = path.join(home, 'file')
    writeFileSync(file, '')
    await expect(start(path.join(file, 'shop'))).rejects.toThrow(
      `(ENOTDIR): set DATA_DIR to a folder of yours`,
    )
  })
})

function serverOf(folder: string): number {
  const file = path.join(folder, 'data', 'postmaster.pid')
  return Number.parseInt(readFileSync(file, 'utf8').split('\n')[0] ?? '', 10)
}

/** A server's child that never looks up from its work, and so outlives a killed server. */
async function keepBusy(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => undefined)
  await client.connect()
  client.query('do $$ begin loop end loop; end $$').catch(() => undefined)
  const busy = `select from pg_stat_activity where query like 'do $$%' and state = 'active'`
  while ((await ask(adminUrl, busy)).length === 0);
}

async function startElsewhere(folder: string): Promise<string> {
  const module = path.join(import.meta.dirname, 'embedded.ts')
  const program = `
    const { startEmbedded } = await import(process.argv[1])
    const { adminUrl } = await startEmbedded({ dir: process.argv[2], durable: false })
    console.log(adminUrl)`
  const args = ['--import', 'tsx', '--input-type=module', '-e', program, module, folder]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return stdout.trim()
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
