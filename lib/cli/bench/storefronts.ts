import path from 'node:path'
import type { Counter } from '#e2e/bench/postgres-proxy.ts'
import type { Stub } from '#e2e/bench/smartpay-stub.ts'
import { root } from '../local/install.mjs'
import { memoryEnv, memoryFlags } from '../local/memory-flags.ts'
import { anyFreePort } from '../local/ports.ts'
import type { RunningShop } from '../local/shop.ts'
import { answers } from '../local/supervisor.ts'

/** Below the project wherever DATA_DIR is: Next takes packages from above its folder only. */
export const builds = {
  empty: path.join(root, '.next-bench/empty'),
  shop: '.next-bench/shop/next',
}

const next = path.join(root, 'node_modules/next/dist/bin/next')
const nextStart = ['--dns-result-order=ipv4first', next, 'start']

/** The empty app, on a port of its own. */
export async function startEmptyApp(shop: RunningShop, name = 'empty'): Promise<string> {
  const port = await anyFreePort()
  const url = `http://localhost:${port}`
  const args = [...nextStart, builds.empty, '-p', `${port}`, '-H', 'localhost']
  await shop.supervisor.start({ name, args, env: shop.env, ready: answers(url) })
  return url
}

/** The shop as it is built, which nobody has asked anything before. */
export async function startFreshShop(shop: RunningShop): Promise<string> {
  const port = await anyFreePort()
  const url = `http://localhost:${port}`
  await shop.supervisor.start({
    name: 'fresh',
    args: [...memoryFlags, ...nextStart, '-p', `${port}`, '-H', 'localhost'],
    env: { ...shop.env, ...memoryEnv, APP_URL: url },
    ready: answers(`${url}/api/health`),
  })
  return url
}

/** Another storefront on the shop's database, with the stub as Smartpay. */
export async function startBenchShop(
  shop: RunningShop,
  stub: Stub,
  counter: Counter | null,
): Promise<string> {
  const port = await anyFreePort()
  const url = `http://localhost:${port}`
  const env = {
    ...shop.env,
    ...memoryEnv,
    APP_URL: url,
    DATABASE_URL: counter?.url ?? shop.databaseUrl,
    SMARTPAY_API_URL: `${stub.origin}/v1`,
    SMARTPAY_CHECKOUT_ORIGIN: stub.origin,
    NEXT_DIST_DIR: builds.shop,
    TEIKI_BENCH: '1',
  }
  const args = [...memoryFlags, ...nextStart, '-p', `${port}`, '-H', 'localhost']
  const name = counter ? 'counted' : 'stubbed'
  await shop.supervisor.start({ name, args, env, ready: answers(`${url}/ja`) })
  return url
}
