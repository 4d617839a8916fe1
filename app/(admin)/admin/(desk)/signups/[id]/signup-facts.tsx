import { Email } from '#app/(admin)/_components/email.tsx'
import { Fact } from '#app/(admin)/_components/fact.tsx'
import { Postal } from '#app/(admin)/_components/postal.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import { formatPhone } from '#lib/customers/fields/phone.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import type { SignupRecord } from '#lib/signups/staff/get-signup-record.ts'
import { signupWords } from '../messages.ts'

/** What was typed, what was agreed to, and what came of it. */
export function SignupFacts({ signup, locale }: { signup: SignupRecord; locale: Locale }) {
  const { facts, ...words } = peopleWords[locale]
  const own = signupWords[locale]
  const when = (at: Date | null) => at && formatWhen(at, locale, signup.facts.timeZone)
  const { person, customerId, subscriptionId, tokenId, agreedAt } = signup
  return (
    <>
      <h2>{own.facts.title}</h2>
      <dl className="facts ruled">
        <Fact name={facts.plan}>
          {signup.plan[locale]}
          {signup.quantity > 1 ? ` ${words.quantity(signup.quantity)}` : ''}
        </Fact>
        <Fact name={facts.paymentMethod}>{words.paymentMethods[signup.paymentMethod]}</Fact>
        {customerId ? (
          <Fact name={own.facts.customer}>
            <a href={paths.admin.customer(customerId)}>
              {person ? `${person.lastName} ${person.firstName}` : words.erasedName}
            </a>
          </Fact>
        ) : null}
        {subscriptionId ? (
          <Fact name={own.facts.subscription}>
            <a href={paths.admin.subscription(subscriptionId)}>{signup.plan[locale]}</a>{' '}
            <Status
              kind="subscription"
              value={signup.subscriptionStatus ?? 'pending'}
              locale={locale}
            />
          </Fact>
        ) : null}
        {tokenId ? (
          <Fact name={own.facts.token}>
            <a href={paths.admin.token(tokenId)}>
              <code>…{signup.last4}</code>
            </a>{' '}
            <Status kind="token" value={signup.tokenStatus ?? ''} locale={locale} />
          </Fact>
        ) : null}
        {person ? (
          <>
            <Fact name={facts.mail}>
              <Email address={person.emailAddress} />
            </Fact>
            <Fact name={facts.phone}>{formatPhone(person.phoneNumber)}</Fact>
            <Fact name={facts.delivery}>
              <Postal address={person} />
            </Fact>
          </>
        ) : null}
        <Fact name={own.facts.consent}>
          {agreedAt
            ? words.agreedAt(when(agreedAt) ?? '', signup.consentVersion ?? '')
            : words.notYet}
        </Fact>
        <Fact name={own.facts.redirected}>{when(signup.redirectedAt) ?? words.notYet}</Fact>
        <Fact name={own.facts.invited}>{own.invitedTimes(signup.invites, signup.reminders)}</Fact>
        <Fact name={own.facts.language}>{own.languages[signup.locale]}</Fact>
        <Fact name={facts.id}>
          <code>{words.shortId(signup.id.slice(-8))}</code>
        </Fact>
      </dl>
    </>
  )
}
