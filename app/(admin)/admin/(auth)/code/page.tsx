import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { FlashMessage } from '#app/(admin)/_components/flash-message.tsx'
import { paths } from '#lib/paths.ts'
import { AuthFrame } from '../auth-frame.tsx'
import { CodeForm } from '../code-form.tsx'
import { authWords } from '../messages.ts'
import { nextAddress } from '../next-address.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default function CodePage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ searchParams }: Props) {
  const locale = await readAdminLocale()
  const { next } = await searchParams
  const words = authWords[locale].code
  return (
    <AuthFrame locale={locale} title={words.title}>
      <FlashMessage words={authWords[locale].code.flash} />
      <p>{words.lead}</p>
      <CodeForm locale={locale} next={nextAddress(next)} step="code" submit={words.submit} />
      <p className="small">
        <a href={paths.admin.signIn(nextAddress(next))}>{words.again}</a>
      </p>
    </AuthFrame>
  )
}
