import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { tokenBulkWords } from './bulk/messages.ts'
import { tokenWords } from './messages.ts'

type Props = { any: boolean; locale: Locale; role: StaffRole }

/** What nothing needs is proposed for deletion: one link to the page that counts and confirms. */
export function UnusedHint({ any, locale, role }: Props) {
  return (
    <p className="small muted">
      {tokenWords[locale].unusedHint}{' '}
      {any && mayDo(role, 'token.bulk') ? (
        <a href={`${paths.admin.tokenBulk}?operation=delete&pick=all&tab=unused`}>
          {tokenBulkWords[locale].proposal}
        </a>
      ) : null}
    </p>
  )
}
