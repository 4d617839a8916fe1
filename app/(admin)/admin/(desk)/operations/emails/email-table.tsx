import { PersonName } from '#app/(admin)/_components/person-name.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import type { EmailRow } from '#lib/emails/list-emails.ts'
import { mayGoAgain } from '#lib/emails/resending.ts'
import { mailWords } from '#lib/i18n/admin/mails.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { wordOf } from '#lib/word-of.ts'
import { emailWords } from './messages.ts'

type Props = { rows: EmailRow[]; mayResend: boolean; locale: Locale; timeZone: string }

export function EmailTable({ rows, mayResend, locale, timeZone }: Props) {
  const words = emailWords[locale]
  return (
    <div className="scroll">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.status}</th>
            <th scope="col">{words.why}</th>
            <th scope="col">{words.made}</th>
            <th scope="col">{words.sent}</th>
            <th scope="col">
              <span className="visually-hidden">{words.action}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} mayResend={mayResend} locale={locale} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = { row: EmailRow; mayResend: boolean; locale: Locale; timeZone: string }

function Row({ row, mayResend, locale, timeZone }: RowProps) {
  const words = emailWords[locale]
  const kinds: Record<string, string> = mailWords[locale].kinds
  const reasons: Record<string, string> = mailWords[locale].reasons
  const when = (at: Date) => (
    <time dateTime={at.toISOString()}>{formatWhen(at, locale, timeZone)}</time>
  )
  const address = addressOf(row)
  return (
    <tr>
      <td>{wordOf(kinds, row.kind)}</td>
      <td data-label={words.to}>
        <PersonName
          name={row.name ?? (address ? null : row.emailAddress)}
          kana={null}
          href={address}
          fallback={address ? peopleWords[locale].erasedName : '—'}
        />
      </td>
      <td>
        <Status kind="mail" value={row.status} locale={locale} />
      </td>
      <td>
        {row.reason ? wordOf(reasons, row.reason) : null}
        {row.resentAt ? (
          <span className="kana">{words.resent(formatWhen(row.resentAt, locale, timeZone))}</span>
        ) : null}
      </td>
      <td data-label={words.made}>{when(row.createdAt)}</td>
      <td data-label={words.sent}>{row.sentAt ? when(row.sentAt) : '—'}</td>
      <td className="sum">
        {mayResend && mayGoAgain(row) ? (
          <a className="nowrap" href={`${paths.admin.emails}?do=resend&mail=${row.id}`}>
            {words.resend}…
          </a>
        ) : null}
      </td>
    </tr>
  )
}

function addressOf({ signupId, subscriptionId }: EmailRow): string | null {
  if (subscriptionId) return paths.admin.subscription(subscriptionId)
  return signupId ? paths.admin.signup(signupId) : null
}
