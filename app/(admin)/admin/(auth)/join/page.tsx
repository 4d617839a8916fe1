import { TextField } from '#app/_components/field.tsx'
import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { takeFlash } from '#app/_request/flash.ts'
import { openFields } from '#app/_request/saved-fields.ts'
import { sentenceOf } from '#app/(admin)/_components/flash-message.tsx'
import { getInvitation } from '#lib/auth/staff/get-invitation.ts'
import { roleWords } from '#lib/i18n/roles.ts'
import { AuthFrame } from '../auth-frame.tsx'
import { authWords } from '../messages.ts'
import { joinAction } from './actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default function JoinPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ searchParams }: Props) {
  const locale = await readAdminLocale()
  const { link, kept } = await searchParams
  const words = authWords[locale].join
  const invitation = typeof link === 'string' ? await getInvitation(link.slice(0, 100)) : null
  if (!invitation)
    return <AuthFrame locale={locale} title={words.title} problem={words.flash.over} />
  const code = (await takeFlash())?.code
  const wrong = sentenceOf(words.flash, code)
  const error = code === 'error' ? undefined : wrong
  return (
    <AuthFrame locale={locale} title={words.title} problem={wrong}>
      <p>{words.lead(invitation.email, roleWords[locale][invitation.role])}</p>
      <form action={joinAction} className="stack">
        <input type="hidden" name="link" value={`${link}`} />
        <TextField
          name="name"
          label={words.name}
          autoComplete="name"
          maxLength={80}
          defaultValue={`${openFields('join', kept).name ?? ''}`}
          error={code === 'no-name' ? error : undefined}
        />
        <TextField
          name="password"
          type="password"
          label={words.password}
          hint={words.passwordHint}
          autoComplete="new-password"
          error={code === 'no-name' ? undefined : error}
        />
        <button type="submit" className="button">
          {words.submit}
        </button>
      </form>
    </AuthFrame>
  )
}
