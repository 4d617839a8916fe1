import { PersonName } from '#app/(admin)/_components/person-name.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import type { TokenRow } from '#lib/tokens/list-tokens.ts'
import { tokenBulkWords } from './bulk/messages.ts'
import { tokenWords } from './messages.ts'

type Props = {
  rows: TokenRow[]
  locale: Locale
  timeZone: string
  /** Boxes to select rows with, ticked or not; null for who may not. */
  ticked: boolean | null
}

export function TokenTable({ rows, locale, timeZone, ticked }: Props) {
  const { columns, ...words } = tokenWords[locale]
  return (
    <div className="scroll">
      <table className="table tokens">
        <thead>
          <tr>
            {ticked === null ? null : (
              <th scope="col">
                <span className="visually-hidden">{tokenBulkWords[locale].select}</span>
              </th>
            )}
            <th scope="col">{columns.id}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col">{columns.customer}</th>
            <th scope="col" className="sum">
              {columns.usedBy}
            </th>
            <th scope="col" className="wide">
              {columns.created}
            </th>
            <th scope="col" className="wide">
              {columns.checked}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {ticked === null ? null : (
                <td className="tick">
                  <input
                    type="checkbox"
                    name="id"
                    value={row.id}
                    defaultChecked={ticked}
                    aria-label={tokenBulkWords[locale].selectOne(row.last4)}
                  />
                </td>
              )}
              <td>
                <a href={paths.admin.token(row.id)}>
                  <code>…{row.last4}</code>
                </a>
              </td>
              <td>
                <Status kind="token" value={row.status} locale={locale} />
                {row.operation ? (
                  <>
                    {' '}
                    <Status kind="operation" value={row.operation} locale={locale} />
                    {row.operationAction ? (
                      <span className="kana nowrap">
                        {words.underWay(
                          words.asked[row.operationAction],
                          row.operationUntil && formatWhen(row.operationUntil, locale, timeZone),
                        )}
                      </span>
                    ) : null}
                  </>
                ) : null}
              </td>
              <td>
                <PersonName
                  name={row.name}
                  kana={row.kana}
                  href={row.customerId && paths.admin.customer(row.customerId)}
                  fallback={row.customerId ? peopleWords[locale].erasedName : '—'}
                />
              </td>
              <td className="sum">{words.count(row.usedBy)}</td>
              <td className="wide">
                <time dateTime={row.createdAt.toISOString()}>
                  {formatWhen(row.createdAt, locale, timeZone)}
                </time>
              </td>
              <td className="wide">
                {row.checkedAt ? (
                  <time dateTime={row.checkedAt.toISOString()}>
                    {formatWhen(row.checkedAt, locale, timeZone)}
                  </time>
                ) : (
                  words.notYet
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
