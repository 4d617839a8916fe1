import type { Locale } from '#lib/i18n/locale.ts'
import { signupWords } from '#lib/i18n/signup.ts'

type Props = { locale: Locale; current: 1 | 2 | 3 | 4; offline?: boolean }

/**
 * Where the shopper stands: delivery, review, Smartpay, done. `current` counts from 1. Paid offline,
 * nobody goes to Smartpay.
 */
export function Steps({ locale, current, offline = false }: Props) {
  const { steps, stepsLabel } = signupWords[locale]
  const taken = steps
    .map((step, index) => ({ step, isCurrent: index + 1 === current, isSmartpay: index === 2 }))
    .filter(({ isSmartpay }) => !(offline && isSmartpay))
  return (
    <nav aria-label={stepsLabel}>
      <ol className="steps">
        {taken.map(({ step, isCurrent }, index) => (
          <li key={step} aria-current={isCurrent ? 'step' : undefined}>
            <span className="number">{index + 1}</span>
            {step}
          </li>
        ))}
      </ol>
    </nav>
  )
}
