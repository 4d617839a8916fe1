import { redirect } from 'next/navigation'
import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { FlashMessage } from '#app/(admin)/_components/flash-message.tsx'
import { PasskeyButton } from '#app/(admin)/_components/passkey-button.tsx'
import { readStaff } from '#lib/auth/require.ts'
import { paths } from '#lib/paths.ts'
import { AuthFrame } from '../auth-frame.tsx'
import { CodeForm } from '../code-form.tsx'
import { authWords } from '../messages.ts'
import { listOfExport, nextAddress } from '../next-address.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default function ReAuthenticatePage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ searchParams }: Props) {
  const locale = await readAdminLocale()
  const { next } = await searchParams
  if (!(await readStaff())) redirect(paths.admin.signIn(nextAddress(next)))
  const words = authWords[locale].reAuthenticate
  const listed = listOfExport(nextAddress(next))
  const then = listed ?? nextAddress(next)
  const { passkey } = authWords[locale]
  return (
    <AuthFrame locale={locale} title={words.title}>
      <FlashMessage words={authWords[locale].code.flash} />
      <p>{listed ? words.leadExport : words.lead}</p>
      <CodeForm locale={locale} next={then} step="re-authenticate" submit={words.submit} />
      <div className="buttons">
        <PasskeyButton
          purpose="sign-in"
          label={passkey.signIn}
          failed={passkey.failed}
          next={then}
        />
      </div>
    </AuthFrame>
  )
}
