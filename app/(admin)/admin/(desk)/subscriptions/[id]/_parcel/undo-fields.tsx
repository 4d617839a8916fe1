import { ReasonFields } from '#app/(admin)/_components/reason-fields.tsx'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { orderReasonWords } from '#lib/i18n/admin/order-reasons.ts'
import { statusWords } from '#lib/i18n/admin/status.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { newId } from '#lib/ids.ts'
import { undoReasons, waitingDeliveries } from '#lib/states/delivery.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { actionWords } from '../../../_actions/messages.ts'
import { parcelWords } from './messages.ts'
import type { ParcelDialogState } from './read-parcel-dialog.ts'

/** How the parcel stands again, that its money stays, and why it is taken back. */
export function UndoFields({ state, locale }: { state: ParcelDialogState; locale: Locale }) {
  const dialog = dialogWords[locale]
  const { undo: words } = parcelWords[locale]
  const { to, ends, staysPaid } = state.preview
  const waits = isOneOf(waitingDeliveries, to)
  return (
    <>
      <input type="hidden" name="note" value={newId('note')} />
      <p>
        {waits ? words[ends ? 'ends' : 'back'] : words.before(statusWords[locale].delivery[to])}
      </p>
      {staysPaid ? <p>{words.staysPaid}</p> : null}
      {waits ? <p>{words.mail}</p> : null}
      <ReasonFields
        legend={dialog.reason}
        reasons={undoReasons}
        words={orderReasonWords[locale].undo}
        note={{
          name: 'text',
          label: dialog.optionalNote,
          hint: actionWords[locale].note.hint,
          maxLength: 2000,
        }}
      />
    </>
  )
}
