import { redirect } from 'next/navigation'
import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { FlashMessage } from '#app/(admin)/_components/flash-message.tsx'
import { readStaff } from '#lib/auth/require.ts'
import { beginEnrolment } from '#lib/auth/sign-in/enrolment.ts'
import { paths } from '#lib/paths.ts'
import { AuthFrame } from '../auth-frame.tsx'
import { CodeForm } from '../code-form.tsx'
import { authWords } from '../messages.ts'
import { QrCode } from './qr-code.tsx'

export default function TwoFactorPage() {
  return orAdminError(render)
}

async function render() {
  const locale = await readAdminLocale()
  const staff = await readStaff()
  if (!staff) redirect(paths.admin.signIn(paths.admin.overview))
  if (staff.factorAt) redirect(paths.admin.overview)
  const enrolment = await beginEnrolment(staff)
  if (!enrolment) redirect(paths.admin.reAuthenticate(paths.admin.overview))
  const words = authWords[locale].twoFactor
  return (
    <AuthFrame locale={locale} title={words.title}>
      <FlashMessage words={authWords[locale].code.flash} />
      <p>{words.lead}</p>
      <QrCode text={enrolment.uri} label={words.picture} />
      <p>
        <a href={enrolment.uri}>{words.onThisDevice}</a>
      </p>
      <p className="small">{words.secret}</p>
      <p>
        <code>{enrolment.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <h2>{words.codes}</h2>
      <p className="small">{words.codesLead}</p>
      <ul className="recovery">
        {enrolment.recoveryCodes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <CodeForm
        locale={locale}
        next={paths.admin.overview}
        step="two-factor"
        submit={words.submit}
      />
    </AuthFrame>
  )
}
