import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright'
import { buildBenchShop, buildEmptyApp } from '#e2e/bench/empty-app.ts'
import { measureMemory } from '#e2e/bench/memory.ts'
import { preparePages } from '#e2e/bench/pages.ts'
import { type Counter, countStatements } from '#e2e/bench/postgres-proxy.ts'
import { type Measured, table } from '#e2e/bench/report.ts'
import { measureSandboxRate } from '#e2e/bench/sandbox-rate.ts'
import { measureLatency, measureStatements } from '#e2e/bench/signup.ts'
import { type Stub, startStub } from '#e2e/bench/smartpay-stub.ts'
import { measureThroughput } from '#e2e/bench/throughput.ts'
import { measureLighthouse, measureScripts } from '#e2e/bench/web.ts'
import { measureWebhooks } from '#e2e/bench/webhook.ts'
import { chromiumFlags } from '#e2e/chromium-flags.ts'
import { measureAdmin } from '../bench/measure-admin.ts'
import type { Values } from '../commands.mjs'
import { ensureBrowser } from '../local/browser.ts'
import { root } from '../local/install.mjs'
import { readLocalRun } from '../local/local-run.ts'
import { memoryFlags } from '../local/memory-flags.ts'
import { anyFreePort } from '../local/ports.ts'
import { type RunningShop, startShop } from '../local/shop.ts'
import { answers } from '../local/supervisor.ts'

/** As long as a real Smartpay on a good day. */
const smartpayMs = 20

const parts = ['sandbox', 'storefront', 'memory', 'admin'] as const

/**
 * `npm run bench`: all measurements in one run; `--only admin` takes one part of them, `--quick` one round
 * instead of five, `--rows 50000` that many rows of everything in the admin instead of a million.
 */
export async function run(_args: string[], values: Values): Promise<void> {
  if (values.only !== undefined && !parts.some((part) => part === values.only))
    throw new Error(`--only takes one of ${parts.join(', ')}`)
  const rows = readRows(values.rows)
  const { dataDir } = readLocalRun()
  const say = (line: string) => console.log(line)
  const takes = (part: (typeof parts)[number]) => (values.only ?? part) === part
  const lines: Measured[] = []
  if (takes('sandbox')) {
    say('Asking the sandbox alone for orders…')
    const folder = path.join(dataDir, 'bench/sandbox')
    lines.push(await measureSandboxRate(folder, { rounds: values.quick ? 1 : 5, seconds: 3 }))
  }
  const shop = await startShop({
    dataDir: path.join(dataDir, 'bench/shop'),
    port: 0,
    sandboxPort: 0,
    worker: false,
    memorySandbox: true,
    fleeting: true,
    say,
  })
  try {
    say('Building an empty app to compare with…')
    buildEmptyApp(builds.empty, root)
    const emptyUrl = await startEmptyApp(shop)
    if (takes('memory')) lines.push(...(await measureFresh(shop, values.quick ? 1_000 : 10_000)))
    if (takes('storefront'))
      lines.push(...(await measureStorefront(shop, { emptyUrl, rounds: values.quick ? 1 : 5 })))
    if (takes('admin'))
      lines.push(...(await measureAdmin(shop, emptyUrl, { rounds: values.quick ? 10 : 40, rows })))
    writeFileSync(path.join(dataDir, 'bench.json'), `${JSON.stringify(lines, null, 2)}\n`)
    console.log(`\n${table(lines)}`)
  } finally {
    await shop.stop()
  }
  process.exit(0)
}

/** As many as the smaller list of the comparison has, or more. */
function readRows(asked: Values[string] = '1000000'): number {
  const rows = /^\d{4,9}$/.test(`${asked}`) ? Number(asked) : 0
  if (rows < 1_000) throw new Error('--rows takes a whole number from 1000 up, such as 50000')
  return rows
}

