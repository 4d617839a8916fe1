import { localOwner } from '#lib/auth/staff/local-owner.ts'
import { elapsedMs } from '#lib/clock.ts'
import { readLocalRun } from '../local/local-run.ts'
import { type RunningShop, startShop } from '../local/shop.ts'

/** `npm run demo`: the whole shop on this machine, until Ctrl-C. */
export async function run(): Promise<void> {
  await runShop('production')
}

/** Ends the process: code 0 when it was told to, 1 when the shop could not be kept alive. */
export async function runShop(mode: 'production' | 'development'): Promise<void> {
  const local = readLocalRun()
  const told = listenToSignals()
  const shop = await startShop({
    ...local,
    mode,
    quiet: mode === 'production',
    worker: true,
    demoData: true,
    say: (line) => console.log(line),
    signal: told,
  }).catch((error: unknown) => {
    if (!told.aborted) throw error
    return null
  })
  if (shop === null) return leave(0)
  console.log(summary(shop, local.dataDir))
  const trouble = await untilTrouble(shop, told)
  if (trouble) console.log(`${trouble}; stopping everything`)
  await shop.stop()
  leave(trouble ? 1 : 0)
}

function leave(code: number): void {
  console.log('Stopped.')
  process.exit(code)
}

/**
 * Aborted by the first signal. npm passes Ctrl-C on to us on top of the terminal's, so only a second
 * one after a while means "now"; the programs then end with us.
 */
function listenToSignals(): AbortSignal {
  const told = new AbortController()
  let hurryAfter = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (told.signal.aborted) return elapsedMs() > hurryAfter ? process.exit(1) : undefined
      hurryAfter = elapsedMs() + 1_500
      console.log('Stopping…')
      told.abort()
    })
  return told.signal
}

/** A sentence when a program cannot be kept alive, null when somebody told us to stop. */
async function untilTrouble(shop: RunningShop, told: AbortSignal): Promise<string | null> {
  if (told.aborted) return null
  const stopped = new Promise<null>((resolve) => {
    told.addEventListener('abort', () => resolve(null))
  })
  return Promise.race([stopped, shop.supervisor.gaveUp])
}

function summary(shop: RunningShop, dataDir: string): string {
  return `
  ──────────────────────────────────────────────────────────────
  Shop       ${shop.appUrl}
  Admin      ${shop.appUrl}/admin
             ${localOwner.email}, password ${localOwner.password}, code: npm run staff:code
  Smartpay   ${shop.sandboxUrl}  (sandbox: look inside)
  Mailbox    ${shop.appUrl}/mailbox
  Health     ${shop.appUrl}/api/health
  Database   ${shop.databaseUrl}
  Data       ${dataDir}  (delete it to begin anew)
  ──────────────────────────────────────────────────────────────
  Subscribe in a browser; nothing is charged. Ctrl-C stops everything.
`
}
