import { z } from 'zod'
import { expectTrue } from './expect.ts'
import type { Site } from './start-site.ts'

const listSchema = z.object({ data: z.array(z.object({ id: z.string() })) })

/** The sandbox asks DNS, which does not know the deployment: its endpoint is known by its port from now on. */
export async function leadWebhooksTo({ settings }: Site, port: number): Promise<void> {
  const { SMARTPAY_API_URL: api, SMARTPAY_SECRET_KEY: key } = settings
  const headers = { authorization: `Basic ${key}`, 'content-type': 'application/json' }
  const listed = await fetch(`${api}/webhook-endpoints`, { headers })
  const [endpoint] = listSchema.parse(await listed.json()).data
  const url = `http://127.0.0.1:${port}/api/webhooks/smartpay`
  const changed = await fetch(`${api}/webhook-endpoints/${endpoint?.id}`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify({ url }),
  })
  expectTrue(changed.ok, `The sandbox did not take the webhooks' address: ${changed.status}`)
}
