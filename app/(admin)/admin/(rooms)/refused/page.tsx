import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminTrouble } from '#app/_request/admin-page.tsx'
import { Room } from '#app/(admin)/_components/room.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { doorWords } from '#lib/i18n/admin/door.ts'
import { paths } from '#lib/paths.ts'

export default function RefusedPage() {
  return orAdminTrouble(render)
}

async function render() {
  const staff = await requireStaff('look')
  const locale = await readAdminLocale()
  const { refused, roles } = doorWords[locale]
  return (
    <Room locale={locale} staff={staff} room="overview" title={refused.title}>
      <h1>{refused.title}</h1>
      <p>{refused.text(roles[staff.role])}</p>
      <p>
        <a href={paths.admin.overview}>{refused.back}</a>
      </p>
    </Room>
  )
}
