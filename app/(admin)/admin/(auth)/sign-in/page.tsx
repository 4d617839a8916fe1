import { TextField } from '#app/_components/field.tsx'
import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { openFields } from '#app/_request/saved-fields.ts'
import { FlashMessage } from '#app/(admin)/_components/flash-message.tsx'
import { PasskeyButton } from '#app/(admin)/_components/passkey-button.tsx'
import { paths } from '#lib/paths.ts'
import { AuthFrame } from '../auth-frame.tsx'
import { authWords } from '../messages.ts'
import { nextAddress } from '../next-address.ts'
import { signInAction } from './actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default function SignInPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ searchParams }: Props) {
  const locale = await readAdminLocale()
  const { next, kept } = await searchParams
  const words = authWords[locale].signIn
  const { passkey } = authWords[locale]
  return (
    <AuthFrame locale={locale} title={words.title}>
      <FlashMessage words={words.flash} />
      <form action={signInAction} className="stack">
        <input type="hidden" name="next" value={nextAddress(next)} />
        <TextField
          name="email"
          type="email"
          label={words.email}
          autoComplete="username"
          defaultValue={`${openFields('sign-in', kept).email ?? ''}`}
        />
        <TextField
          name="password"
          type="password"
          label={words.password}
          autoComplete="current-password"
        />
        <button type="submit" className="button">
          {words.submit}
        </button>
        <p className="small muted">{words.next}</p>
      </form>
      <div className="buttons">
        <PasskeyButton
          purpose="sign-in"
          label={passkey.signIn}
          failed={passkey.failed}
          next={nextAddress(next)}
        />
      </div>
      <p className="small">
        <a href={paths.admin.forgot}>{words.forgot}</a>
      </p>
    </AuthFrame>
  )
}
