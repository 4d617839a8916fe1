import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { explainProgram } from './embedded-problem.ts'
import type { RunAs } from './embedded-user.ts'

/** Where a server lives, and how its programs are run. */
export type Place = {
  dir: string
  data: string
  password: string
  as: RunAs
  /** The folder of initdb, pg_ctl and postgres. */
  programs: string
}

const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Runs one of PostgreSQL's programs in its own account, with nothing of our environment. */
export async function runProgram(place: Place, name: string, args: string[]): Promise<void> {
  const line = [...(place.as?.prefix ?? []), path.join(place.programs, name), ...args]
  const env = { NODE_ENV: 'production', PATH: systemPath, LC_ALL: 'C', TZ: 'UTC' } as const
  const said = await new Promise<string | null>((resolve) => {
    const child = execFile(
      line[0] ?? '',
      line.slice(1),
      { env, cwd: place.dir },
      (error, stdout, stderr) =>
        resolve(error && [stdout, stderr, stderr ? '' : error.message].join('\n')),
    )
    // pg_ctl's server may inherit the pipes; without this we would wait for it to end.
    child.on('exit', (code) => code === 0 && resolve(null))
  })
  if (said === null) return
  const log = name === 'pg_ctl' ? await readFile(logOf(place), 'utf8').catch(() => '') : ''
  throw await explainProgram(place.dir, name, [log, said].join('\n'))
}

/** Of the present start; the one before is kept beside it. */
export function logOf({ data }: Place): string {
  return path.join(data, 'server.log')
}
