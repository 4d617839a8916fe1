import { TextField } from '#app/_components/field.tsx'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { inviteAction } from './invitation-actions.ts'
import { staffWords } from './messages.ts'
import { RoleChoice } from './role-choice.tsx'

export function InviteDialog({ locale }: { locale: Locale }) {
  const { dialog } = staffWords[locale]
  return (
    <form action={inviteAction} className="dialog stack">
      <h2>{dialog.invite.title}</h2>
      <p>{dialog.invite.lead}</p>
      <TextField
        name="email"
        type="email"
        label={dialog.invite.email}
        autoComplete="off"
        maxLength={254}
      />
      <RoleChoice locale={locale} chosen="support" />
      <p className="buttons">
        <a className="button quiet" href={paths.admin.staff}>
          {dialog.back}
        </a>
        <button type="submit" className="button">
          {dialog.invite.submit}
        </button>
      </p>
    </form>
  )
}
