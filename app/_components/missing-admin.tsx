import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import { paths } from '#lib/paths.ts'
import { Document } from './document.tsx'

/** An address that the admin has not: a mistyped one, or a bookmark to a page that is gone. */
export async function MissingAdmin() {
  const locale = await readAdminLocale()
  const { missing } = frameWords[locale]
  return (
    <Document locale={locale}>
      <title>{missing.title}</title>
      <main id="main" className="notice">
        <h1>{missing.title}</h1>
        <p>{missing.text}</p>
        <p>
          <a className="tap" href={paths.admin.overview}>
            {missing.back}
          </a>
        </p>
      </main>
    </Document>
  )
}
