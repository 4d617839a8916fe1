import { SendForm } from '#app/_components/send-form.tsx'
import { ContractItems } from '#app/[locale]/(shop)/signup/[id]/confirm/contract-items.tsx'
import type { AmendmentView } from '#lib/amendments/get-amendment.ts'
import { sayChanges } from '#lib/amendments/say-changes.ts'
import { instantOf } from '#lib/clock.ts'
import { amendmentWords } from '#lib/i18n/amendment.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { dateIn, formatDate } from '#lib/plain-date.ts'
import { answerAction } from './actions.ts'
import { amendmentPageWords } from './messages.ts'

type Props = {
  view: AmendmentView & { open: true }
  link: { id: string; key: string }
  locale: Locale
}

/** What changes from which order on, the contract as it would then stand, and yes or no. */
export function AmendmentOffer({ view, link, locale }: Props) {
  const words = amendmentPageWords[locale]
  const { terms, next, schedule, contract } = view.offer
  const { first } = schedule
  const answerBy = dateIn(view.shop.facts.timeZone, instantOf(view.expiresAt))
  return (
    <div className="two">
      <div className="amendment">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        <h2>{words.changes}</h2>
        <dl className="items">
          {sayChanges(terms, next, locale).map(({ label, before, after }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <p className="answer">{amendmentWords[locale].becomes(before, after)}</p>
              </dd>
            </div>
          ))}
        </dl>
        {first ? (
          <p>
            {words.from(first.index + 1, formatDate(first.due.on, locale))} {words.made}
          </p>
        ) : null}
        <h2>{words.contract}</h2>
        <ContractItems items={contract.items} />
      </div>
      <aside aria-label={words.changes}>
        <SendForm
          action={answerAction}
          className="confirm-form"
          interrupted={words.interrupted}
          foot={
            <>
              <button type="submit" name="answer" value="agree" className="button wide">
                {words.agree}
              </button>
              <button type="submit" name="answer" value="decline" className="button quiet wide">
                {words.decline}
              </button>
            </>
          }
        >
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="id" value={link.id} />
          <input type="hidden" name="key" value={link.key} />
          <input type="hidden" name="contract" value={contract.hash} />
          <p>{words.answerBy(formatDate(answerBy, locale))}</p>
        </SendForm>
      </aside>
    </div>
  )
}
