import { ReasonFields } from '#app/(admin)/_components/reason-fields.tsx'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import type { TokenView } from '#lib/tokens/get-token-view.ts'
import { reasonsFor, type TokenAction, writeShown } from '#lib/tokens/operations/token-operation.ts'
import { tokenWords } from '../messages.ts'
import { askOperationAction } from './actions.ts'
import { InUseTable } from './in-use.tsx'

type Props = { token: TokenView; action: TokenAction; locale: Locale }

/** What stops, what does not, whether it can be undone, and why it is done: before anything is sent. */
export function OperationDialog({ token, action, locale }: Props) {
  const { dialog, operations, reasons, one } = tokenWords[locale]
  const shared = dialogWords[locale]
  const then =
    action === 'delete'
      ? dialog.afterwards.delete(token.facts.tokenUndoHours)
      : dialog.afterwards[action]
  return (
    <form action={askOperationAction} className="dialog stack">
      <input type="hidden" name="token" value={token.id} />
      <input type="hidden" name="operation" value={action} />
      <input type="hidden" name="shown" value={writeShown(token)} />
      <h2>{dialog[action](token.name?.trim() || one(token.last4))}</h2>
      <p className="small muted">
        {shared.asOf(formatWhen(token.now, locale, token.facts.timeZone))} {dialog.changed}
      </p>
      <h3>{action === 'enable' ? dialog.resumes : dialog.stops}</h3>
      {token.subscriptions.length === 0 ? (
        <p>{dialog.stopsNone}</p>
      ) : (
        <InUseTable subscriptions={token.subscriptions} locale={locale} />
      )}
      {action === 'enable' ? null : (
        <>
          <h3>{dialog.staysTitle}</h3>
          <p>{dialog.stays}</p>
        </>
      )}
      <h3>{dialog.thenTitle}</h3>
      <p>{then}</p>
      <ReasonFields
        legend={shared.reason}
        reasons={reasonsFor(action)}
        words={reasons}
        note={{ name: 'note', label: shared.optionalNote, hint: dialog.noteHint, maxLength: 500 }}
      />
      <p className="buttons">
        <a className="button quiet" href={paths.admin.token(token.id)}>
          {shared.back}
        </a>
        <button type="submit" className={action === 'enable' ? 'button' : 'button danger'}>
          {operations[action]}
        </button>
      </p>
    </form>
  )
}
