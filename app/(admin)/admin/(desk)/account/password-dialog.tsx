import { TextField } from '#app/_components/field.tsx'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { accountWords } from './messages.ts'
import { changePasswordAction } from './password-action.ts'

export function PasswordDialog({ locale }: { locale: Locale }) {
  const words = accountWords[locale]
  return (
    <form action={changePasswordAction} className="dialog stack">
      <h2>{words.changePassword}</h2>
      <p>{words.passwordLead}</p>
      <TextField
        name="present"
        type="password"
        label={words.present}
        autoComplete="current-password"
      />
      <TextField
        name="next"
        type="password"
        label={words.next}
        hint={words.nextHint}
        autoComplete="new-password"
      />
      <p className="buttons">
        <a className="button quiet" href={paths.admin.account}>
          {words.back}
        </a>
        <button type="submit" className="button">
          {words.changePassword}
        </button>
      </p>
    </form>
  )
}
