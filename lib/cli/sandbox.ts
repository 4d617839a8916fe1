import { parseArgs } from 'node:util'
import { startSandbox } from '#lib/sandbox/server.ts'

/** `npm run sandbox -- --port N --memory`: the Smartpay sandbox alone. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '4010' },
      memory: { type: 'boolean', default: false },
      data: { type: 'string', default: '.data/sandbox' },
      'shop-name-ja': { type: 'string', default: '山彦珈琲' },
      'shop-name-en': { type: 'string', default: 'Yamabiko Coffee' },
    },
  })
  const port = Number(values.port)
  try {
    const sandbox = await startSandbox({
      port,
      ...(values.memory ? {} : { dataDir: values.data }),
      shopName: { ja: values['shop-name-ja'], en: values['shop-name-en'] },
    })
    announce(sandbox.origin)
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void sandbox.close())
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    console.error(`Port ${port} is taken: choose another with --port, or end what listens there.`)
    process.exitCode = 1
  }
}

function announce(origin: string): void {
  console.log(`Smartpay sandbox
  API      ${origin}/v1
  key      any sk_test_… or sk_live_…, for example sk_test_sandbox0000000000000000
  control  ${origin}/_control`)
  process.send?.({ ready: true })
}
