import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { freePort } from '#lib/db/embedded-state.ts'
import { root } from './install.mjs'

/** One local run: everything it keeps is below `dataDir`, so two runs with other values do not meet. */
export type LocalRun = { dataDir: string; port: number; sandboxPort: number }

/** `PORT`, `SANDBOX_PORT` and `DATA_DIR` move a run. Throws with the mend. */
export function readLocalRun(): LocalRun {
  const run = {
    dataDir: path.resolve(root, process.env.DATA_DIR || '.data'),
    port: portOf('PORT', 3000),
    sandboxPort: portOf('SANDBOX_PORT', 4010),
  }
  if (run.port === run.sandboxPort) throw new Error('PORT and SANDBOX_PORT must differ')
  return run
}

function portOf(name: 'PORT' | 'SANDBOX_PORT', usual: number): number {
  const port = Number(process.env[name] || usual)
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw new Error(`${name} must be a number from 1 to 65535; leave it out for ${usual}`)
}

/** Both ports, before anything starts: a poll would take a stranger's answer for ours. */
export async function requireFreePorts(run: LocalRun): Promise<void> {
  for (const [name, port] of [
    ['PORT', run.port],
    ['SANDBOX_PORT', run.sandboxPort],
  ] as const)
    if ((await freePort(port)) !== port)
      throw new Error(`Port ${port} is taken. Choose another: ${name}=${port + 1} npm run demo`)
}

/** The folder, made and writable. */
export function prepareFolder({ dataDir }: LocalRun): void {
  try {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(path.join(dataDir, '.writable'), '')
  } catch {
    throw new Error(`Cannot write to ${dataDir}: set DATA_DIR to a folder of yours`)
  }
}

/** The complete environment of a local run's programs; nothing of the caller's leaks in. */
export function environmentOf(run: LocalRun, databaseUrl: string): Record<string, string> {
  const sandbox = `http://127.0.0.1:${run.sandboxPort}`
  const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'USER'].flatMap((name) =>
    process.env[name] ? [[name, process.env[name]]] : [],
  )
  return {
    ...Object.fromEntries(kept),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    LOCAL_RUN: '1',
    DATABASE_URL: databaseUrl,
    APP_URL: `http://localhost:${run.port}`,
    SMARTPAY_SECRET_KEY: 'sk_test_sandbox0000000000000000',
    SMARTPAY_API_URL: `${sandbox}/v1`,
    SMARTPAY_CHECKOUT_ORIGIN: sandbox,
    LOG_LEVEL: 'warn',
    ...keepSecrets(run),
  }
}

/** Made once per data folder: what was sealed yesterday opens today. */
function keepSecrets({ dataDir }: LocalRun): { APP_SECRET: string; CRON_SECRET: string } {
  const file = path.join(dataDir, 'secrets.json')
  if (!existsSync(file)) {
    const secrets = { APP_SECRET: randomText(), CRON_SECRET: randomText() }
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}

function randomText(): string {
  return randomBytes(32).toString('hex')
}
