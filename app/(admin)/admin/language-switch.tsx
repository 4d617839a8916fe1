import { frameWords } from '#lib/i18n/admin/frame.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { switchLanguageAction } from './actions.ts'

/** A button, because it changes something: the language of this browser's admin. */
export function LanguageSwitch({ locale }: { locale: Locale }) {
  const other = locale === 'ja' ? 'en' : 'ja'
  return (
    <form action={switchLanguageAction} className="language">
      <button type="submit" name="locale" value={other} className="plain" lang={other}>
        {frameWords[locale].otherLanguage}
      </button>
    </form>
  )
}
