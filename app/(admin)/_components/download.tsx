import type { SignedIn } from '#lib/auth/require.ts'
import { mayDo } from '#lib/auth/roles.ts'
import { charsets } from '#lib/csv-stream.ts'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'

type Props = {
  locale: Locale
  staff: SignedIn
  list: string
  /** The list's address with its filters, without a place in it. */
  base: string
}

/** What the filters show, as a file; a second factor may be asked for first. */
export function Download({ locale, staff, list, base }: Props) {
  if (!mayDo(staff.role, 'customer.export')) return null
  const words = frameWords[locale]
  const filters = base.split('?')[1]
  return (
    <p className="small muted download">
      {words.download}
      {charsets.map((charset) => (
        <a
          key={charset}
          href={paths.admin.download(
            list,
            `?${[filters, `charset=${charset}`].filter(Boolean).join('&')}`,
          )}
        >
          {words.charsets[charset]}
        </a>
      ))}
    </p>
  )
}
