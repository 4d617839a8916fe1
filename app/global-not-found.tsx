import { headers } from 'next/headers'
import { Document } from '#app/_components/document.tsx'
import { Missing } from '#app/_components/missing.tsx'
import { MissingAdmin } from '#app/_components/missing-admin.tsx'
import { readLocale } from '#app/_request/locale.ts'

export default async function GlobalNotFound() {
  const asked = (await headers()).get('x-teiki-path') ?? ''
  if (asked.startsWith('/admin')) return <MissingAdmin />
  const locale = await readLocale()
  return (
    <Document locale={locale}>
      <Missing locale={locale} />
    </Document>
  )
}
