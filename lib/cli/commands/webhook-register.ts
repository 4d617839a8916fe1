import { closeDatabase } from '#lib/db/client.ts'
import { registerWebhook } from '#lib/events/register-webhook.ts'
import type { Values } from '../commands.mjs'

const sentences = {
  made: 'Smartpay will tell us at',
  kept: 'Smartpay tells us already at',
  replaced: 'Smartpay has a new endpoint, with a new secret, at',
} as const

/** `npm run webhook:register [-- --rotate]`: makes, mends or replaces our endpoint at Smartpay. */
export async function run(_args: string[], { rotate }: Values): Promise<void> {
  try {
    const result = await registerWebhook({ rotate: rotate === true })
    if (!result.ok) throw new Error(`Not registered (${result.reason.kind}): npm run doctor`)
    const { endpointId, url, what } = result.value
    console.log(`${sentences[what]} ${url} (${endpointId})`)
  } finally {
    await closeDatabase()
  }
}
