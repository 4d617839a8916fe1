import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminTrouble } from '#app/_request/admin-page.tsx'
import { Missing } from '#app/(admin)/_components/missing.tsx'
import { Room } from '#app/(admin)/_components/room.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { roomWords } from '#lib/i18n/admin/rooms.ts'

/** An address that no room has: a mistyped one, or a bookmark to a room that is gone. */
export default function NoRoomPage() {
  return orAdminTrouble(render)
}

async function render() {
  const staff = await requireStaff('look')
  const locale = await readAdminLocale()
  const { noRoom } = roomWords[locale]
  return (
    <Room locale={locale} staff={staff} room="overview" title={noRoom}>
      <Missing locale={locale} title={noRoom} room="overview" />
    </Room>
  )
}
