import type { ChildProcess } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { emptyDatabase } from '#lib/db/embedded.ts'
import { unlockClock } from '#lib/db/local-clock.ts'
import { migrate } from '#lib/db/migrate.ts'
import { letWebRoleIn } from '#lib/db/web-role.ts'
import { root } from './install.mjs'
import { runOneOff } from './launch.ts'
import { environmentOf, type LocalRun, prepareFolder } from './local-run.ts'
import { memoryFlags } from './memory-flags.ts'
import { anyFreePort, requireFreePorts } from './ports.ts'
import { giveBack, takeOver, writeRunFile } from './run-file.ts'
import { ensureStorefront } from './storefront-build.ts'
import { answers, type Program, Supervisor, saysReady } from './supervisor.ts'

export type RunningShop = {
  appUrl: string
  sandboxUrl: string
  databaseUrl: string
  /** Of the storefront and the worker. */
  env: Record<string, string>
  supervisor: Supervisor
  stop(): Promise<void>
}

/** Port 0 takes any free one. */
type Options = LocalRun & {
  mode?: 'production' | 'development'
  /** False shows all that the storefront prints, and not only warnings and errors. */
  quiet?: boolean
  worker: boolean
  /** An empty shop begins with a year behind it. */
  demoData?: boolean
  /** The sandbox forgets everything when it ends, so the database begins empty, too. */
  memorySandbox?: boolean
  /**
   * For tests: ports of several storefronts, each with a build folder of its own, as on many machines.
   * Whoever asks puts something in front of them on `port`.
   */
  instances?: number[]
  /** For tests: quicker, but a crash of the machine may lose the database. */
  fleeting?: boolean
  /** Settings of the storefront and the worker that differ from a plain local run's. */
  settings?: Record<string, string>
  say?: (line: string) => void
  /** Calls the start off: everything that has begun is stopped, and `startShop` rejects. */
  signal?: AbortSignal
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
  const databaseUrl = await letWebRoleIn(directUrl)
  const env = { ...environmentOf(options, { databaseUrl, directUrl }), ...options.settings }
  supervisor.onChange = () => writeRunFile(options.dataDir, supervisor.pids, env)
  supervisor.onChange()
  await runOneOff({ name: 'Making the owner', args: [cli, 'staff:local'], env, signal })
  if (mode === 'production') await ensureStorefront({ say, signal })
  say(`Starting the sandbox${options.worker ? ', the worker' : ''} and the storefront…`)
  const [sandbox, ...others] = programsOf({ ...options, mode }, env)
  await supervisor.start(sandbox)
  if (options.demoData) await makeDemoData(env, say, signal)
  const seed = [cli, 'db:seed', demoShop]
  await runOneOff({ name: 'Loading the demo shop', args: seed, env, signal })
  const register = [cli, 'webhook:register']
  await runOneOff({ name: 'Registering for webhooks', args: register, env, signal })
  for (const program of others) await supervisor.start(program)
  return {
    appUrl: `http://localhost:${options.port}`,
    sandboxUrl: `http://127.0.0.1:${options.sandboxPort}`,
    databaseUrl: directUrl,
    env,
  }
}

const cli = path.join(root, 'lib/cli/start.mjs')
const demoShop = path.join(root, 'prisma/demo-shop.json')

/**
 * Where a shop has none yet. A crash of the machine may lose it half way: then it is made anew. Each statement
 * is planned once: while the tables are small, a plan of its own takes longer than it saves.
 */
async function makeDemoData(
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

function addressIn(message: unknown): string {
  const said = message && typeof message === 'object' && 'databaseUrl' in message
  if (!said) throw new Error('The database did not say where it is')
  return String(message.databaseUrl)
}

function programsOf(
  options: Options & { mode: 'production' | 'development' },
  settings: Record<string, string>,
): [Program, ...Program[]] {
  // What runs for long never holds the owner's password.
  const env = { ...settings, DIRECT_URL: settings.DATABASE_URL ?? '' }
  const { port, sandboxPort, dataDir, mode } = options
  const memory = options.memorySandbox ? ['--memory'] : ['--data', path.join(dataDir, 'sandbox')]
  const sandbox = [cli, 'sandbox', '--port', `${sandboxPort}`, ...memory]
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const serve = mode === 'production' ? [...memoryFlags, next, 'start'] : [next, 'dev']
  const webs = (options.instances ?? [port]).map((own, index): Program => {
    const copy = index === 0 ? {} : { NEXT_DIST_DIR: copyBuild(dataDir, index) }
    return {
      name: index === 0 ? 'web' : `web ${index + 1}`,
      args: ['--dns-result-order=ipv4first', ...serve, '-p', `${own}`, '-H', 'localhost'],
      env: { ...env, NODE_ENV: mode, ...copy },
      ready: healthy(own),
      talkative: options.quiet === false,
    }
  })
  const worker: Program = { name: 'worker', args: [cli, 'worker'], env, ready: saysReady }
  return [
    { name: 'sandbox', args: sandbox, env, ready: saysReady },
    ...(options.worker ? [worker] : []),
    ...webs,
  ]
}

/** Another machine's disk: the same build, so that both know the same actions. */
function copyBuild(dataDir: string, number: number): string {
  const folder = path.join(dataDir, `web-${number}`)
  rmSync(folder, { recursive: true, force: true })
  const build = path.join(root, '.next')
  const cache = path.join(build, 'cache')
  cpSync(build, folder, { recursive: true, filter: (file) => !file.startsWith(cache) })
  return path.relative(root, folder)
}

/** Also makes the first page quick: the storefront has then done everything once. */
function healthy(port: number): (child: ChildProcess) => Promise<void> {
  return answers(`http://localhost:${port}/api/health`)
}
