import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import type { Query } from '#app/(admin)/_components/read-filter.ts'
import { Section } from '#app/(admin)/_components/section.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { isPermission, mayDo } from '#lib/auth/roles.ts'
import { roleWords } from '#lib/i18n/roles.ts'
import { paths } from '#lib/paths.ts'
import { nextAddress } from '../../(auth)/next-address.ts'
import { refusedWords } from './messages.ts'

type Props = { searchParams: Promise<Query> }

/** The address says only what was asked for: whether this person may is looked up again. */
export default function RefusedPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ searchParams }: Props) {
  const staff = await requireStaff('look')
  const locale = await readAdminLocale()
  const { what, from } = await searchParams
  const words = refusedWords[locale]
  const isRefused = isPermission(what) && !mayDo(staff.role, what)
  const title = isRefused ? words.title : words.nothing
  const back = nextAddress(from)
  return (
    <Section locale={locale} staff={staff} section="overview" title={title}>
      <div className="stack">
        <h1>{title}</h1>
        <p>{(isRefused ? words.text : words.role)(roleWords[locale][staff.role])}</p>
        <a className="button quiet" href={back}>
          {back === paths.admin.overview ? words.back : words.page}
        </a>
      </div>
    </Section>
  )
}
