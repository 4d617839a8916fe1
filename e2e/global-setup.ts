import path from 'node:path'
import { anyFreePort } from '#lib/cli/ports.ts'
import { startShop } from '#lib/cli/shop.ts'
import { startBalancer } from './balancer.ts'

/**
 * One whole shop for all journeys: database, sandbox, built storefront and worker on free ports. The full
 * matrix runs on two storefronts in turn.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const full = process.env.E2E_FULL !== undefined
  const instances = full ? [await anyFreePort(), await anyFreePort()] : undefined
  const port = instances ? await anyFreePort() : 0
  const shop = await startShop({
    dataDir: path.resolve(process.env.DATA_DIR || '.data', 'e2e'),
    port,
    ...(instances ? { instances } : {}),
    sandboxPort: 0,
    worker: true,
    quiet: true,
    memorySandbox: true,
    fleeting: true,
  })
  process.env.E2E_SHOP = shop.appUrl
  process.env.E2E_SANDBOX = shop.sandboxUrl
  process.env.E2E_DATABASE = shop.databaseUrl
  process.env.E2E_ENV = JSON.stringify(shop.env)
  if (!instances) return shop.stop
  const closeBalancer = await startBalancer(port, instances)
  return async () => {
    await closeBalancer()
    await shop.stop()
  }
}
