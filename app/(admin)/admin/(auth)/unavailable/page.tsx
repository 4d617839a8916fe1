import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { AdminError } from '#app/(admin)/_components/admin-error.tsx'
import { nextAddress } from '../next-address.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The database could not tell who asks. Nothing here needs it. */
export default async function UnavailablePage({ searchParams }: Props) {
  const { next } = await searchParams
  return <AdminError locale={await readAdminLocale()} reference={null} next={nextAddress(next)} />
}
