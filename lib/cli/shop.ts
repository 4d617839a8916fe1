import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { type Embedded, ensureDatabase, startEmbedded } from '#lib/db/embedded.ts'
import { migrate } from '#lib/db/migrate.ts'
import { root } from './install.mjs'
import { environmentOf, type LocalRun, prepareFolder, requireFreePorts } from './local-run.ts'
import { removeRunFile, takeOver, writeRunFile } from './run-file.ts'
import { ensureStorefront } from './storefront-build.ts'
import { answers, type Program, Supervisor, saysReady } from './supervisor.ts'

export type RunningShop = {
  appUrl: string
  sandboxUrl: string
  databaseUrl: string
  env: Record<string, string>
  supervisor: Supervisor
  stop(): Promise<void>
}

type Options = LocalRun & {
  mode: 'production' | 'development'
  durable: boolean
  quiet: boolean
  worker: boolean
  /** Settings of the storefront and the worker that differ from a plain local run's. */
  settings?: Record<string, string>
  say: (line: string) => void
}

/** A whole shop on this machine: database, sandbox, storefront and worker. Throws with a mend. */
export async function startShop(options: Options): Promise<RunningShop> {
  prepareFolder(options)
  await takeOver(options)
  await requireFreePorts(options)
  options.say('Starting PostgreSQL…')
  const { dataDir, durable } = options
  const database = await startEmbedded({ dir: path.join(dataDir, 'postgres'), durable })
  const supervisor = new Supervisor({ quiet: options.quiet })
  const stop = () => stopAll(options, supervisor, database)
  try {
    const env = await prepareData(options, database)
    if (options.mode === 'production') await ensureStorefront(options.say)
    options.say('Starting the sandbox and the storefront…')
    for (const program of programsOf(options, { ...env, ...options.settings })) {
      await supervisor.start(program)
      writeRunFile(options, supervisor.pids, env)
    }
    return {
      appUrl: env.APP_URL ?? '',
      sandboxUrl: env.SMARTPAY_CHECKOUT_ORIGIN ?? '',
      databaseUrl: env.DATABASE_URL ?? '',
      env,
      supervisor,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function prepareData(options: Options, database: Embedded): Promise<Record<string, string>> {
  options.say('Applying migrations and loading the demo shop…')
  await ensureDatabase(database.adminUrl, 'teiki')
  const env = environmentOf(options, database.url('teiki'))
  await migrate(database.url('teiki'))
  const seed = [cli, 'db:seed', path.join(root, 'prisma/demo-shop.json')]
  const { status, stderr } = spawnSync(process.execPath, seed, {
    cwd: root,
    env: asEnv(env),
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The demo shop could not be loaded:\n${stderr}`)
  return env
}

const cli = path.join(root, 'lib/cli/start.mjs')

function asEnv(env: Record<string, string>): NodeJS.ProcessEnv {
  return { NODE_ENV: 'production', ...env }
}

function programsOf(options: Options, env: Record<string, string>): Program[] {
  const { port, sandboxPort, dataDir, mode } = options
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const serve = mode === 'production' ? 'start' : 'dev'
  const sandboxArgs = [
    cli,
    'sandbox',
    '--port',
    `${sandboxPort}`,
    '--data',
    path.join(dataDir, 'sandbox'),
  ]
  const webEnv = mode === 'production' ? env : { ...env, NODE_ENV: 'development' }
  const web = [next, serve, '-p', `${port}`, '-H', 'localhost']
  const worker: Program[] = options.worker
    ? [{ name: 'worker', args: [cli, 'worker'], env, ready: saysReady }]
    : []
  return [
    { name: 'sandbox', args: sandboxArgs, env, ready: saysReady },
    { name: 'web', args: web, env: webEnv, ready: answers(`http://localhost:${port}/api/health`) },
    ...worker,
  ]
}

async function stopAll(run: LocalRun, supervisor: Supervisor, database: Embedded): Promise<void> {
  await supervisor.stop()
  await database.stop()
  removeRunFile(run)
}
