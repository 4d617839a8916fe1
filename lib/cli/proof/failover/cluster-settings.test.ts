import { expect, test } from 'vitest'
import { haproxyFile, patroniFile, times } from './cluster-settings.ts'

const ports = { postgres: 5001, rest: 8001 }
const node = {
  name: 'node1',
  folder: '/data/node1',
  programs: '/pg/bin',
  ports,
  etcdPort: 2379,
  passwords: { superuser: 'one', replication: 'two' },
}

test('Patroni’s own rule of its times holds, and none is below its least', () => {
  expect(times.loop_wait + 2 * times.retry_timeout).toBeLessThanOrEqual(times.ttl)
  expect(times.ttl).toBeGreaterThanOrEqual(20)
  expect(times.retry_timeout).toBeGreaterThanOrEqual(3)
})

test.each([true, false])('a COMMIT waits for the standby, strictly: %s', (strict) => {
  const { bootstrap, postgresql } = JSON.parse(patroniFile({ ...node, strict }))
  expect(bootstrap.dcs).toMatchObject({
    synchronous_mode: true,
    synchronous_mode_strict: strict,
    primary_start_timeout: 0,
    postgresql: { parameters: { synchronous_commit: 'on' } },
  })
  expect(postgresql.listen).toBe('127.0.0.1:5001')
})

test('HAProxy asks Patroni who is the primary, and cuts off whoever is it no more', () => {
  const file = haproxyFile({ port: 5000, nodes: [{ name: 'node1', ports }] })
  expect(file).toContain('bind 127.0.0.1:5000')
  expect(file).toContain('option httpchk OPTIONS /primary')
  expect(file).toContain('on-marked-down shutdown-sessions')
  expect(file).toContain('server node1 127.0.0.1:5001 maxconn 100 check port 8001')
})
