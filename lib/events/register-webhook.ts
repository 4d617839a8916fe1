import { env } from '#lib/env.ts'
import { randomText } from '#lib/ids.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import {
  activateWebhookEndpoint,
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  getWebhookEndpoint,
  listWebhookEndpoints,
  type WebhookEndpoint,
} from '#lib/smartpay/webhook-endpoints.ts'
import type { KeyRefusal } from '#lib/smartpay-account/account.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { adoptKey } from '#lib/tokens/adopt-key.ts'
import { endWebhookSecrets, listWebhookSecrets, saveWebhookSecret } from './webhook-secret.ts'

type Registration = { endpointId: string; url: string; what: 'made' | 'kept' | 'replaced' }

/** Where Smartpay shall tell us what happens. */
export function webhookUrl(): string {
  return `${env().appUrl}/api/webhooks/smartpay`
}

/**
 * One endpoint at Smartpay for this shop's address, its secret stored sealed. Called again it changes
 * nothing, but switches on what was switched off. An endpoint whose secret nobody has is replaced, and so
 * is any with `rotate`; deliveries signed by the old secret are believed for three days more.
 */
export async function registerWebhook(options: {
  rotate: boolean
}): Promise<Result<Registration, SmartpayFailure | { kind: KeyRefusal }>> {
  const may = await mayAskSmartpay()
  if (!may.ok) return refused({ kind: may.reason })
  const listed = await listWebhookEndpoints()
  if (!listed.ok) return listed
  if (!(await adoptKey())) return refused({ kind: 'other-account' })
  const url = webhookUrl()
  const mine = listed.value.filter((endpoint) => endpoint.url === url)
  const usable = options.rotate ? null : await findUsable(mine)
  if (!usable) return replace(mine, url)
  await remove(mine.filter(({ id }) => id !== usable.id))
  return keep(usable, url)
}

/** What cannot be deleted now is deleted by the next call. */
async function remove(endpoints: WebhookEndpoint[]): Promise<void> {
  for (const { id } of endpoints) await deleteWebhookEndpoint(id)
}

/** One whose secret we have for good, or can still read. */
async function findUsable(mine: WebhookEndpoint[]): Promise<WebhookEndpoint | null> {
  const { secrets } = await listWebhookSecrets()
  const secretOf = (id: string) => secrets.find(({ endpointId }) => endpointId === id)
  const known = mine.find(({ id }) => secretOf(id)?.lasting)
  if (known) return known
  for (const { id } of mine.filter((endpoint) => !secretOf(endpoint.id))) {
    const read = await getWebhookEndpoint(id)
    if (!read.ok || !read.value.signingSecret) continue
    await saveWebhookSecret({ endpointId: id, secret: read.value.signingSecret })
    return read.value
  }
  return null
}

async function keep(
  endpoint: WebhookEndpoint,
  url: string,
): Promise<Result<Registration, SmartpayFailure>> {
  if (!endpoint.active) {
    const activated = await activateWebhookEndpoint(endpoint.id)
    if (!activated.ok) return activated
  }
  return ok({ endpointId: endpoint.id, url, what: 'kept' })
}

/** The new one first, so that no event finds nobody. */
async function replace(
  old: WebhookEndpoint[],
  url: string,
): Promise<Result<Registration, SmartpayFailure>> {
  const made = await createWebhookEndpoint(url, `webhook_${randomText(22)}`)
  if (!made.ok) return made
  const { id, signingSecret } = made.value
  if (!signingSecret) return refused({ kind: 'unreadable', moneyMoved: 'no' })
  await saveWebhookSecret({ endpointId: id, secret: signingSecret })
  await endWebhookSecrets(id)
  await remove(old)
  return ok({ endpointId: id, url, what: old.length > 0 ? 'replaced' : 'made' })
}
