import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { Room } from '#app/(admin)/_components/room.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { roomWords } from '#lib/i18n/admin/rooms.ts'

export default async function OverviewPage() {
  const staff = await requireStaff('look')
  const locale = await readAdminLocale()
  const title = roomWords[locale].overview
  return (
    <Room locale={locale} staff={staff} room="overview" title={title}>
      <h1>{title}</h1>
    </Room>
  )
}
