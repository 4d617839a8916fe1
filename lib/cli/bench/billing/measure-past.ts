import { fork } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { atMost, type Measured } from '#e2e/bench/report.ts'
import { root } from '../../local/install.mjs'
import { runOneOff } from '../../local/launch.ts'
import { environmentOf } from '../../local/local-run.ts'
import { cli } from '../../local/programs.ts'
import { makeDemoData } from '../../local/shop.ts'

/** The demo's eighteen months, made by the engine against the sandbox as a demo's first start makes them. */
export async function measurePast(databaseUrl: string, folder: string): Promise<Measured> {
  const sandbox = fork(cli, ['sandbox', '--port', '0', '--memory'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  try {
    const [{ origin }] = (await once(sandbox, 'message')) as [{ origin: string }]
    const run = { dataDir: folder, port: 3000, sandboxPort: Number(new URL(origin).port) }
    const env = environmentOf(run, { databaseUrl, directUrl: databaseUrl })
    await runOneOff({ name: 'Making the owner', args: [cli, 'staff:local'], env })
    const begun = performance.now()
    await makeDemoData(env, () => undefined, undefined)
    const seconds = (performance.now() - begun) / 1_000
    const charges = await countCharges(databaseUrl)
    console.log(`  past.seconds: ${seconds.toFixed(1)} s for ${charges} charges`)
    return {
      id: 'past.seconds',
      what: `seconds for the demo’s eighteen months, a thousand charges of ${charges}; the goal is a minute for all`,
      unit: 's',
      ...atMost(Math.round(60_000 / charges), (seconds * 1_000) / charges),
    }
  } finally {
    sandbox.kill()
  }
}

async function countCharges(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query('select count(*)::int as charges from charges')
  await client.end()
  return rows[0].charges
}
