import { TextField } from '#app/_components/field.tsx'
import type { Locale } from '#lib/i18n/locale.ts'
import { showFactorAction } from './actions.ts'
import { authWords } from './messages.ts'

type Props = {
  locale: Locale
  next: string
  /** The page that the form stands on: a wrong code leads back there. */
  step: 'code' | 're-authenticate' | 'two-factor'
  submit: string
}

/** One field for a one-time code, or where it may be a recovery code. */
export function CodeForm({ locale, next, step, submit }: Props) {
  const words = authWords[locale].code
  return (
    <form action={showFactorAction} className="stack">
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="step" value={step} />
      <TextField
        name="code"
        label={words.label}
        hint={step === 'two-factor' ? undefined : words.hint}
        autoComplete="one-time-code"
        maxLength={40}
        short
      />
      <button type="submit" className="button">
        {submit}
      </button>
    </form>
  )
}
