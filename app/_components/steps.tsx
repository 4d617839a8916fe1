import type { Locale } from '#lib/i18n/locale.ts'
import { signupWords } from '#lib/i18n/signup.ts'

/** Where the shopper stands: delivery, review, Smartpay, done. `current` counts from 1. */
export function Steps({ locale, current }: { locale: Locale; current: 1 | 2 | 3 | 4 }) {
  const { steps, stepsLabel } = signupWords[locale]
  return (
    <nav aria-label={stepsLabel}>
      <ol className="steps">
        {steps.map((step, index) => (
          <li key={step} aria-current={index + 1 === current ? 'step' : undefined}>
            <span className="number">{index + 1}</span>
            {step}
          </li>
        ))}
      </ol>
    </nav>
  )
}
