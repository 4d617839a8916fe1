import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildEmptyApp } from '#e2e/bench/empty-app.ts'
import { type Measured, table } from '#e2e/bench/report.ts'
import { measureSandboxRate } from '#e2e/bench/sandbox-rate.ts'
import { measureBilling } from '../bench/billing/measure-billing.ts'
import { measureAdmin } from '../bench/measure-admin.ts'
import { measureFresh, measureStorefront } from '../bench/measure-storefront.ts'
import { builds, startEmptyApp } from '../bench/storefronts.ts'
import type { Values } from '../commands.mjs'
import { root } from '../local/install.mjs'
import { readLocalRun } from '../local/local-run.ts'
import { startShop } from '../local/shop.ts'

const parts = ['sandbox', 'billing', 'storefront', 'memory', 'admin'] as const
type Part = (typeof parts)[number]
const partsOfShop: readonly Part[] = ['storefront', 'memory', 'admin']

/**
 * `npm run bench`: all measurements in one run; `--only admin` takes one part of them, `--quick` one round
 * instead of five, `--rows 50000` that many rows of everything in the admin instead of a million.
 */
export async function run(_args: string[], values: Values): Promise<void> {
  if (values.only !== undefined && !parts.some((part) => part === values.only))
    throw new Error(`--only takes one of ${parts.join(', ')}`)
  const rows = readRows(values.rows)
  const { dataDir } = readLocalRun()
  const quick = values.quick === true
  const takes = (part: Part) => (values.only ?? part) === part
  const lines: Measured[] = []
  if (takes('sandbox')) {
    console.log('Asking the sandbox alone for orders…')
    const folder = path.join(dataDir, 'bench/sandbox')
    lines.push(await measureSandboxRate(folder, { rounds: quick ? 1 : 5, seconds: 3 }))
  }
  if (takes('billing')) {
    console.log('Charging with a provider in the same process…')
    lines.push(...(await measureBilling(path.join(dataDir, 'bench/billing'), { quick, rows })))
  }
  if (partsOfShop.some(takes))
    lines.push(...(await measureShop(path.join(dataDir, 'bench/shop'), { takes, quick, rows })))
  writeFileSync(path.join(dataDir, 'bench.json'), `${JSON.stringify(lines, null, 2)}\n`)
  console.log(`\n${table(lines)}`)
  process.exit(0)
}

/** Of a whole shop on this machine. */
async function measureShop(
  dataDir: string,
  { takes, quick, rows }: { takes: (part: Part) => boolean; quick: boolean; rows: number },
): Promise<Measured[]> {
  const lines: Measured[] = []
  const shop = await startShop({
    dataDir,
    port: 0,
    sandboxPort: 0,
    worker: false,
    memorySandbox: true,
    fleeting: true,
    say: console.log,
  })
  try {
    console.log('Building an empty app to compare with…')
    buildEmptyApp(builds.empty, root)
    const emptyUrl = await startEmptyApp(shop)
    if (takes('memory')) lines.push(...(await measureFresh(shop, quick ? 1_000 : 10_000)))
    if (takes('storefront'))
      lines.push(...(await measureStorefront(shop, { emptyUrl, rounds: quick ? 1 : 5 })))
    if (takes('admin'))
      lines.push(...(await measureAdmin(shop, emptyUrl, { rounds: quick ? 10 : 40, rows })))
    return lines
  } finally {
    await shop.stop()
  }
}

/** As many as the smaller list of the comparison has, or more. */
function readRows(asked: Values[string] = '1000000'): number {
  const rows = /^\d{4,9}$/.test(`${asked}`) ? Number(asked) : 0
  if (rows < 1_000) throw new Error('--rows takes a whole number from 1000 up, such as 50000')
  return rows
}
