import path from 'node:path'
import { startShop } from '#lib/cli/shop.ts'

/** One whole shop for all journeys: database, sandbox, built storefront and worker on free ports. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const shop = await startShop({
    dataDir: path.resolve(process.env.DATA_DIR || '.data', 'e2e'),
    port: 0,
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
  return shop.stop
}
