import { enableLive } from '#lib/charging/charging-switch.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import type { Values } from '../commands.mjs'
import { confirmByTyping } from '../local/confirm.ts'

/** `npm run live:enable`: this deployment, and no other, charges live tokens from now on. Asks first. */
export async function run(_args: string[], { yes }: Values): Promise<void> {
  const { smartpay, appUrl } = env()
  if (smartpay.test) {
    console.log('SMARTPAY_SECRET_KEY is a test key: it charges nobody, and needs no leave.')
    return
  }
  const { host } = new URL(appUrl)
  const question = `From now on ${host} charges the live tokens of its database by itself, and no other deployment does.`
  if (yes !== true && !(await confirmByTyping(host, question)))
    throw new Error('Nothing was done. For scripts: npm run live:enable -- --yes')
  try {
    await enableLive('command')
    console.log(`${host} charges live tokens.`)
  } finally {
    await closeDatabase()
  }
}
