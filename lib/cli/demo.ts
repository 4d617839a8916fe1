import { readLocalRun } from './local-run.ts'
import { type RunningShop, startShop } from './shop.ts'

/** `npm run demo`: the whole shop on this machine, until Ctrl-C. */
export async function run(): Promise<void> {
  await runShop('production')
}

export async function runShop(mode: 'production' | 'development'): Promise<void> {
  const local = readLocalRun()
  const say = (line: string) => console.log(line)
  const shop = await startShop({
    ...local,
    mode,
    durable: true,
    quiet: mode === 'production',
    worker: true,
    say,
  })
  console.log(summary(shop, local.dataDir))
  await untilStopped(shop)
}

function summary(shop: RunningShop, dataDir: string): string {
  return `
  ──────────────────────────────────────────────────────────────
  Shop       ${shop.appUrl}
  Smartpay   ${shop.sandboxUrl}  (sandbox; control calls at /_control)
  Health     ${shop.appUrl}/api/health
  Database   ${shop.databaseUrl}
  Data       ${dataDir}  (delete it to begin anew)
  ──────────────────────────────────────────────────────────────
  Subscribe in a browser; nothing is charged. Ctrl-C stops everything.
`
}

/** npm passes Ctrl-C on to us on top of the terminal's: only a second one after a while means "now". */
async function untilStopped(shop: RunningShop): Promise<void> {
  let code = 0
  const cause = await new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve('Stopping…'))
    shop.supervisor.onGiveUp = (sentence) => {
      code = 1
      resolve(`${sentence}; stopping`)
    }
  })
  console.log(cause)
  const hurryAfter = performance.now() + 1_500
  process.on('SIGINT', () => performance.now() > hurryAfter && process.exit(1))
  await shop.stop()
  console.log('Stopped.')
  process.exit(code)
}
