import { ReasonFields } from '#app/(admin)/_components/reason-fields.tsx'
import type { ShopFacts } from '#lib/catalog/schema.ts'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { joinSentences, type Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'
import type { BulkRow } from '#lib/tokens/operations/list-bulk.ts'
import type { BulkAction } from '#lib/tokens/operations/token-batch.ts'
import { reasonsFor, writeShown } from '#lib/tokens/operations/token-operation.ts'
import { tokenWords } from '../messages.ts'
import { bulkAction } from './actions.ts'
import { BulkTable } from './bulk-table.tsx'
import { tokenBulkWords } from './messages.ts'

type Props = { rows: BulkRow[]; action: BulkAction; locale: Locale; facts: ShopFacts }

export function BulkForm({ rows, action, locale, facts }: Props) {
  const words = tokenBulkWords[locale]
  const { dialog, reasons } = tokenWords[locale]
  const shared = dialogWords[locale]
  const picked = rows.filter(({ because }) => because === null)
  const stopping = picked.reduce((all, { usedBy }) => all + usedBy, 0)
  const sumMinor = picked.reduce((all, row) => all + row.sumMinor, 0)
  const after = action === 'delete' ? words.after.delete(facts.tokenUndoHours) : words.after.disable
  return (
    <form action={bulkAction} className="stack">
      <input type="hidden" name="operation" value={action} />
      {picked.map((row) => (
        <input key={row.id} type="hidden" name="id" value={`${row.id} ${writeShown(row)}`} />
      ))}
      {picked.length > 0 ? (
        <h2>
          {joinSentences(
            locale,
            words.question[action](picked.length),
            words.stops(stopping, formatYen(sumMinor)),
          )}
        </h2>
      ) : null}
      <BulkTable rows={rows} locale={locale} timeZone={facts.timeZone} />
      {picked.length > 0 ? (
        <div className="dialog stack">
          <p>{joinSentences(locale, after, words.changed)}</p>
          <ReasonFields
            legend={shared.reason}
            reasons={reasonsFor(action)}
            words={reasons}
            note={{
              name: 'note',
              label: shared.optionalNote,
              hint: dialog.noteHint,
              maxLength: 500,
            }}
          />
          <p className="buttons">
            <a className="button quiet" href={paths.admin.tokens}>
              {shared.back}
            </a>
            <button type="submit" className="button danger">
              {words.submit[action](picked.length)}
            </button>
          </p>
        </div>
      ) : null}
    </form>
  )
}
