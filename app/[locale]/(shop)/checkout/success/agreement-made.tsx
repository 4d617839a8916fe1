import { Mark } from '#app/_components/mark.tsx'
import { WholeDates } from '#app/_components/whole-dates.tsx'
import type { PlanContent } from '#lib/catalog/schema.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import { successWords } from './messages.ts'

type Props = {
  plan: PlanContent
  agreedOn: PlainDate
  /** Only how it is paid has changed. */
  moved?: boolean
  locale: Locale
}

/** The first of the two facts after a signup: the subscription exists, since when. */
export function AgreementMade({ plan, agreedOn, moved = false, locale }: Props) {
  const words = successWords[locale]
  return (
    <li>
      <Mark state="done" />
      <div>
        <p>
          <strong>{words.agreement}</strong>
        </p>
        <p>{(moved ? words.movedAgreement : words.agreementDone)(plan.name[locale])}</p>
        <p className="small muted">
          <WholeDates>{words.agreedAt(formatDate(agreedOn, locale))}</WholeDates>
        </p>
      </div>
    </li>
  )
}
