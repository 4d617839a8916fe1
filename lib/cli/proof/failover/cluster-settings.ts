/** Which ports of this machine a cluster listens on. */
export type NodePorts = { postgres: number; rest: number }

type Patroni = {
  name: string
  folder: string
  /** The folder of PostgreSQL's own programs. */
  programs: string
  ports: NodePorts
  etcdPort: number
  passwords: { superuser: string; replication: string }
  strict: boolean
}

/**
 * Seconds. The key of a primary that says nothing any more ends after `ttl`, the least that Patroni's manual allows: that is the
 * longest a dead machine holds the shop up. Patroni looks every `loop_wait`: within that a crash of PostgreSQL alone is seen. For
 * `retry_timeout` etcd may be away before the primary steps down. Patroni wants loop_wait + 2 × retry_timeout ≤ ttl.
 */
export const times = { ttl: 20, loop_wait: 2, retry_timeout: 9 } as const

/** What Patroni keeps of a cluster in etcd, from its first start on. */
function clusterSettings(strict: boolean) {
  return {
    ...times,
    // A primary that crashed is not started again: the standby has all that was confirmed, and is there sooner.
    primary_start_timeout: 0,
    // A COMMIT is confirmed once both have it; only a standby that has all of them is promoted.
    synchronous_mode: true,
    synchronous_mode_strict: strict,
    postgresql: {
      use_pg_rewind: true,
      use_slots: true,
      parameters: { max_connections: 100, synchronous_commit: 'on', wal_keep_size: '512MB' },
    },
  }
}

/** Patroni's file of one node; YAML reads JSON. */
export function patroniFile(node: Patroni): string {
  const { name, folder, programs, ports, etcdPort, passwords, strict } = node
  const rest = `127.0.0.1:${ports.rest}`
  const postgres = `127.0.0.1:${ports.postgres}`
  const settings = {
    scope: 'teiki',
    name,
    restapi: { listen: rest, connect_address: rest },
    etcd3: { host: `127.0.0.1:${etcdPort}` },
    bootstrap: {
      dcs: clusterSettings(strict),
      initdb: [{ encoding: 'UTF8' }, { locale: 'C.UTF-8' }, 'data-checksums'],
    },
    postgresql: {
      listen: postgres,
      connect_address: postgres,
      data_dir: `${folder}/data`,
      bin_dir: programs,
      pgpass: `${folder}/pgpass`,
      pg_hba: [
        'host replication replicator 127.0.0.1/32 scram-sha-256',
        'host all all 127.0.0.1/32 scram-sha-256',
      ],
      authentication: {
        superuser: { username: 'postgres', password: passwords.superuser },
        replication: { username: 'replicator', password: passwords.replication },
      },
      parameters: { unix_socket_directories: '' },
    },
  }
  return JSON.stringify(settings, null, 2)
}

type Balancer = { port: number; nodes: readonly { name: string; ports: NodePorts }[] }

/** HAProxy's: whoever Patroni calls the primary gets every connection, and whoever is it no more loses those that it had. */
export function haproxyFile({ port, nodes }: Balancer): string {
  const servers = nodes.map(
    ({ name, ports }) =>
      `  server ${name} 127.0.0.1:${ports.postgres} maxconn 100 check port ${ports.rest}`,
  )
  const lines = [
    'global',
    '  maxconn 400',
    'defaults',
    '  mode tcp',
    '  retries 0',
    '  timeout connect 2s',
    '  timeout client 1h',
    '  timeout server 1h',
    '  timeout check 2s',
    'listen primary',
    `  bind 127.0.0.1:${port}`,
    '  option httpchk OPTIONS /primary',
    '  http-check expect status 200',
    '  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions',
    ...servers,
    '',
  ]
  return lines.join('\n')
}
