import type { ReactNode } from 'react'
import { Problems } from '#app/_components/problems.tsx'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { LanguageSwitch } from '../language-switch.tsx'

type Props = { locale: Locale; title: string; problem?: string | undefined; children?: ReactNode }

/** One narrow column: what stands in the way, then one form. */
export function AuthFrame({ locale, title, problem, children }: Props) {
  return (
    <>
      <title>{`${title} | ${frameWords[locale].area}`}</title>
      <main id="main" className="auth">
        <p className="brand">定期 Teiki</p>
        <h1>{title}</h1>
        {problem ? <Problems title={problem} /> : null}
        {children}
        <LanguageSwitch locale={locale} />
      </main>
    </>
  )
}
