import { z } from 'zod'
import { seal, unseal } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { env } from '#lib/env.ts'
import { newId } from '#lib/ids.ts'
import { isOfTestMode } from '#lib/smartpay/schemas.ts'

type WebhookSecret = { endpointId: string; secret: string }
/** `test`: it signs events of that mode alone. `lasting`: it has no end; the others are believed only for the retries under way. */
export type KnownSecret = WebhookSecret & { test: boolean; lasting: boolean }

const rowSchema = z.object({
  id: z.string(),
  endpointId: z.string(),
  test: z.boolean(),
  sealedSecret: z.string(),
  lasting: z.boolean(),
})
const foundSchema = z.object({ now: z.date(), secrets: z.array(rowSchema) })

/** Every secret that counts now, and the time at which they were read. */
export async function listWebhookSecrets(): Promise<{ secrets: KnownSecret[]; now: Date }> {
  const found = await requireRow(db(), foundSchema)`
    select teiki_now() as now, (
      select coalesce(json_agg(json_build_object('id', id, 'endpointId', endpoint_id, 'test', test,
        'sealedSecret', sealed_secret, 'lasting', ends_at is null)), '[]')
      from webhook_secrets where ends_at is null or ends_at > teiki_now()
    ) as secrets`
  const secrets = found.secrets.map(({ id, endpointId, test, sealedSecret, lasting }) => ({
    endpointId,
    test,
    lasting,
    secret: unseal(env().appSecret, identityOf(id), sealedSecret),
  }))
  return { secrets, now: found.now }
}

/** Known to us already: nothing changes. New: others of the same endpoint stay good for the retries under way. */
export async function saveWebhookSecret({ endpointId, secret }: WebhookSecret): Promise<void> {
  const known = (await listWebhookSecrets()).secrets
  if (known.some((one) => one.endpointId === endpointId && one.secret === secret)) return
  const id = newId('whs')
  const sealedSecret = seal(env().appSecret, identityOf(id), secret)
  await db().$executeRaw`
    insert into webhook_secrets (id, endpoint_id, test, sealed_secret, created_at)
    values (${id}, ${endpointId}, ${isOfTestMode(endpointId)}, ${sealedSecret}, teiki_now())`
}

/** Of its mode; retries of what was signed before may come for three days. */
export async function endWebhookSecrets(exceptEndpointId: string): Promise<void> {
  await db().$executeRaw`
    update webhook_secrets set ends_at = teiki_now() + interval '3 days'
    where endpoint_id <> ${exceptEndpointId} and test = ${isOfTestMode(exceptEndpointId)} and ends_at is null`
}

function identityOf(id: string): string {
  return `webhook:${id}`
}
