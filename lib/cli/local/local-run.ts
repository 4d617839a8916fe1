import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeFolder } from './folder.mjs'
import { root } from './install.mjs'
import { invokingVariable, plainEnvironment } from './invoking-environment.mjs'

/** One local run: everything it keeps is below `dataDir`, so two runs with other values do not meet. */
export type LocalRun = { dataDir: string; port: number; sandboxPort: number }

/** `PORT`, `SANDBOX_PORT` and `DATA_DIR` move a run. Throws with the mend. */
export function readLocalRun(): LocalRun {
  const run = {
    dataDir: path.resolve(root, invokingVariable('DATA_DIR') || '.data'),
    port: portOf('PORT', 3000),
    sandboxPort: portOf('SANDBOX_PORT', 4010),
  }
  if (run.port === run.sandboxPort)
    throw new Error('PORT and SANDBOX_PORT are the same: give one of them another number')
  return run
}

function portOf(name: 'PORT' | 'SANDBOX_PORT', usual: number): number {
  const text = invokingVariable(name) || `${usual}`
  const port = Number(text)
  if (/^\d+$/.test(text) && port > 0 && port < 65536) return port
  throw new Error(`${name} must be a number from 1 to 65535; leave it out for ${usual}`)
}

/** The folder, made and writable. Throws with the mend. */
export function prepareFolder(dataDir: string): void {
  const probe = path.join(dataDir, `.probe-${process.pid}`)
  try {
    makeFolder(dataDir)
    writeFileSync(probe, 'x')
    rmSync(probe)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    throw new Error(`Cannot write to ${dataDir}${code}: set DATA_DIR to a folder of yours`)
  }
}

/**
 * The complete environment of a local run's commands; nothing of the invoking environment leaks in. Its database has two
 * roles, as a deployment should: `directUrl` is of the one that owns the tables.
 */
export function environmentOf(
  run: LocalRun,
  { databaseUrl, directUrl }: { databaseUrl: string; directUrl: string },
): Record<string, string> {
  const sandbox = `http://127.0.0.1:${run.sandboxPort}`
  return {
    ...plainEnvironment(),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    LOCAL_RUN: '1',
    DATABASE_URL: databaseUrl,
    DIRECT_URL: directUrl,
    // Named although they say nothing: Next would fill what is absent from a `.env` file.
    VERCEL_ENV: '',
    SENTRY_DSN: '',
    OTEL_EXPORTER_OTLP_ENDPOINT: '',
    OTEL_EXPORTER_OTLP_HEADERS: '',
    APP_URL: `http://localhost:${run.port}`,
    SMARTPAY_SECRET_KEY: 'sk_test_sandbox0000000000000000',
    SMARTPAY_API_URL: `${sandbox}/v1`,
    SMARTPAY_CHECKOUT_ORIGIN: sandbox,
    LOG_LEVEL: 'warn',
    ...keepSecrets(run.dataDir),
  }
}

/** Made once per data folder: what was sealed yesterday opens today. */
function keepSecrets(dataDir: string): { APP_SECRET: string; CRON_SECRET: string } {
  const file = path.join(dataDir, 'secrets.json')
  if (!existsSync(file)) {
    const secrets = { APP_SECRET: randomText(), CRON_SECRET: randomText() }
    const whole = `${file}.${process.pid}`
    writeFileSync(whole, JSON.stringify(secrets), { mode: 0o600 })
    renameSync(whole, file)
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}

function randomText(): string {
  return randomBytes(32).toString('hex')
}
