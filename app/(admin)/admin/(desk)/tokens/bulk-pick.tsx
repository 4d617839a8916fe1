import type { ReactNode } from 'react'
import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { bulkActions } from '#lib/tokens/operations/token-batch.ts'
import { tokenBulkWords } from './bulk/messages.ts'
import { addressOf, type Filter, type Pick } from './token-address.ts'

type Props = {
  filter: Filter
  pick: Pick
  /** The search met its limit: there are more than this list can name. */
  cut: boolean
  locale: Locale
  role: StaffRole
  children: ReactNode
}

/** Links select groups, boxes single rows; the buttons lead to a page that counts and confirms. */
export function BulkPick({ filter, pick, cut, locale, role, children }: Props) {
  if (!mayDo(role, 'token.bulk')) return children
  const words = tokenBulkWords[locale]
  const { tab, search } = filter
  return (
    <form action={paths.admin.tokenBulk}>
      <p className="picks">
        {pick === 'page' ? null : <a href={addressOf(filter, 'page')}>{words.pickPage}</a>}
        {pick === 'all' ? (
          <strong>{words.allPicked}</strong>
        ) : cut ? null : (
          <a href={addressOf(filter, 'all')}>{words.pickAll}</a>
        )}
        {pick === null ? null : <a href={addressOf(filter, null)}>{words.pickNone}</a>}
      </p>
      {pick === 'all' ? (
        <>
          <input type="hidden" name="pick" value="all" />
          <input type="hidden" name="tab" value={tab} />
          <input type="hidden" name="q" value={search} />
        </>
      ) : null}
      {children}
      <p className="buttons">
        {bulkActions.map((action) => (
          <button
            key={action}
            type="submit"
            name="operation"
            value={action}
            className="button quiet"
          >
            {words.open[action]}
          </button>
        ))}
      </p>
    </form>
  )
}
