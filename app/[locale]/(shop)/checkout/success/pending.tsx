import { Mark } from '#app/_components/mark.tsx'
import { successWords } from '#lib/i18n/checkout-success.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { SignupView } from '#lib/signups/queries.ts'
import { Renew } from './renew.tsx'

/** Before Smartpay said yes: what is known, what does not exist yet, and that closing is safe. */
export function Pending({ locale }: { signup: SignupView; locale: Locale }) {
  const words = successWords[locale]
  return (
    <>
      <Renew />
      <h1>{words.pendingTitle}</h1>
      <p role="status">{words.pendingLead}</p>
      <span className="progress" aria-hidden="true" />
      <ul className="marks">
        <li className="waiting">
          <Mark state="waiting" />
          <div>
            <p>
              <strong>{words.agreement}</strong>
            </p>
            <p>{words.agreementPending}</p>
            <p className="small muted">{words.agreementPendingNote}</p>
          </div>
        </li>
        <li className="waiting">
          <Mark state="empty" />
          <div>
            <p>
              <strong>{words.order}</strong>
            </p>
            <p>{words.orderPending}</p>
            <p className="small muted">{words.orderPendingNote}</p>
          </div>
        </li>
      </ul>
      <h2>{words.closeTitle}</h2>
      <p>{words.closeText}</p>
    </>
  )
}
