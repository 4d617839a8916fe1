import type { ChildProcess } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root } from './install.mjs'
import { memoryEnv, memoryFlags } from './memory-flags.ts'
import type { Options } from './shop-options.ts'
import { answers, type Program, saysReady } from './supervisor.ts'

export const cli = path.join(root, 'lib/cli/start.mjs')

/** What a local run starts beside the database, the sandbox first. `env` is of all of them. */
export function programsOf(
  options: Options & { mode: 'production' | 'development' },
  env: Record<string, string>,
): [Program, ...Program[]] {
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
      env: { ...env, ...memoryEnv, NODE_ENV: mode, ...copy },
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
