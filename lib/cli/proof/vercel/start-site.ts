import path from 'node:path'
import { emptyDatabase, startEmbedded } from '#lib/db/embedded.ts'
import { launch } from '../../local/launch.ts'
import { environmentOf, prepareFolder } from '../../local/local-run.ts'
import { anyFreePort } from '../../local/ports.ts'
import { cli } from '../../local/programs.ts'
import { giveBack, takeOver } from '../../local/run-file.ts'
import { saysReady } from '../../local/supervisor.ts'
import { checkoutOrigin, shopOrigin } from './addresses.ts'

/** What a deployment finds when it is made: an empty PostgreSQL, and a Smartpay. */
export type Site = {
  /** Of the role that owns the database. */
  directUrl: string
  sandboxPort: number
  /** The deployment's variables, as somebody sets them at Vercel, with the owner's address of the database. */
  settings: Record<string, string>
  /** Of commands on this machine, which see the same database and sandbox. */
  local: Record<string, string>
  stop(): Promise<void>
}

export async function startSite(dataDir: string): Promise<Site> {
  prepareFolder(dataDir)
  await takeOver(dataDir)
  const postgres = await startEmbedded({ dir: path.join(dataDir, 'postgres'), durable: false })
  let stopSandbox = async () => {}
  const stop = async () => {
    await stopSandbox()
    await postgres.stop()
    giveBack(dataDir)
  }
  try {
    const directUrl = postgres.url('teiki')
    await emptyDatabase(directUrl)
    const run = { dataDir, port: 3000, sandboxPort: 0 }
    const local = environmentOf(run, { databaseUrl: directUrl, directUrl })
    const sandbox = await startSandbox(local)
    stopSandbox = sandbox.stop
    const origin = `http://127.0.0.1:${sandbox.port}`
    const api = { SMARTPAY_API_URL: `${origin}/v1` }
    return {
      directUrl,
      sandboxPort: sandbox.port,
      settings: { ...deployed(local), ...api },
      local: { ...local, ...api, SMARTPAY_CHECKOUT_ORIGIN: origin },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The five variables, those that lead to the sandbox, and what Vercel sets itself. */
function deployed(local: Record<string, string>): Record<string, string> {
  const own = ['DATABASE_URL', 'SMARTPAY_SECRET_KEY', 'APP_SECRET', 'CRON_SECRET']
  return {
    ...Object.fromEntries(own.map((name) => [name, local[name] ?? ''])),
    APP_URL: shopOrigin,
    SMARTPAY_CHECKOUT_ORIGIN: checkoutOrigin,
    LOG_LEVEL: 'warn',
    VERCEL: '1',
    VERCEL_ENV: 'production',
    VERCEL_REGION: 'hnd1',
  }
}

async function startSandbox(env: Record<string, string>) {
  const port = await anyFreePort()
  const args = [cli, 'sandbox', '--port', `${port}`, '--memory', '--origin', checkoutOrigin]
  const { child, ended } = launch({ name: 'sandbox', args, env })
  const said = await Promise.race([saysReady(child), ended])
  if (typeof said === 'string') throw new Error(`The sandbox did not start: ${said}`)
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { port, stop }
}
