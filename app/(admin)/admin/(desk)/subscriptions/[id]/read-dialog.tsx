import type { ReactNode } from 'react'
import type { Query } from '#app/(admin)/_components/read-filter.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { AmendDialog } from './_amend/amend-dialog.tsx'
import { readAmendDialog } from './_amend/read-amend-dialog.ts'
import { CancelOrderDialog } from './_order/cancel-order-dialog.tsx'
import { CaptureDialog } from './_order/capture-dialog.tsx'
import { type OrderDialogState, readOrderDialog } from './_order/read-order-dialog.ts'
import { ParcelDialog } from './_parcel/parcel-dialog.tsx'
import { readParcelDialog } from './_parcel/read-parcel-dialog.ts'
import { readRefundDialog } from './read-refund-dialog.ts'
import { readScheduleDialog } from './read-schedule-dialog.ts'
import { RefundDialog } from './refund-dialog.tsx'
import { ScheduleDialog } from './schedule-dialog.tsx'

/** Null: there is nothing to show of it. */
type Dialog = { dialog: ReactNode; refusal: string | null }

/** The dialog that the address asks for, of those that show what would come of it, or why there is none. */
export async function readDialog(
  view: SubscriptionView,
  query: Query,
  locale: Locale,
): Promise<Dialog> {
  const schedule = await readScheduleDialog(view.id, query)
  if (schedule) {
    const { state, refusal } = schedule
    return { dialog: state && <ScheduleDialog {...{ view, state, locale }} />, refusal }
  }
  const refund = await readRefundDialog(view, query)
  if (refund) {
    const { state, refusal } = refund
    return { dialog: state && <RefundDialog {...{ view, state, locale }} />, refusal }
  }
  const amend = await readAmendDialog(view.id, query)
  if (amend) {
    const { state, refusal } = amend
    return { dialog: state && <AmendDialog {...{ view, state, locale }} />, refusal }
  }
  const order = await readOrderDialog(view, query)
  if (order) {
    const { state, refusal } = order
    return { dialog: state && <OrderDialog {...{ view, state, locale }} />, refusal }
  }
  const parcel = await readParcelDialog(view, query)
  const state = parcel?.state ?? null
  return {
    dialog: state && <ParcelDialog {...{ view, state, locale }} />,
    refusal: parcel?.refusal ?? null,
  }
}

type Props = { view: SubscriptionView; state: OrderDialogState; locale: Locale }

function OrderDialog({ view, state, locale }: Props) {
  return state.kind === 'cancel' ? (
    <CancelOrderDialog view={view} order={state.order} preview={state.preview} locale={locale} />
  ) : (
    <CaptureDialog view={view} order={state.order} preview={state.preview} locale={locale} />
  )
}
