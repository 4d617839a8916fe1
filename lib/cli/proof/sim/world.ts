import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type ShopFile, shopFileSchema } from '#lib/catalog/schema.ts'
import { seedShop } from '#lib/catalog/seed-shop.ts'
import { wallClockMs } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { moveClock } from '#lib/db/local-clock.ts'
import { rows } from '#lib/db/rows.ts'
import { env } from '#lib/env.ts'
import { registerWebhook } from '#lib/events/register-webhook.ts'
import { root } from '../../local/install.mjs'
import type { Mix } from './mix.ts'
import { receiveWebhooks } from './receive-webhooks.ts'
import { startSandbox } from './start-sandbox.ts'

/** What a round is played in: the shop's database, the sandbox, and where webhooks arrive. */
export type World = { stop(): Promise<void> }

/** Before anything reads the settings: the sandbox and the receiver take free ports. */
export async function startWorld(): Promise<World> {
  const [sandbox, receiver] = await Promise.all([startSandbox(), receiveWebhooks(() => moving)])
  process.env.SMARTPAY_API_URL = `${sandbox.origin}/v1`
  process.env.SMARTPAY_CHECKOUT_ORIGIN = sandbox.origin
  process.env.APP_URL = receiver.origin
  return {
    stop: async () => {
      receiver.stop()
      await sandbox.stop()
    },
  }
}

/** A shop that nobody has come to yet, here and at Smartpay, at a moment of the past or the future. */
export async function beginWorld(
  { webhooks }: Mix,
  { at, charging }: { at: number; charging: object },
): Promise<void> {
  await forgetAll()
  await control('reset', 'POST')
  offsetBeforeMs = -wallClockMs()
  await moveTo(at)
  await seedShop(await readShop(charging))
  await control('webhooks', 'PUT', webhookSettings[webhooks])
  if (webhooks === 'none') return
  const registered = await registerWebhook({ rotate: false })
  if (!registered.ok) throw new Error(`No webhook: ${registered.reason.kind}`)
}

const minuteMs = 60_000

const webhookSettings = {
  none: { dropAll: true },
  prompt: {},
  loud: { copies: 3, delayMs: 20 * minuteMs, shuffleMs: 600 * minuteMs },
}

let offsetBeforeMs = 0
let moving: Promise<void> = Promise.resolve()

/**
 * Shop and sandbox on one clock, the sandbox first: a shop that is ahead of it would ask for what is not there yet. The
 * rate of calls goes by the database's own clock, so what was said of it is put back by as much. Where a moment took longer
 * than the time until the next one, as on a busy machine, it is later already and stays so: no clock goes back.
 */
export function moveTo(at: number): Promise<void> {
  moving = move(Math.max(Math.round(at - wallClockMs()), offsetBeforeMs))
  return moving
}

async function move(offsetMs: number): Promise<void> {
  await control('clock', 'PUT', { offsetMs })
  await moveClock(offsetMs)
  const passed = Prisma.sql`make_interval(secs => ${Math.max(0, offsetMs - offsetBeforeMs) / 1000}::float8)`
  await db().$executeRaw`
    update call_rates set next_slot_at = next_slot_at - ${passed}, refused_at = refused_at - ${passed}`
  offsetBeforeMs = offsetMs
}

/** One of the sandbox's control calls; answers its JSON. Throws where it refuses. */
export async function control(address: string, method: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${env().smartpay.checkoutOrigin}/_control/${address}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`The sandbox refused ${method} ${address}: ${text}`)
  return JSON.parse(text)
}

const tableSchema = z.object({ name: z.string() })

async function forgetAll(): Promise<void> {
  const tables = await rows(db(), tableSchema)`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public'
      and tablename not in ('_prisma_migrations', 'clock', 'charging_switch', 'call_rates', 'secret_canary', 'audit_mark')`
  const truncate = `truncate ${tables.map(({ name }) => name).join(', ')} cascade`
  // The triggers that keep history as it is are for a shop's, not for a round's.
  await inTransaction(async (tx) => {
    await tx.$executeRaw`set local session_replication_role = replica`
    await tx.$executeRawUnsafe(truncate)
    await tx.$executeRaw`update call_rates set per_second = 100, next_slot_at = now(), refused_at = null`
    await tx.$executeRaw`update charging_switch set stopped_at = null, stopped_until = null, stopped_because = null, stopped_by = null`
  })
}

async function readShop(charging: object): Promise<ShopFile> {
  const text = await readFile(path.join(root, 'prisma/demo-shop.json'), 'utf8')
  const file = JSON.parse(text)
  return shopFileSchema.parse({ ...file, shop: { ...file.shop, charging } })
}
