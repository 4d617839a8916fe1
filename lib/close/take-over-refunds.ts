import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { noteRefund } from '#lib/refunds/note-refunds.ts'
import type { DayWindow } from './day-window.ts'
import type { Difference } from './difference-codes.ts'

/** More are not taken over in one run. */
const mostAtOnce = 200

const listedSchema = z.object({ id: z.string(), amountMinor: z.number() })

/**
 * What somebody refunded in Smartpay's dashboard is known here from now on; those of payments that we know come first. What
 * cannot be taken over is a difference, but for refunds of other programs.
 */
export async function takeOverRefunds({ day }: DayWindow): Promise<Difference[]> {
  const unknown = await rows(db(), listedSchema)`
    select l.smartpay_id as id, l.amount_minor as "amountMinor" from listed_refunds l
    where l.day = ${`${day}`}::date and l.status = 'succeeded' and not exists (select from refunds r where r.smartpay_id = l.smartpay_id)
    order by exists (select from payments p where p.smartpay_id = l.payment_id) desc, l.smartpay_id limit ${mostAtOnce}`
  const left: Difference[] = []
  for (const { id, amountMinor } of unknown) {
    const noted = await noteRefund(id)
    if (noted.ok && noted.value !== 'unknown-payment') continue
    left.push({
      code: 'refund-unknown-here',
      subject: id,
      subscriptionId: null,
      hereMinor: null,
      thereMinor: amountMinor,
    })
  }
  return left
}
