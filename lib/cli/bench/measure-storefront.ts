import { chromium } from 'playwright'
import { buildBenchShop } from '#e2e/bench/empty-app.ts'
import { measureMemory } from '#e2e/bench/memory.ts'
import { preparePages } from '#e2e/bench/pages.ts'
import { countStatements } from '#e2e/bench/postgres-proxy.ts'
import type { Measured } from '#e2e/bench/report.ts'
import { measureLatency, measureStatements } from '#e2e/bench/signup.ts'
import { startStub } from '#e2e/bench/smartpay-stub.ts'
import { measureThroughput } from '#e2e/bench/throughput.ts'
import { measureLighthouse, measureScripts } from '#e2e/bench/web.ts'
import { measureWebhooks } from '#e2e/bench/webhook.ts'
import { chromiumFlags } from '#e2e/chromium-flags.ts'
import { ensureBrowser } from '../local/browser.ts'
import { root } from '../local/install.mjs'
import { anyFreePort } from '../local/ports.ts'
import type { RunningShop } from '../local/shop.ts'
import { builds, startBenchShop, startEmptyApp, startFreshShop } from './storefronts.ts'

/** As long as a real Smartpay on a good day. */
const smartpayMs = 20

/** The memory of both storefronts, new ones, which nobody has asked anything before. */
export async function measureFresh(shop: RunningShop, requests: number): Promise<Measured[]> {
  const url = await startFreshShop(shop)
  const ours = { url, pid: shop.supervisor.pids.at(-1) ?? 0 }
  const emptyUrl = await startEmptyApp(shop, 'fresh empty')
  const empty = { url: emptyUrl, pid: shop.supervisor.pids.at(-1) ?? 0 }
  return measureMemory(ours, empty, requests)
}

type Options = { emptyUrl: string; rounds: number }

/** Pages beside an empty app's, and what a signup and a webhook cost. */
export async function measureStorefront(
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
