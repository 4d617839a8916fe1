import { Mark } from '#app/_components/mark.tsx'
import type { Locale } from '#lib/i18n/locale.ts'
import { successWords } from './messages.ts'
import { Renew } from './renew.tsx'

type Props = { subscribedAs: string | null; locale: Locale }

/** Before Smartpay said yes: what is known, what does not exist yet, and that closing is safe. */
export function Pending({ subscribedAs, locale }: Props) {
  const words = successWords[locale]
  const runs = subscribedAs !== null
  return (
    <>
      <Renew seconds={5} />
      <p role="status">{words.pendingLead}</p>
      <span className="progress" aria-hidden="true" />
      <ul className="marks">
        <li className="waiting">
          <Mark state="waiting" />
          <div>
            <p>
              <strong>{runs ? words.agreementAtSmartpay : words.agreement}</strong>
            </p>
            <p>{words.agreementPending}</p>
            <p className="small muted">{words.agreementPendingNote}</p>
          </div>
        </li>
        <li className={runs ? undefined : 'waiting'}>
          <Mark state={runs ? 'done' : 'empty'} />
          <div>
            <p>
              <strong>{runs ? words.running : words.order}</strong>
            </p>
            <p>{runs ? words.runningPending : words.orderPending}</p>
            <p className="small muted">
              {runs ? words.runningPendingNote : words.orderPendingNote}
            </p>
          </div>
        </li>
      </ul>
      <h2>{words.closeTitle}</h2>
      <p>{words.closeText}</p>
    </>
  )
}
