import { z } from 'zod'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { shipDelivery } from '#lib/deliveries/ship-delivery.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { confirm, draftOf, setClock } from '#lib/signups/testing.ts'
import { decide } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { changeSchedule, previewSchedule } from './change-schedule.ts'
import { endDue } from './end-due.ts'
import { resumeDue } from './resume-due.ts'
import type { ScheduleCommand } from './schedule-command.ts'

/** Begun on 31 January 2027, monthly: orders on 28 February, 31 March, 30 April and so on. */
export async function begun(browser: string, slug = 'drip'): Promise<string> {
  const signupId = await draftOf(browser, {}, slug)
  await confirm(signupId, browser)
  await decide(signupId, 'approve')
  const { id } = await db().token.findUniqueOrThrow({ where: { signupId }, select: { id: true } })
  await settleToken(id, 'sweep')
  await chargeDue()
  const row = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
  return row.subscriptionId ?? ''
}

/** As somebody does who reads the preview and confirms it. */
export async function change(subscriptionId: string, command: ScheduleCommand) {
  const preview = await previewSchedule(subscriptionId, command)
  if (!preview.ok) return preview.reason
  const shown = preview.value.mark
  const changed = await changeSchedule({ subscriptionId, command, staffId: 'somebody', shown })
  return changed.ok ? changed.value : changed.reason
}

export async function cyclesOf(subscriptionId: string): Promise<string[]> {
  const cycles = await db().cycle.findMany({ where: { subscriptionId }, orderBy: { index: 'asc' } })
  return cycles.map(({ index, status, dueOn }) => `${index} ${fromColumn(dueOn)} ${status}`)
}

export async function dayComes(day: string): Promise<void> {
  await setClock(`${day}T00:05:00+09:00`)
  await resumeDue()
  await advanceOrders()
  await endDue()
  await chargeDue()
}

/** Ships every parcel whose day has come and that may go out. */
export async function shipDue(): Promise<void> {
  const due = await rows(db(), z.object({ id: z.string() }))`
    select id from deliveries where status = 'planned' and dispatch_on <= shop_day(teiki_now()) order by dispatch_on, id`
  for (const { id: deliveryId } of due)
    await shipDelivery({ deliveryId, carrier: null, tracking: null, staffId: 'somebody' })
}
