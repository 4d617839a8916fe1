import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { TokenView } from '#lib/tokens/get-token-view.ts'
import { tokenWords } from '../messages.ts'
import { undoOperationAction } from './undo-action.ts'

type Props = {
  operation: NonNullable<TokenView['openOperation']>
  token: TokenView
  locale: Locale
}

/** A move that is not over: what happens by itself and when, and how to take it back. */
export function OpenOperation({ operation, token, locale }: Props) {
  const { openOperation: words, openOperationStops, undo } = tokenWords[locale]
  const until = operation.runAfter && formatWhen(operation.runAfter, locale, token.facts.timeZone)
  return (
    <div className="alarm" role="status">
      {operation.status === 'waiting' && until ? (
        <p>{words.waiting(until)}</p>
      ) : (
        <p>{operation.status === 'unknown' ? words.unknown : words.sending}</p>
      )}
      {token.status === 'disabled' && token.subscriptions.length > 0 ? (
        <p>{openOperationStops(token.subscriptions.length)}</p>
      ) : null}
      {operation.undoable ? (
        <form action={undoOperationAction}>
          <input type="hidden" name="token" value={token.id} />
          <input type="hidden" name="operation" value={operation.id} />
          <button type="submit" className="button quiet">
            {undo}
          </button>
        </form>
      ) : null}
    </div>
  )
}
