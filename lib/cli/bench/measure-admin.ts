import path from 'node:path'
import pg from 'pg'
import { type Browser, chromium } from 'playwright'
import { measureExport } from '#e2e/bench/admin-export.ts'
import { fillShop } from '#e2e/bench/admin-fixture.ts'
import { measureFlat, measureWork } from '#e2e/bench/admin-flat.ts'
import { discoverViews } from '#e2e/bench/admin-lists.ts'
import { measureAdminScripts } from '#e2e/bench/admin-scripts.ts'
import { AdminSite, signIn } from '#e2e/bench/admin-site.ts'
import { explainSettings } from '#e2e/bench/explained.ts'
import { countStatements } from '#e2e/bench/postgres-proxy.ts'
import type { Measured } from '#e2e/bench/report.ts'
import { chromiumFlags } from '#e2e/chromium-flags.ts'
import { localOwner } from '#lib/auth/staff/local-owner.ts'
import { migrate } from '#lib/db/migrate.ts'
import { ensureBrowser } from '../local/browser.ts'
import { root } from '../local/install.mjs'
import { runOneOff } from '../local/launch.ts'
import { memoryEnv, memoryFlags } from '../local/memory-flags.ts'
import { anyFreePort } from '../local/ports.ts'
import type { RunningShop } from '../local/shop.ts'
import { answers } from '../local/supervisor.ts'

const few = 1_000
const cli = path.join(root, 'lib/cli/start.mjs')

/** The admin at a thousand of everything and at a million (or so many as asked for), side by side. */
export async function measureAdmin(
  shop: RunningShop,
  emptyUrl: string,
  { rounds, rows }: { rounds: number; rows: number },
): Promise<Measured[]> {
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: chromiumFlags,
  })
  try {
    const small = await openSite(shop, browser, few)
    const large = await openSite(shop, browser, rows)
    const views = await discoverViews(small)
    const exported = await exportedFrom(shop, large)
    const flat = await measureFlat({ small, large }, views, rounds)
    await explainFrom(large.databaseUrl, [])
    // A table of a thousand rows is read as a whole sooner than through its indexes: not what is compared.
    await explainFrom(small.databaseUrl, ['enable_seqscan = off'])
    const work = await measureWork({ small, large }, views)
    return [flat, ...work, ...exported, await measureAdminScripts(browser, small, emptyUrl)]
  } finally {
    await browser.close()
  }
}

type Site = AdminSite & { databaseUrl: string }

/** By a storefront that reaches the database as COPY does: nobody counts what passes between them. */
async function exportedFrom(shop: RunningShop, { databaseUrl, ...large }: Site) {
  const { url, pid } = await startStorefront(shop, `export-${large.size}`, databaseUrl)
  // The names of cookies carry the port.
  const cookie = large.cookie.replaceAll(new URL(large.url).port, new URL(url).port)
  const site = new AdminSite({ ...large, url, cookie })
  return withClient(databaseUrl, (client) => measureExport(site, client, pid))
}

async function openSite(shop: RunningShop, browser: Browser, size: number): Promise<Site> {
  const databaseUrl = await makeDatabase(shop, size)
  const counter = await countStatements(databaseUrl)
  const { url, env } = await startStorefront(shop, `admin-${size}`, counter.url)
  const code = async () => {
    const lines: string[] = []
    const say = (line: string) => lines.push(line)
    await runOneOff({ name: 'A code', args: [cli, 'staff:code'], env, say })
    return lines.at(-1) ?? ''
  }
  const cookie = await signIn(browser, url, { ...localOwner, code })
  return Object.assign(new AdminSite({ url, size, counter, cookie }), { databaseUrl })
}

async function startStorefront(shop: RunningShop, name: string, databaseUrl: string) {
  const port = await anyFreePort()
  const url = `http://localhost:${port}`
  const env = {
    ...shop.env,
    ...memoryEnv,
    APP_URL: url,
    DATABASE_URL: databaseUrl,
    DIRECT_URL: databaseUrl,
  }
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const serve = [...memoryFlags, '--dns-result-order=ipv4first', next, 'start']
  const args = [...serve, '-p', `${port}`, '-H', 'localhost']
  await shop.supervisor.start({ name, args, env, ready: answers(`${url}/api/health`) })
  return { url, env, pid: shop.supervisor.pids.at(-1) ?? 0 }
}

async function makeDatabase(shop: RunningShop, size: number): Promise<string> {
  const url = new URL(shop.databaseUrl)
  url.pathname = `/admin_${size}`
  await withClient(shop.databaseUrl, async (client) => {
    await client.query(`drop database if exists admin_${size} with (force)`)
    await client.query(`create database admin_${size}`)
  })
  await migrate(url.href)
  const env = { ...shop.env, DATABASE_URL: url.href, DIRECT_URL: url.href }
  const demoShop = path.join(root, 'prisma/demo-shop.json')
  await runOneOff({ name: 'Loading the shop', args: [cli, 'db:seed', demoShop], env })
  await runOneOff({ name: 'Making the owner', args: [cli, 'staff:local'], env })
  const begun = performance.now()
  await withClient(url.href, (client) => fillShop(client, size))
  const seconds = ((performance.now() - begun) / 1_000).toFixed(0)
  console.log(`  admin: ${size} of everything made in ${seconds} s`)
  return url.href
}

/** From its next connection on, a storefront's statements come with their plans. */
async function explainFrom(databaseUrl: string, more: string[]): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1)
  await withClient(databaseUrl, async (client) => {
    for (const setting of [...explainSettings, ...more])
      await client.query(`alter database ${name} set ${setting}`)
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
      [name],
    )
  })
}

async function withClient<Value>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