/** Below the project wherever DATA_DIR is: Next takes packages from above its folder only. */
const builds = {
  empty: path.join(root, '.next-bench/empty'),
  shop: '.next-bench/shop/next',
}

async function startEmptyApp(shop: RunningShop, name = 'empty'): Promise<string> {
  const port = await anyFreePort()
  const url = `http://localhost:${port}`
  const args = [...next('start'), builds.empty, '-p', `${port}`, '-H', 'localhost']
  await shop.supervisor.start({ name, args, env: shop.env, ready: answers(url) })
  return url
}

/** Both storefronts of their own, which nobody has asked anything before. */
async function measureFresh(shop: RunningShop, requests: number): Promise<Measured[]> {
  const port = await anyFreePort()
  const url = `http://localhost:${port}`
  await shop.supervisor.start({
    name: 'fresh',
    args: [...memoryFlags, ...next('start'), '-p', `${port}`, '-H', 'localhost'],
    env: { ...shop.env, APP_URL: url },
    ready: answers(`${url}/api/health`),
  })
  const ours = { url, pid: shop.supervisor.pids.at(-1) ?? 0 }
  const emptyUrl = await startEmptyApp(shop, 'fresh empty')
  const empty = { url: emptyUrl, pid: shop.supervisor.pids.at(-1) ?? 0 }
  return measureMemory(ours, empty, requests)
}

type Options = { emptyUrl: string; rounds: number }

async function measureStorefront(
  shop: RunningShop,
  { emptyUrl, rounds }: Options,
): Promise<Measured[]> {
  buildBenchShop(builds.shop, root)
  const signup = await measureSignup(shop)
  return [...(await measureWeb(shop, emptyUrl, rounds)), ...signup]
}

async function measureSignup(shop: RunningShop): Promise<Measured[]> {
  const stub = await startStub(smartpayMs)
  const counter = await countStatements(shop.databaseUrl)
  try {
    const counted = await startBenchShop(shop, stub, counter)
    const plain = await startBenchShop(shop, stub, null)
    const statements = await measureStatements(counted, counter, stub)
    return [
      ...statements,
      await measureLatency(plain, 40),
      await measureThroughput(plain, 5),
      await measureWebhooks(plain, shop.sandboxUrl, 5),
    ]
  } finally {
    stub.close()
    counter.close()
  }
}

/** Another storefront on the shop's database, with the stub as Smartpay. */
async function startBenchShop(
  shop: RunningShop,
  stub: Stub,
  counter: Counter | null,
): Promise<string> {
  const port = await anyFreePort()
  const url = `http://localhost:${port}`
  const env = {
    ...shop.env,
    APP_URL: url,
    DATABASE_URL: counter?.url ?? shop.databaseUrl,
    SMARTPAY_API_URL: `${stub.origin}/v1`,
    SMARTPAY_CHECKOUT_ORIGIN: stub.origin,
    NEXT_DIST_DIR: builds.shop,
    TEIKI_BENCH: '1',
  }
  const args = [...memoryFlags, ...next('start'), '-p', `${port}`, '-H', 'localhost']
  const name = counter ? 'counted' : 'stubbed'
  await shop.supervisor.start({ name, args, env, ready: answers(`${url}/ja`) })
  return url
}

async function measureWeb(
  shop: RunningShop,
  emptyUrl: string,
  rounds: number,
): Promise<Measured[]> {
  const debugPort = await anyFreePort()
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: [...chromiumFlags, `--remote-debugging-port=${debugPort}`],
  })
  try {
    const site = {
      browser,
      debugPort,
      emptyUrl,
      ...(await preparePages(await browser.newContext(), shop.appUrl)),
    }
    return [...(await measureScripts(site)), ...(await measureLighthouse(site, rounds))]
  } finally {
    await browser.close()
  }
}

function next(command: 'start'): string[] {
  return [
    '--dns-result-order=ipv4first',
    path.join(root, 'node_modules/next/dist/bin/next'),
    command,
  ]
}
