import { Fact } from '#app/(admin)/_components/fact.tsx'
import { Postal } from '#app/(admin)/_components/postal.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { formatPhone } from '#lib/customers/phone.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'
import { formatDate } from '#lib/plain-date.ts'
import { shownStatus } from '#lib/signups/state.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'

/** What was agreed to: contents, sums, cadence, how it is paid, and where it goes. */
export function SubscriptionFacts({ view, locale }: { view: SubscriptionView; locale: Locale }) {
  const { facts, ...words } = peopleWords[locale]
  const { content, quantity, delivery } = view
  const sums = planSums(content, quantity)
  const fee = view.feeMinor
  const token = view.tokens.find(({ id }) => id === view.tokenId)
  return (
    <>
      <h2>{words.subscriptionFacts}</h2>
      <dl className="facts ruled">
        <Fact name={facts.plan}>
          {content.name[locale]} <span className="muted">{words.version(view.version)}</span>
        </Fact>
        <Fact name={facts.contents}>
          {content.contents[locale]}
          {quantity > 1 ? ` ${words.quantity(quantity)}` : ''}
        </Fact>
        <Fact name={facts.sums}>
          {formatYen(sums.firstOrderMinor)} / {formatYen(sums.laterOrderMinor)}
          {fee > 0 ? (
            <>
              {' '}
              <span className="muted">{words.feeApart(formatYen(fee))}</span>
            </>
          ) : null}
        </Fact>
        <Fact name={facts.cadence}>{words.every[content.cadence.unit](content.cadence.count)}</Fact>
        <Fact name={facts.way}>
          {words.ways[view.way]}
          {token ? (
            <>
              {' '}
              <a href={paths.admin.token(token.id)}>
                <code>…{token.last4}</code>
              </a>{' '}
              <Status kind="token" value={token.status} locale={locale} />
              <br />
              <span className="small muted">{words.carries(token.carries)}</span>
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
        <Fact name={facts.begun}>{view.anchorOn ? formatDate(view.anchorOn, locale) : null}</Fact>
        <Fact name={facts.signups}>
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
