import '#app/styles/globals.css'
import { Missing } from '#app/_components/missing.tsx'
import { readLocale } from '#app/_request/locale.ts'

export default async function GlobalNotFound() {
  const locale = await readLocale()
  return (
    <html lang={locale}>
      <body>
        <Missing locale={locale} />
      </body>
    </html>
  )
}
