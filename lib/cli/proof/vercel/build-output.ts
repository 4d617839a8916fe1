import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { elapsedMs } from '#lib/clock.ts'
import { plainEnvironment } from '../../local/invoking-environment.mjs'
import { runOneOff } from '../../local/launch.ts'
import { offlineOptions } from './offline.mjs'

export type Built = {
  /** The folder that a deployment sends: Build Output API, version 3. */
  output: string
  seconds: number
  /** Other machines that the CLI, Next or our build wanted to ask. */
  asked: string[]
}

type Options = {
  /** The CLI's program. */
  cli: string
  /** A copy of the project; its `.vercel` is written here. */
  project: string
  /** For what programs keep of their own. */
  home: string
  /** What the deployment's variables say. */
  settings: Record<string, string>
}

/** A project that is linked to nothing: the packages are there already, so none is installed. */
const link = {
  projectId: 'prj_offline',
  orgId: 'team_offline',
  settings: { framework: 'nextjs', installCommand: '', nodeVersion: '24.x' },
}

/**
 * `vercel build --prod`, as it runs for a deployment to production: no login, no telemetry, and no way out of this machine.
 * Rejects with all that it printed where it fails.
 */
export async function buildOutput({ cli, project, home, settings }: Options): Promise<Built> {
  const begunMs = elapsedMs()
  const record = path.join(home, 'asked')
  mkdirSync(path.join(project, '.vercel'), { recursive: true })
  mkdirSync(home, { recursive: true })
  rmSync(record, { force: true })
  writeFileSync(path.join(project, '.vercel/project.json'), JSON.stringify(link))
  await runOneOff({
    name: 'vercel build',
    args: [cli, 'build', '--prod', '--yes', '--cwd', project],
    env: {
      ...plainEnvironment(),
      ...settings,
      HOME: home,
      CI: '1',
      NODE_OPTIONS: offlineOptions(record),
      NEXT_TELEMETRY_DISABLED: '1',
      VERCEL_TELEMETRY_DISABLED: '1',
    },
  })
  const asked = existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n') : []
  return {
    output: path.join(project, '.vercel/output'),
    seconds: Math.round((elapsedMs() - begunMs) / 1_000),
    asked: [...new Set(asked)],
  }
}
