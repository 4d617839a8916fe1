import type { ReactNode } from 'react'
import { Fact } from '#app/(admin)/_components/fact.tsx'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import { deliveryWords } from '#lib/i18n/deliveries.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { subscriptionWords } from '../../messages.ts'
import { FinishFields } from './finish-fields.tsx'
import { parcelWords } from './messages.ts'
import { finishParcelAction, trackParcelAction, undoParcelAction } from './parcel-actions.ts'
import type { ParcelDialogState } from './read-parcel-dialog.ts'
import { TrackFields } from './track-fields.tsx'
import { UndoFields } from './undo-fields.tsx'

type Part = {
  title: string
  fields: ReactNode
  action: (form: FormData) => Promise<void>
  send: string
}

type Props = { view: SubscriptionView; state: ParcelDialogState; locale: Locale }

/** A parcel, what is put right or recorded of it, and what comes of that. */
export function ParcelDialog({ view, state, locale }: Props) {
  const dialog = dialogWords[locale]
  const words = parcelWords[locale]
  const { kind, delivery, parcel, preview } = state
  const { order, among, position, lines } = delivery
  const parts: Record<typeof kind, Part> = {
    'undo-parcel': {
      title: words.undo.title[parcel.status === 'shipped' ? 'shipped' : 'ended'](name()),
      fields: <UndoFields state={state} locale={locale} />,
      action: undoParcelAction,
      send: words.undo.send,
    },
    'track-parcel': {
      title: words.track.title(name()),
      fields: <TrackFields state={state} locale={locale} />,
      action: trackParcelAction,
      send: words.track.send,
    },
    'finish-parcel': {
      title: words.finish.title(name()),
      fields: <FinishFields status={parcel.status} locale={locale} />,
      action: finishParcelAction,
      send: words.finish.send,
    },
  }
  const { title, fields, action, send } = parts[kind]
  function name(): string {
    const which = among > 1 ? words.which(position + 1, among) : ''
    return words.parcel(subscriptionWords[locale].times(order.index + 1), which)
  }
  return (
    <form action={action} className="dialog stack">
      <input type="hidden" name="subscription" value={view.id} />
      <input type="hidden" name="delivery" value={delivery.id} />
      <input type="hidden" name="shown" value={preview.mark} />
      <h2>{title}</h2>
      <p className="small muted">
        {dialog.asOf(formatWhen(view.now, locale, view.facts.timeZone))} {dialog.changed}
      </p>
      <dl className="facts">
        <Fact name={words.facts.contents}>
          {lines.map((one) => (
            <span key={one.name.ja} className="line">
              {deliveryWords[locale].line(one.name[locale], one.quantity)}
            </span>
          ))}
        </Fact>
        <Fact name={words.facts.shipped}>
          {parcel.shippedAt && formatWhen(parcel.shippedAt, locale, view.facts.timeZone)}
        </Fact>
        {kind === 'track-parcel' ? null : (
          <>
            <Fact name={words.facts.carrier}>{parcel.carrier}</Fact>
            <Fact name={words.facts.tracking}>{parcel.tracking}</Fact>
          </>
        )}
      </dl>
      {fields}
      <p className="buttons">
        <a className="button quiet" href={paths.admin.subscription(view.id)}>
          {dialog.back}
        </a>
        <button type="submit" className={kind === 'undo-parcel' ? 'button danger' : 'button'}>
          {send}
        </button>
      </p>
    </form>
  )
}
