import { Status } from '#app/(admin)/_components/status.tsx'
import type { EmailRow } from '#lib/emails/list-emails.ts'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { mailWords } from '#lib/i18n/admin/mails.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { wordOf } from '#lib/word-of.ts'
import { resendAction } from './actions.ts'
import { emailWords } from './messages.ts'

type Props = { mail: EmailRow; locale: Locale; timeZone: string }

/** Which mail goes to whom once more, before it does. */
export function ResendDialog({ mail, locale, timeZone }: Props) {
  const { dialog } = emailWords[locale]
  const names: Record<string, string> = mailWords[locale].kinds
  const kind = wordOf(names, mail.kind)
  return (
    <form action={resendAction} className="dialog stack">
      <input type="hidden" name="mail" value={mail.id} />
      <h2>{dialog.title(kind)}</h2>
      <dl className="facts">
        <div>
          <dt>{dialog.kind}</dt>
          <dd>{kind}</dd>
        </div>
        <div>
          <dt>{dialog.to}</dt>
          <dd>
            {mail.name} <span className="muted">{mail.emailAddress}</span>
          </dd>
        </div>
        <div>
          <dt>{dialog.before}</dt>
          <dd>
            {formatWhen(mail.sentAt ?? mail.createdAt, locale, timeZone)}{' '}
            <Status kind="mail" value={mail.status} locale={locale} />
          </dd>
        </div>
      </dl>
      <p>{dialog.text}</p>
      <p>{dialog.once}</p>
      <p className="buttons">
        <a className="button quiet" href={paths.admin.emails}>
          {dialogWords[locale].back}
        </a>
        <button type="submit" className="button">
          {dialog.send}
        </button>
      </p>
    </form>
  )
}
