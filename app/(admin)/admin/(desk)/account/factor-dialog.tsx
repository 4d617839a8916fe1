import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { resetOwnFactorAction } from './factor-actions.ts'
import { accountWords } from './messages.ts'

export function FactorDialog({ locale }: { locale: Locale }) {
  const words = accountWords[locale]
  return (
    <form action={resetOwnFactorAction} className="dialog stack">
      <h2>{words.resetFactor}</h2>
      <p>{words.authenticatorLead}</p>
      <p className="buttons">
        <a className="button quiet" href={paths.admin.account}>
          {words.back}
        </a>
        <button type="submit" className="button danger">
          {words.resetFactor}
        </button>
      </p>
    </form>
  )
}
