import { keyedHash, keyedHashes } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { env } from '#lib/env.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { isSignedBy } from '#lib/smartpay/webhook-signature.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import {
  type Delivery,
  type DeliveryRefusal,
  type EventBody,
  judgeAge,
  readEventBody,
} from './delivery.ts'
import { type KnownSecret, listWebhookSecrets } from './webhook-secret.ts'

/**
 * Believes a delivery only by its signature, and keeps the event once, however often and in whatever
 * order it comes (safety §3). Nothing is done about it here: `processEvents` fetches the truth.
 */
export async function receiveEvent(
  delivery: Delivery,
): Promise<Result<'kept' | 'parked', DeliveryRefusal>> {
  const { secrets, now } = await listWebhookSecrets()
  const believed = believe(delivery, secrets)
  if (!believed.ok) return refuse(believed.reason)
  const notice = readEventBody(delivery)
  if (!notice) return refuse('unreadable')
  // The secret of the one mode vouches for nothing in the other.
  if (!believed.value.includes(notice.test)) return refuse('unknown-secret')
  const signedAtMs = Number(delivery.timestamp)
  const parkedBecause = judgeAge(signedAtMs, now.getTime()) ?? (await judgeMode(notice))
  await keep(notice, new Date(signedAtMs), parkedBecause)
  return ok(parkedBecause === null ? 'kept' : 'parked')
}

/** The modes of the secrets that signed it. */
function believe(
  { signature, timestamp, endpointId, body }: Delivery,
  secrets: KnownSecret[],
): Result<boolean[], DeliveryRefusal> {
  if (signature === null || timestamp === null || !/^\d{1,15}$/.test(timestamp))
    return refused('unsigned')
  const fitting = secrets.filter((one) => endpointId === null || one.endpointId === endpointId)
  if (fitting.length === 0) return refused('unknown-secret')
  const signers = fitting.filter(({ secret }) => isSignedBy(secret, { signature, timestamp, body }))
  return signers.length > 0 ? ok(signers.map(({ test }) => test)) : refused('bad-signature')
}

/** By the shop's mode, not this process's: a deployment with a wrong key keeps what is the shop's for a right one. */
async function judgeMode({ test }: EventBody): Promise<'other-mode' | null> {
  return test === (await isShopInTestMode()) ? null : 'other-mode'
}

/** A later delivery of an event that was parked for its age alone may make it count. */
async function keep(
  { id, type, test, occurredAtMs, object, objectId }: EventBody,
  signedAt: Date,
  parkedBecause: string | null,
): Promise<void> {
  const subject = object === 'token' ? tokenHash(objectId) : Prisma.sql`${objectId}`
  await db().$executeRaw`
    insert into events as had (id, type, subject, test, status, parked_because, occurred_at, signed_at,
      received_at, last_received_at, next_try_at)
    values (${id}, ${type}, ${subject}, ${test},
      (case when ${parkedBecause}::text is null then 'received' else 'parked' end)::event_status, ${parkedBecause},
      ${new Date(occurredAtMs)}, ${signedAt}, teiki_now(), teiki_now(),
      case when ${parkedBecause}::text is null then teiki_now() end)
    on conflict (id) do update set deliveries = had.deliveries + 1, last_received_at = teiki_now(),
      status = case when had.parked_because in ('too-old', 'from-the-future') then excluded.status else had.status end,
      next_try_at = case when had.parked_because in ('too-old', 'from-the-future') then excluded.next_try_at else had.next_try_at end,
      parked_because = case when had.parked_because in ('too-old', 'from-the-future') then excluded.parked_because else had.parked_because end`
}

/**
 * How a token is found again without keeping its id, which is a right to charge: by the hash that its row has, which
 * is an older one while APP_SECRET is being changed. The lock lets nobody renew that hash in between.
 */
function tokenHash(smartpayId: string): Prisma.Sql {
  const hash = keyedHash(env().appSecret, 'token-lookup', smartpayId)
  const hashes = keyedHashes(env().appSecret, 'token-lookup', smartpayId)
  return Prisma.sql`coalesce((select id_hash from tokens where id_hash = any(${hashes}) for key share), ${hash})`
}

/** Whoever sent it learns nothing more; the merchant sees how many and why. */
async function refuse(reason: DeliveryRefusal): Promise<Result<never, DeliveryRefusal>> {
  await countRefusal(reason)
  return refused(reason)
}

/** Also for what is turned away before it is read: a body that is too large. */
export async function countRefusal(reason: DeliveryRefusal | 'too-large'): Promise<void> {
  await db().$executeRaw`
    insert into webhook_refusals as had (day, reason, count, last_at)
    values (shop_day(teiki_now()), ${reason}, 1, teiki_now())
    on conflict (day, reason) do update set count = had.count + 1, last_at = teiki_now()`
}
