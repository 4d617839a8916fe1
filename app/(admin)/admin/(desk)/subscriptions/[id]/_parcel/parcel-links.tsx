import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { type DeliveryStatus, goneDeliveries } from '#lib/states/delivery.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { parcelWords } from './messages.ts'
import { parcelDialogPath } from './parcel-dialog-path.ts'

type Props = {
  subscriptionId: string
  delivery: { id: string; status: DeliveryStatus }
  role: StaffRole
  locale: Locale
}

/** What may be put right or recorded of a parcel that is gone; each leads to a page that says what comes of it. */
export function ParcelLinks({ subscriptionId, delivery: { id, status }, role, locale }: Props) {
  const { finish, track, undo } = parcelWords[locale]
  const isGone = isOneOf(goneDeliveries, status)
  if (!isGone && status !== 'returned') return null
  const links = [
    { kind: 'finish-parcel', words: finish.act, may: isGone && mayDo(role, 'delivery.finish') },
    { kind: 'track-parcel', words: track.act, may: isGone && mayDo(role, 'delivery.track') },
    {
      kind: 'undo-parcel',
      words: undo.act[status === 'shipped' ? 'shipped' : 'ended'],
      may: mayDo(role, 'delivery.undo'),
    },
  ] as const
  return links
    .filter(({ may }) => may)
    .map(({ kind, words }) => (
      <span key={kind} className="line small">
        <a href={parcelDialogPath(subscriptionId, { do: kind, delivery: id }).dialog}>{words}…</a>
      </span>
    ))
}
