import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { TokenView } from '#lib/tokens/get-token-view.ts'
import { tokenWords } from '../messages.ts'
import { undoMoveAction } from './undo-action.ts'

type Props = { move: NonNullable<TokenView['openOperation']>; token: TokenView; locale: Locale }

/** A move that is not over: what happens by itself and when, and how to take it back. */
export function OpenOperation({ move, token, locale }: Props) {
  const { openOperation: words, openMoveStops, undo } = tokenWords[locale]
  const until = move.runAfter && formatWhen(move.runAfter, locale, token.facts.timeZone)
  return (
    <div className="alarm" role="status">
      {move.status === 'waiting' && until ? (
        <p>{words.waiting(until)}</p>
      ) : (
        <p>{move.status === 'unknown' ? words.unknown : words.sending}</p>
      )}
      {token.status === 'disabled' && token.carried.length > 0 ? (
        <p>{openMoveStops(token.carried.length)}</p>
      ) : null}
      {move.undoable ? (
        <form action={undoMoveAction}>
          <input type="hidden" name="token" value={token.id} />
          <input type="hidden" name="move" value={move.id} />
          <button type="submit" className="button quiet">
            {undo}
          </button>
        </form>
      ) : null}
    </div>
  )
}
