import path from 'node:path'
import { type Sandbox, type SandboxOptions, startSandbox } from './server.ts'
import { releaseLock, takeLock } from './state/lock.ts'

/** What the options of a call say; see options.mjs. */
type Values = Record<string, string | boolean | undefined>

/** The sandbox, until Ctrl-C. Throws with a sentence for whoever started it. */
export async function run(values: Values): Promise<void> {
  const options = readOptions(values)
  const lock = options.dataDir === undefined ? null : path.join(options.dataDir, 'lock')
  if (lock) holdFolder(lock, options.dataDir)
  const sandbox = await startSandbox(options).catch((error: unknown) => {
    if (lock) releaseLock(lock)
    throw inPlainWords(error, options)
  })
  closeOnSignals(sandbox, lock)
  console.log(`Smartpay sandbox, until Ctrl-C
  API      ${sandbox.origin}/v1
  key      any sk_test_… or sk_live_…, for example sk_test_sandbox0000000000000000
  control  ${sandbox.origin}/_control
  state    ${options.dataDir ?? 'in memory, gone when it ends'}`)
  process.send?.({ ready: true, origin: sandbox.origin })
}

function readOptions(values: Values): SandboxOptions {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const port = Number(text('port') ?? '4010')
  const origin = text('origin')
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('--port takes a number from 0 to 65535')
  if (origin !== undefined && !isOrigin(origin))
    throw new Error('--origin takes an origin such as http://sandbox.example:4010')
  return {
    port,
    dataDir: values.memory ? undefined : (text('data') ?? `.data/sandbox-${port}`),
    origin,
    shopName: {
      ja: text('shop-name-ja') ?? text('shop-name') ?? '山彦珈琲',
      en: text('shop-name-en') ?? text('shop-name') ?? 'Yamabiko Coffee',
    },
  }
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
}

/** Two sandboxes that write one journal would lose each other's lines. */
function holdFolder(lock: string, dataDir = ''): void {
  let holder: number | null
  try {
    holder = takeLock(lock)
  } catch {
    throw new Error(`Cannot write to ${dataDir}: name another folder with --data, or use --memory`)
  }
  if (holder !== null)
    throw new Error(`Process ${holder} uses ${dataDir}: name another folder with --data`)
}

function inPlainWords(error: unknown, { port }: SandboxOptions): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE')
    return new Error(`Port ${port} is taken: choose another with --port, or end what listens there`)
  if (code === 'EACCES')
    return new Error(`Port ${port} is not allowed here: choose one above 1023 with --port`)
  return error
}

function closeOnSignals(sandbox: Sandbox, lock: string | null): void {
  const close = async () => {
    await sandbox.close()
    if (lock) releaseLock(lock)
    // A process that runs out by itself puts its handlers away first: one more Ctrl-C would count as a crash.
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, close)
}
