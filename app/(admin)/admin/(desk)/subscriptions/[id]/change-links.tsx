import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import type { ListedOrderStatus } from '#lib/states/order.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import type { ScheduleKind } from './read-schedule-command.ts'
import { scheduleAddress } from './schedule-address.ts'
import { scheduleWords } from './schedule-messages.ts'

type Props = { view: SubscriptionView; index: number; status: ListedOrderStatus; locale: Locale }

/** What may be changed of an order that is not made yet; each leads to a page that says what comes of it. */
export function ChangeLinks({ view, index, status, locale }: Props) {
  const { acts } = scheduleWords[locale]
  const page = paths.admin.subscription(view.id)
  const kinds = kindsOf(view, index, status)
  if (kinds.length === 0) return null
  return kinds.map((kind) => (
    <span key={kind} className="reading">
      <a href={scheduleAddress(page, { do: kind, number: `${index + 1}` })}>{acts[kind]}…</a>
    </span>
  ))
}

function kindsOf(
  { changes, ending, status: subscription }: SubscriptionView,
  index: number,
  status: ListedOrderStatus,
): ScheduleKind[] {
  if (subscription === 'canceled' || subscription === 'ended') return []
  if (ending && index >= ending.fromIndex) return []
  if (status === 'scheduled') return ['skip', 'move']
  const isSkip = changes.some((change) => change.kind === 'skip' && change.index === index)
  return status === 'skipped' && isSkip ? ['take-back-skip'] : []
}
