import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Where the programs of a cluster are on this machine. */
export type ClusterPrograms = {
  patroni: string
  etcd: string
  haproxy: string
  /** The folder of PostgreSQL's own programs: of those out of the npm package pg_rewind and pg_basebackup are missing. */
  postgres: string
}

const folders = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin']
/** Where Debian puts the programs of each major version. */
const versions = '/usr/lib/postgresql'
/** The oldest that the shop runs on. */
const oldestVersion = 15

/**
 * Throws one sentence that says what is missing, and how to install it.
 *
 * @param disk where the machine's own folders begin
 */
export function requireClusterPrograms(disk = '/'): ClusterPrograms {
  const found = {
    patroni: placeOf('patroni', disk),
    etcd: placeOf('etcd', disk),
    haproxy: placeOf('haproxy', disk),
    postgres: newestPostgres(path.join(disk, versions)),
  }
  const { patroni, etcd, haproxy, postgres } = found
  if (patroni && etcd && haproxy && postgres) return { patroni, etcd, haproxy, postgres }
  const missing = Object.entries(found).flatMap(([name, place]) => (place ? [] : [name]))
  throw new Error(
    `npm run proof:failover needs Linux with Patroni, etcd, HAProxy and PostgreSQL ${oldestVersion} or newer, and here ${missing.join(', ')} cannot be found: on Debian an administrator runs apt-get update && apt-get install -y --no-install-recommends patroni etcd-server haproxy postgresql once`,
  )
}

function placeOf(program: string, disk: string): string | null {
  const places = folders.map((folder) => path.join(disk, folder, program))
  return places.find((place) => existsSync(place)) ?? null
}

function newestPostgres(folder: string): string | null {
  const names = existsSync(folder) ? readdirSync(folder) : []
  const places = names
    .map(Number)
    .filter((version) => version >= oldestVersion)
    .toSorted((one, other) => other - one)
    .map((version) => path.join(folder, `${version}`, 'bin'))
  return places.find((place) => existsSync(path.join(place, 'pg_rewind'))) ?? null
}
