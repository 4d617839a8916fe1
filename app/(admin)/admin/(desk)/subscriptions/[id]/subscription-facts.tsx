import { Fact } from '#app/(admin)/_components/fact.tsx'
import { Postal } from '#app/(admin)/_components/postal.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { formatPhone } from '#lib/customers/fields/phone.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { sayCadence } from '#lib/i18n/calendar-words.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'
import { formatDate } from '#lib/plain-date.ts'
import { shownStatus } from '#lib/signups/shown-status.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { subscriptionWords } from '../messages.ts'

/** What was agreed to: contents, sums, cadence, how it is paid, and where it goes. */
export function SubscriptionFacts({ view, locale }: { view: SubscriptionView; locale: Locale }) {
  const { facts, ...words } = peopleWords[locale]
  const own = subscriptionWords[locale]
  const { content, quantity, delivery } = view
  const sums = planSums(content, quantity)
  const fee = view.feeMinor
  const token = view.tokens.find(({ id }) => id === view.tokenId)
  return (
    <>
      <h2>{own.facts.title}</h2>
      <dl className="facts ruled">
        <Fact name={facts.plan}>
          {content.name[locale]} <span className="muted">{own.version(view.version)}</span>
        </Fact>
        <Fact name={own.facts.contents}>
          {content.contents[locale]}
          {quantity > 1 ? ` ${words.quantity(quantity)}` : ''}
        </Fact>
        <Fact name={own.facts.sums}>
          {formatYen(sums.firstOrderMinor)} / {formatYen(sums.laterOrderMinor)}
          {fee > 0 ? (
            <>
              {' '}
              <span className="muted">{own.feeApart(formatYen(fee))}</span>
            </>
          ) : null}
        </Fact>
        <Fact name={own.facts.cadence}>{sayCadence(content.cadence, locale)}</Fact>
        <Fact name={facts.paymentMethod}>
          {words.paymentMethods[view.paymentMethod]}
          {token ? (
            <>
              {' '}
              <a href={paths.admin.token(token.id)}>
                <code>…{token.last4}</code>
              </a>{' '}
              <Status kind="token" value={token.status} locale={locale} />
              <br />
              <span className="small muted">{words.usedBy(token.usedBy)}</span>
            </>
          ) : null}
        </Fact>
        {delivery ? (
          <>
            <Fact name={facts.delivery}>
              {delivery.lastName} {delivery.firstName}
              <br />
              <Postal address={delivery} />
            </Fact>
            <Fact name={facts.phone}>{formatPhone(delivery.phoneNumber)}</Fact>
          </>
        ) : null}
        <Fact name={own.facts.begun}>
          {view.anchorOn ? formatDate(view.anchorOn, locale) : null}
        </Fact>
        <Fact name={own.facts.signups}>
          {view.signups.map((signup) => (
            <span key={signup.id} className="line">
              <a href={paths.admin.signup(signup.id)}>{words.shortId(signup.id.slice(-8))}</a>{' '}
              <Status kind="signup" value={shownStatus(signup)} locale={locale} />
            </span>
          ))}
        </Fact>
        <Fact name={facts.id}>
          <code>{words.shortId(view.id.slice(-8))}</code>
        </Fact>
      </dl>
    </>
  )
}
