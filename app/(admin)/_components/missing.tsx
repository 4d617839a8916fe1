import { frameWords } from '#lib/i18n/admin/frame.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import type { SectionName } from './section.tsx'

type Props = { locale: Locale; title: string; section: SectionName }

/** A bookmark to something that is not there. */
export function Missing({ locale, title, section }: Props) {
  return (
    <>
      <h1>{title}</h1>
      <p className="buttons">
        <a className="button quiet" href={paths.admin[section]}>
          {frameWords[locale][section]}
        </a>
      </p>
    </>
  )
}
