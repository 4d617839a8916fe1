import path from 'node:path'
import { anyFreePort } from '#lib/cli/local/ports.ts'
import { startShop } from '#lib/cli/local/shop.ts'
import { startBalancer } from './balancer.ts'
import { isWhole } from './matrix.ts'
import { givenShops, giveShops, type JourneyShop, shopsAtATime } from './own-shop.ts'

type Running = { shop: JourneyShop; stop(): Promise<void> }

/**
 * A whole shop for each journey at a time: database, sandbox, built storefront and worker on free ports. None where a command
 * has started those that it plays on.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (givenShops().length > 0) return async () => undefined
  const running: Running[] = []
  const stop = async () => {
    await Promise.all(running.map((one) => one.stop()))
  }
  try {
    for (let number = 0; number < shopsAtATime; number += 1) running.push(await startOne(number))
  } catch (error) {
    await stop()
    throw error
  }
  giveShops(running.map(({ shop }) => shop))
  return stop
}

/** The full matrix runs on two storefronts in turn. */
async function startOne(number: number): Promise<Running> {
  const instances = isWhole ? [await anyFreePort(), await anyFreePort()] : undefined
  const port = instances ? await anyFreePort() : 0
  const shop = await startShop({
    dataDir: path.resolve(process.env.DATA_DIR || '.data', `e2e-${number}`),
    port,
    ...(instances ? { instances } : {}),
    sandboxPort: 0,
    worker: true,
    quiet: true,
    memorySandbox: true,
    fleeting: true,
  })
  const { appUrl: url, sandboxUrl, databaseUrl, env } = shop
  const closeBalancer = instances && (await startBalancer(port, instances))
  const stop = async () => {
    await closeBalancer?.()
    await shop.stop()
  }
  return { shop: { url, sandboxUrl, databaseUrl, env }, stop }
}
