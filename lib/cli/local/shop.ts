import path from 'node:path'
import { emptyDatabase } from '#lib/db/embedded.ts'
import { unlockClock } from '#lib/db/local-clock.ts'
import { migrate } from '#lib/db/migrate.ts'
import { limitRole } from '#lib/db/role-limits.ts'
import { letWebRoleIn } from '#lib/db/web-role.ts'
import { root } from './install.mjs'
import { runOneOff } from './launch.ts'
import { environmentOf, prepareFolder } from './local-run.ts'
import { anyFreePort, requireFreePorts } from './ports.ts'
import { cli, programsOf } from './programs.ts'
import { giveBack, takeOver, writeRunFile } from './run-file.ts'
import type { Options } from './shop-options.ts'
import { ensureStorefront } from './storefront-build.ts'
import { Supervisor, saysReady } from './supervisor.ts'

export type RunningShop = {
  appUrl: string
  sandboxUrl: string
  databaseUrl: string
  /** Of commands about it. */
  env: Record<string, string>
  /** Of the storefront and the worker: what runs for long never holds the owner's password. */
  programEnv: Record<string, string>
  supervisor: Supervisor
  stop(): Promise<void>
}

/** A whole shop on this machine: database, sandbox, storefront and worker. Rejects with a mend. */
export async function startShop(given: Options): Promise<RunningShop> {
  prepareFolder(given.dataDir)
  await takeOver(given.dataDir)
  const supervisor = new Supervisor()
  const stop = async () => {
    await supervisor.stop()
    giveBack(given.dataDir)
  }
  try {
    const options = { ...given, ...(await choosePorts(given)) }
    await requireFreePorts(options)
    return { ...(await startPrograms(options, supervisor)), supervisor, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function choosePorts({ port, sandboxPort }: Options) {
  return {
    port: port || (await anyFreePort()),
    sandboxPort: sandboxPort || (await anyFreePort()),
  }
}

async function startPrograms(options: Options, supervisor: Supervisor) {
  const { signal, say = () => undefined, mode = 'production' } = options
  signal?.addEventListener('abort', () => void supervisor.stop())
  signal?.throwIfAborted()
  say('Starting PostgreSQL…')
  const directUrl = await startDatabase(options, supervisor)
  // Tokens of a run before would be missing at a sandbox that knows nothing of them.
  if (options.memorySandbox) await emptyDatabase(directUrl)
  say('Applying migrations…')
  await migrate(directUrl)
  await unlockClock(directUrl)
  const webUrl = await letWebRoleIn(directUrl)
  const databaseUrl = options.pooled ? await startPooled(options, webUrl, supervisor) : webUrl
  const env = { ...environmentOf(options, { databaseUrl, directUrl }), ...options.settings }
  const programEnv = { ...env, DIRECT_URL: webUrl }
  supervisor.onChange = () => writeRunFile(options.dataDir, supervisor.pids, env)
  supervisor.onChange()
  const isServed = options.instances?.length !== 0
  if (isServed)
    await runOneOff({ name: 'Making the owner', args: [cli, 'staff:local'], env, signal })
  if (isServed && mode === 'production') await ensureStorefront({ say, signal })
  say(
    `Starting the sandbox${options.worker ? ', the worker' : ''}${isServed ? ' and the storefront' : ''}…`,
  )
  const [sandbox, ...others] = programsOf({ ...options, mode }, programEnv)
  await supervisor.start(sandbox)
  if (options.demoData) await makeDemoData(env, say, signal)
  const seed = [cli, 'db:seed', demoShop]
  await runOneOff({ name: 'Loading the demo shop', args: seed, env, signal })
  const register = [cli, 'webhook:register']
  if (isServed) await runOneOff({ name: 'Registering for webhooks', args: register, env, signal })
  for (const program of others) await supervisor.start(program)
  return {
    appUrl: `http://localhost:${options.port}`,
    sandboxUrl: `http://127.0.0.1:${options.sandboxPort}`,
    databaseUrl: directUrl,
    env,
    programEnv,
  }
}

const demoShop = path.join(root, 'prisma/demo-shop.json')

/**
 * Where a shop has none yet. A crash of the machine may lose it half way: then it is made anew. Each statement
 * is planned once: while the tables are small, a plan of its own takes longer than it saves.
 */
export async function makeDemoData(
  env: Record<string, string>,
  say: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const hurried = new URL(env.DIRECT_URL ?? '')
  hurried.searchParams.set(
    'options',
    '-c synchronous_commit=off -c plan_cache_mode=force_generic_plan',
  )
  const settings = { ...env, DATABASE_URL: hurried.href, DIRECT_URL: hurried.href }
  await runOneOff({
    name: 'Making demo data',
    args: [cli, 'demo:data', demoShop],
    env: { ...settings, LOG_LEVEL: 'error' },
    say,
    signal,
  }).catch((error: unknown) => {
    signal?.throwIfAborted()
    say(`The shop begins without demo data: ${error instanceof Error ? error.message : error}`)
  })
}

async function startDatabase(options: Options, supervisor: Supervisor): Promise<string> {
  const folder = path.join(options.dataDir, 'postgres')
  let databaseUrl = ''
  supervisor.onChange = () => writeRunFile(options.dataDir, supervisor.pids, {})
  await supervisor.start({
    name: 'database',
    args: [cli, 'database', folder, ...(options.fleeting ? ['--fleeting'] : [])],
    env: environmentOf(options, { databaseUrl: '', directUrl: '' }),
    ready: async (child) => {
      databaseUrl = addressIn(await saysReady(child))
    },
    foundation: true,
  })
  return databaseUrl
}

/** As a deployment's `db:migrate` does, it gives the role its limits first. */
async function startPooled(
  options: Options,
  webUrl: string,
  supervisor: Supervisor,
): Promise<string> {
  await limitRole(webUrl)
  const numbers = ['--port', `${await anyFreePort()}`, '--connections', `${options.pooled}`]
  let databaseUrl = ''
  await supervisor.start({
    name: 'pooler',
    args: [cli, 'pooler', path.join(options.dataDir, 'pooler'), ...numbers],
    env: environmentOf(options, { databaseUrl: webUrl, directUrl: webUrl }),
    ready: async (child) => {
      databaseUrl = addressIn(await saysReady(child))
    },
    foundation: true,
  })
  return databaseUrl
}

function addressIn(message: unknown): string {
  const said = message && typeof message === 'object' && 'databaseUrl' in message
  if (!said) throw new Error('The database did not say where it is')
  return String(message.databaseUrl)
}
