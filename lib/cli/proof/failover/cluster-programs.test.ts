import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { requireClusterPrograms } from './cluster-programs.ts'

let disk = ''
beforeEach(() => {
  disk = mkdtempSync(path.join(tmpdir(), 'teiki-programs-'))
})
afterEach(() => rmSync(disk, { recursive: true }))

function install(...places: string[]): void {
  for (const place of places) {
    mkdirSync(path.join(disk, path.dirname(place)), { recursive: true })
    writeFileSync(path.join(disk, place), '')
  }
}

test('what is missing is named in one sentence, with the line that installs it', () => {
  install('usr/sbin/haproxy', 'usr/bin/etcd', 'usr/lib/postgresql/14/bin/pg_rewind')
  expect(() => requireClusterPrograms(disk)).toThrow(
    /^npm run proof:failover needs .* here patroni, postgres cannot be found: .*apt-get install -y --no-install-recommends patroni etcd-server haproxy postgresql once$/,
  )
})

test('the newest PostgreSQL that can be rewound is taken', () => {
  install('usr/sbin/haproxy', 'usr/bin/etcd', 'usr/local/bin/patroni')
  install('usr/lib/postgresql/9.6/bin/pg_rewind', 'usr/lib/postgresql/15/bin/pg_rewind')
  install('usr/lib/postgresql/16/bin/pg_rewind', 'usr/lib/postgresql/17/bin/psql')
  expect(requireClusterPrograms(disk)).toEqual({
    haproxy: path.join(disk, 'usr/sbin/haproxy'),
    etcd: path.join(disk, 'usr/bin/etcd'),
    patroni: path.join(disk, 'usr/local/bin/patroni'),
    postgres: path.join(disk, 'usr/lib/postgresql/16/bin'),
  })
})
