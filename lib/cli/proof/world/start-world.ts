import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { shopFileSchema } from '#lib/catalog/schema.ts'
import { seedShop } from '#lib/catalog/seed-shop.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { emptyDatabase } from '#lib/db/embedded.ts'
import { unlockClock } from '#lib/db/local-clock.ts'
import { migrate } from '#lib/db/migrate.ts'
import { letWebRoleIn } from '#lib/db/web-role.ts'
import { root } from '../../local/install.mjs'
import { launch } from '../../local/launch.ts'
import { environmentOf, prepareFolder } from '../../local/local-run.ts'
import { cli } from '../../local/programs.ts'
import { giveBack, takeOver } from '../../local/run-file.ts'
import { saysReady } from '../../local/supervisor.ts'

/** A shop without a storefront, and a Smartpay, for a proof alone. This process's settings are its own from then on. */
export type World = {
  /** Of the web's role. */
  databaseUrl: string
  /** Of the superuser. */
  directUrl: string
  sandboxOrigin: string
  /** Of every program that belongs to it. */
  env: Record<string, string>
  stop(): Promise<void>
}

/** The PostgreSQL of a world. */
export type WorldServer = {
  /** Answers the superuser's address of the database `teiki`, which need not be there yet. */
  start(): Promise<string>
  /** Also of one that did not start, or only half. */
  stop(): Promise<void>
}

type Options = {
  /** Everything of it lives here; what an earlier proof left in it is forgotten. */
  dataDir: string
  server: WorldServer
}

export async function startWorld({ dataDir, server }: Options): Promise<World> {
  prepareFolder(dataDir)
  await takeOver(dataDir)
  let stopSandbox = async () => {}
  let stopped: Promise<void> | null = null
  const stopAll = async () => {
    await closeDatabase()
    await stopSandbox()
    await server.stop()
    giveBack(dataDir)
  }
  // Whoever presses Ctrl-C does so while the proof goes on: it fails meanwhile, and stops the same world.
  const stop = () => {
    stopped ??= stopAll()
    return stopped
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(1)))
  try {
    const directUrl = await server.start()
    await emptyDatabase(directUrl)
    await migrate(directUrl)
    await unlockClock(directUrl)
    const databaseUrl = await letWebRoleIn(directUrl)
    const settings = environmentOf(
      { dataDir, port: 3000, sandboxPort: 0 },
      { databaseUrl, directUrl: databaseUrl },
    )
    const sandbox = await startSandbox(settings)
    stopSandbox = sandbox.stop
    const env = {
      ...settings,
      SMARTPAY_API_URL: `${sandbox.origin}/v1`,
      SMARTPAY_CHECKOUT_ORIGIN: sandbox.origin,
      LOG_LEVEL: 'error',
    }
    Object.assign(process.env, env, named(databaseUrl))
    await seedShop(await demoShop())
    return { databaseUrl, directUrl, sandboxOrigin: sandbox.origin, env, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** By which PostgreSQL tells the proof's own connections from those of the engine. */
export const ourName = 'proof'

function named(databaseUrl: string): { DATABASE_URL: string; DIRECT_URL: string } {
  const url = new URL(databaseUrl)
  url.searchParams.set('application_name', ourName)
  return { DATABASE_URL: url.href, DIRECT_URL: url.href }
}

async function demoShop() {
  const text = await readFile(path.join(root, 'prisma/demo-shop.json'), 'utf8')
  return shopFileSchema.parse(JSON.parse(text))
}

async function startSandbox(env: Record<string, string>) {
  const args = [cli, 'sandbox', '--port', '0', '--memory']
  const { child, ended } = launch({ name: 'sandbox', args, env })
  const said = await Promise.race([saysReady(child), ended])
  if (!said || typeof said !== 'object' || !('origin' in said))
    throw new Error(`The sandbox did not start: ${said}`)
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { origin: String(said.origin), stop }
}
