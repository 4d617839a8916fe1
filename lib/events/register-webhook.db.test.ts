import { expect, test } from 'vitest'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { listWebhookEndpoints } from '#lib/smartpay/webhook-endpoints.ts'
import { registerWebhook, webhookUrl } from './register-webhook.ts'

withSmartpay()

async function endpoints(): Promise<string[]> {
  const listed = await listWebhookEndpoints()
  if (!listed.ok) throw new Error(`Not listed: ${listed.reason.kind}`)
  return listed.value.filter(({ url }) => url === webhookUrl()).map(({ id }) => id)
}

async function register(rotate = false) {
  const result = await registerWebhook({ rotate })
  if (!result.ok) throw new Error(`Not registered: ${result.reason.kind}`)
  return result.value
}

test('registering again keeps the endpoint, rotating replaces it', async () => {
  const first = await register()
  expect(first.what).toBe('made')
  expect(await register()).toMatchObject({ what: 'kept', endpointId: first.endpointId })
  const second = await register(true)
  expect(second.what).toBe('replaced')
  expect(await endpoints()).toEqual([second.endpointId])
})

test('an old endpoint that could not be deleted is never taken for ours', async () => {
  const old = await register()
  await control('faults', 'POST', { kind: 'status', status: 500, times: 2, method: 'DELETE' })
  const fresh = await register(true)
  expect((await endpoints()).sort()).toEqual([old.endpointId, fresh.endpointId].sort())
  expect(await register()).toMatchObject({ what: 'kept', endpointId: fresh.endpointId })
  expect(await endpoints()).toEqual([fresh.endpointId])
})
