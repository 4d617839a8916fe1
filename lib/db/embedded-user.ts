import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'

/** How to run PostgreSQL's programs: as we are, or as another account when we are root. */
export type RunAs = { uid: number; gid: number; prefix: string[] } | null

/**
 * PostgreSQL refuses to run as root. Then it runs as the owner of the folder's parent, `postgres` or
 * `nobody`; with the one capability that lets it reach files in folders that only root can enter.
 */
export function runAs(parentFolder: string): RunAs {
  if (process.getuid?.() !== 0) return null
  const { uid, gid } = unprivileged(parentFolder)
  const capability = process.platform === 'linux' ? '+dac_override' : null
  if (capability === null) return { uid, gid, prefix: ['sudo', '-u', `#${uid}`] }
  const caps = [
    '--inh-caps',
    capability,
    '--ambient-caps',
    capability,
    '--bounding-set',
    `-all,${capability}`,
    // Else access(2) looks without the capability, and initdb does not find its neighbours.
    '--securebits',
    '+no_setuid_fixup',
  ]
  return {
    uid,
    gid,
    prefix: ['setpriv', '--reuid', `${uid}`, '--regid', `${gid}`, '--clear-groups', ...caps],
  }
}

function unprivileged(parentFolder: string): { uid: number; gid: number } {
  const owner = statSync(parentFolder)
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name)
    const gid = idOf('-g', name)
    if (uid !== null && gid !== null) return { uid, gid }
  }
  throw new Error('PostgreSQL does not run as root: start this as an ordinary user')
}

function idOf(flag: '-u' | '-g', name: string): number | null {
  try {
    return Number(
      execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    )
  } catch {
    return null
  }
}
