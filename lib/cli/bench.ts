import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright'
import { buildBenchShop, buildEmptyApp } from '#e2e/bench/empty-app.ts'
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
import { measureAdmin } from './bench-admin.ts'
import { ensureBrowser } from './browser.ts'
import type { Values } from './commands.mjs'
import { root } from './install.mjs'
import { readLocalRun } from './local-run.ts'
import { anyFreePort } from './ports.ts'
import { type RunningShop, startShop } from './shop.ts'
import { answers } from './supervisor.ts'

/** As long as a real Smartpay on a good day. */
const smartpayMs = 20

/**
 * `npm run bench`: all measurements in one run; `--quick` takes one round instead of five,
 * `--admin` measures the admin only, `--rows=50000` at that many instead of a million.
 */
export async function run(_args: string[], options: Values): Promise<void> {
  const { dataDir } = readLocalRun()
  const say = (line: string) => console.log(line)
  const distDir = path.relative(root, path.join(dataDir, 'bench/build/next'))
  const emptyDir = path.join(dataDir, 'bench/empty')
  const quick = options.quick === true
  const lines: Measured[] = []
  if (!options.admin) {
    say('Asking the sandbox alone for orders…')
    const folder = path.join(dataDir, 'bench/sandbox')
    lines.push(await measureSandboxRate(folder, { rounds: quick ? 1 : 5, seconds: 3 }))
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
    say('Building an empty app and the shop with the page to compare with…')
    buildEmptyApp(emptyDir, root)
    const emptyUrl = await startEmptyApp(shop, emptyDir)
    if (!options.admin)
      lines.push(...(await measureStorefront(shop, { distDir, emptyUrl, rounds: quick ? 1 : 5 })))
    const rows = Number(options.rows ?? 1_000_000)
    lines.push(...(await measureAdmin(shop, emptyUrl, { rounds: quick ? 10 : 40, rows })))
    writeFileSync(path.join(dataDir, 'bench.json'), `${JSON.stringify(lines, null, 2)}\n`)
    console.log(`\n${table(lines)}`)
  } finally {
    await shop.stop()
  }
  process.exit(0)
}

async function startEmptyApp(shop: RunningShop, folder: string): Promise<string> {
  const port = await anyFreePort()
  const url = `http://localhost:${port}`
  const args = [...next('start'), folder, '-p', `${port}`, '-H', 'localhost']
  await shop.supervisor.start({ name: 'empty', args, env: shop.env, ready: answers(url) })
  return url
}

type Options = { distDir: string; emptyUrl: string; rounds: number }

async function measureStorefront(
  shop: RunningShop,
  { distDir, emptyUrl, rounds }: Options,
): Promise<Measured[]> {
  buildBenchShop(distDir, root)
  const signup = await measureSignup(shop, distDir)
  return [...(await measureWeb(shop, emptyUrl, rounds)), ...signup]
}

async function measureSignup(shop: RunningShop, distDir: string): Promise<Measured[]> {
  const stub = await startStub(smartpayMs)
  const counter = await countStatements(shop.databaseUrl)
  try {
    const counted = await startBenchShop(shop, distDir, stub, counter)
    const plain = await startBenchShop(shop, distDir, stub, null)
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
  distDir: string,
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
    NEXT_DIST_DIR: distDir,
    TEIKI_BENCH: '1',
  }
  const args = [...next('start'), '-p', `${port}`, '-H', 'localhost']
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
