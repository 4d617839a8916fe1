import { TextField } from '#app/_components/field.tsx'
import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { takeFlash } from '#app/_request/flash.ts'
import { sentenceOf } from '#app/(admin)/_components/flash-message.tsx'
import { getPasswordReset } from '#lib/auth/password/get-password-reset.ts'
import { paths } from '#lib/paths.ts'
import { AuthFrame } from '../auth-frame.tsx'
import { authWords } from '../messages.ts'
import { resetPasswordAction } from './actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Where the mailed link leads. Opening it changes nothing: programs that read mails open links too. */
export default function ResetPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ searchParams }: Props) {
  const locale = await readAdminLocale()
  const { link } = await searchParams
  const { reset: words, join, signIn } = authWords[locale]
  const open = typeof link === 'string' ? await getPasswordReset(link.slice(0, 100)) : null
  if (!open)
    return (
      <AuthFrame locale={locale} title={words.title} problem={words.over}>
        <p>
          <a href={paths.admin.forgot}>{words.again}</a>
        </p>
      </AuthFrame>
    )
  const sentences = { ...join.flash, error: signIn.flash.error }
  const error = sentenceOf(sentences, (await takeFlash())?.code)
  return (
    <AuthFrame locale={locale} title={words.title} problem={error}>
      <p>{words.lead(open.email)}</p>
      <form action={resetPasswordAction} className="stack">
        <input type="hidden" name="link" value={`${link}`} />
        <input type="hidden" name="username" autoComplete="username" value={open.email} />
        <TextField
          name="password"
          type="password"
          label={words.password}
          hint={join.passwordHint}
          autoComplete="new-password"
          error={error}
        />
        <button type="submit" className="button">
          {words.submit}
        </button>
      </form>
    </AuthFrame>
  )
}
