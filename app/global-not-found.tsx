import { Document } from '#app/_components/document.tsx'
import { Missing } from '#app/_components/missing.tsx'
import { readLocale } from '#app/_request/locale.ts'

export default async function GlobalNotFound() {
  const locale = await readLocale()
  return (
    <Document locale={locale}>
      <Missing locale={locale} />
    </Document>
  )
}
