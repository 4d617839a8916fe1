import { TextField } from '#app/_components/field.tsx'
import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { FlashMessage } from '#app/(admin)/_components/flash-message.tsx'
import { paths } from '#lib/paths.ts'
import { AuthFrame } from '../auth-frame.tsx'
import { authWords } from '../messages.ts'
import { askResetAction } from './actions.ts'

/** Somebody of the staff forgot the password. */
export default function ForgotPage() {
  return orAdminError(render)
}

async function render() {
  const locale = await readAdminLocale()
  const { forgot: words, signIn } = authWords[locale]
  return (
    <AuthFrame locale={locale} title={words.title}>
      <FlashMessage words={words.flash} />
      <p>{words.lead}</p>
      <form action={askResetAction} className="stack">
        <TextField
          name="email"
          type="email"
          label={signIn.email}
          autoComplete="username"
          maxLength={254}
        />
        <button type="submit" className="button">
          {words.submit}
        </button>
      </form>
      <p className="small">
        <a href={paths.admin.signIn(paths.admin.overview)}>{words.back}</a>
      </p>
    </AuthFrame>
  )
}
