import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow } from '#lib/db/rows.ts'
import { env } from '#lib/env.ts'
import { fingerprintOfDeployment } from './deployment.ts'

/** Why no charge is sent: staff stopped it; too many went wrong at once; this deployment was never said to be the shop's. */
export const stopReasons = ['staff', 'breaker', 'not-enabled'] as const
export type StopReason = (typeof stopReasons)[number]

function stoppedAt(moment: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(stopped_at is not null and (stopped_until is null or stopped_until > ${moment}))`
}

/** Nothing is sent now. To stand inside another query. */
export const isStopped = Prisma.sql`exists (select from charging_switch where ${stoppedAt(Prisma.sql`teiki_now()`)})`

const switchSchema = z.object({
  stopped: z.boolean(),
  because: z.enum(['staff', 'breaker']).nullable(),
  liveFingerprint: z.string().nullable(),
})

/** Null: charges of that mode may be sent from here. @param at a moment to come, by which a stop may be over; null: now */
export async function whyNoCharges(
  test: boolean,
  at: Date | null = null,
): Promise<StopReason | null> {
  return reasonIn(await requireRow(db(), switchSchema)`${readSwitch(at)}`, test)
}

/** Waited for in turn: a row's lock would go to claim after claim while somebody waits to stop them. */
const switchLock = 4127005

/**
 * Whether charges may be claimed, inside the transaction that claims them: whoever stops them waits for it, and nothing is
 * claimed after that.
 */
export async function holdSwitch(tx: Prisma.TransactionClient, test: boolean): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(${switchLock}::bigint)`
  const found = await requireRow(tx, switchSchema)`${readSwitch(null)}`
  return reasonIn(found, test) === null
}

function readSwitch(at: Date | null): Prisma.Sql {
  return Prisma.sql`
    select ${stoppedAt(Prisma.sql`coalesce(${at}::timestamptz, teiki_now())`)} as stopped, stopped_because as because,
      live_fingerprint as "liveFingerprint" from charging_switch`
}

/** Whose deployment it is comes first: a copy of the shop's stays silent whatever else holds. */
function reasonIn(found: z.output<typeof switchSchema>, test: boolean): StopReason | null {
  if (!test && found.liveFingerprint !== ownFingerprint()) return 'not-enabled'
  return found.stopped ? (found.because ?? 'staff') : null
}

/**
 * Nothing is claimed from now on, and runs that claimed before send nothing half a second later (`stop-watch.ts`), until
 * somebody lifts it. What was sent before is still found out.
 */
export async function stopCharges(actor: string): Promise<void> {
  await setStop(actor, 'staff', null)
}

/** Too many charges went wrong at once: nothing is sent for a while. @param hours after which it is tried again */
export async function tripBreaker(hours: number): Promise<void> {
  await setStop('engine', 'breaker', hours)
}

export async function resumeCharges(actor: string): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`
      update charging_switch set stopped_at = null, stopped_until = null, stopped_because = null, stopped_by = null`
    await recordAudit({ ...entry(actor), detail: { what: 'resume' } }, tx)
  })
}

/** This deployment, and no other, charges live tokens. */
export async function enableLive(actor: string): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`
      update charging_switch set live_fingerprint = ${ownFingerprint()}, live_enabled_at = teiki_now()`
    await recordAudit({ ...entry(actor), detail: { what: 'enable-live' } }, tx)
  })
}

/** A stop of the staff's is never shortened by the breaker. */
async function setStop(actor: string, because: 'staff' | 'breaker', hours: number | null) {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${switchLock}::bigint)`
    const stopped = await tx.$executeRaw`
      update charging_switch set stopped_at = teiki_now(), stopped_because = ${because}, stopped_by = ${actor},
        stopped_until = teiki_now() + make_interval(hours => ${hours}::int)
      where ${because} = 'staff' or not ${isStopped}`
    if (stopped > 0) await recordAudit({ ...entry(actor), detail: { what: 'stop', because } }, tx)
  })
}

function entry(actor: string) {
  return { actor, action: 'charging.switch', subject: 'shop', outcome: 'done' } as const
}

function ownFingerprint(): string {
  return fingerprintOfDeployment(env())
}
