import { SendForm } from '#app/_components/send-form.tsx'
import { cancelWords } from '#app/[locale]/(shop)/checkout/cancel/messages.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { shopWords } from '#lib/i18n/shop.ts'
import { signupWords } from '#lib/i18n/signup.ts'
import { paths } from '#lib/paths.ts'
import {
  type ConfirmProblem,
  confirmFactsOf,
  whyNotConfirm,
} from '#lib/signups/confirm/confirmation.ts'
import type { Confirmation } from '#lib/signups/confirm/get-confirmation.ts'
import { checkoutHours } from '#lib/signups/retention.ts'
import { retryAction } from '../../../checkout/cancel/actions.ts'
import { confirmAction } from './actions.ts'
import { confirmWords } from './messages.ts'

export type Problem = keyof (typeof confirmWords)['ja']['problems']

type Props = {
  signup: Confirmation
  contractHash: string
  edit: string | null
  /** What the page says above all already. */
  told: Problem | null
  locale: Locale
}

/** The one button, and what must be ticked for it; or why there is none. */
export function ConfirmForm({ signup, contractHash, edit, told, locale }: Props) {
  const words = confirmWords[locale]
  const { status } = signup
  const offline = signup.paymentMethod !== 'smartpay'
  const bySmartpay = signup.continues
    ? { submit: words.submitContinues, after: words.afterContinues }
    : words
  const problem = whyNotConfirm(confirmFactsOf(signup))
  if (problem === 'not-for-sale') return <p className="problems">{words.notForSale}</p>
  if (problem) {
    const text = problem === told ? null : words.problems[problem]
    return <Ended text={text} link={linkFrom(problem, signup, edit, locale)} />
  }
  if (status === 'redirected' && signup.checkoutStale)
    return <Stale signup={signup} locale={locale} />
  if (status === 'redirected')
    return <Waiting signup={signup} locale={locale} text={words.resumeText} button={words.resume} />
  if (status === 'submitting')
    return (
      <Waiting
        signup={signup}
        locale={locale}
        text={words.problems.waiting}
        button={words.tryAgain}
      />
    )
  return (
    <SendForm
      action={confirmAction}
      className="confirm-form"
      interrupted={words.interrupted}
      foot={
        <>
          <button type="submit" className="button wide">
            {offline ? words.submitOffline : bySmartpay.submit}
          </button>
          <p className="small muted">
            {offline ? words.afterOffline : bySmartpay.after}{' '}
            <a href={paths.legal(locale, 'commerce')}>{shopWords[locale].legal.commerce}</a>
          </p>
        </>
      }
    >
      <Hidden signup={signup} locale={locale} contractHash={contractHash} />
      {signup.alreadySubscribed ? (
        <label className="tick">
          <input type="checkbox" name="again" value="yes" required />
          <span>{words.again}</span>
        </label>
      ) : null}
      <label className="tick">
        <input type="checkbox" name="agree" value="yes" required />
        <Agreement offline={offline} locale={locale} />
      </label>
    </SendForm>
  )
}

function Hidden({ signup, locale, contractHash }: Omit<Props, 'edit' | 'told'>) {
  return (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="signup" value={signup.id} />
      <input type="hidden" name="contract" value={contractHash} />
      <input type="hidden" name="draft" value={signup.draftVersion} />
    </>
  )
}

function Agreement({ offline, locale }: { offline: boolean; locale: Locale }) {
  const { agreeBefore, agreeBetween, agreeAfter, agreeAfterOffline } = confirmWords[locale]
  const { terms, privacy } = shopWords[locale].legal
  return (
    <span>
      {agreeBefore}
      <a href={paths.legal(locale, 'terms')} target="_blank" rel="noreferrer">
        {terms}
      </a>
      {agreeBetween}
      <a href={paths.legal(locale, 'privacy')} target="_blank" rel="noreferrer">
        {privacy}
      </a>
      {offline ? agreeAfterOffline : agreeAfter}
    </span>
  )
}

/** Already sent: the same button leads to the same checkout. */
function Waiting({
  signup,
  locale,
  text,
  button,
}: {
  signup: Confirmation
  locale: Locale
  text: string
  button: string
}) {
  return (
    <SendForm
      action={confirmAction}
      className="confirm-form"
      interrupted={confirmWords[locale].interrupted}
      foot={
        <button type="submit" className="button wide">
          {button}
        </button>
      }
    >
      <Hidden signup={signup} locale={locale} contractHash="" />
      <p>{text}</p>
    </SendForm>
  )
}

/** Already sent, but so long ago that Smartpay's page may not open: a new attempt with the same details. */
function Stale({ signup, locale }: { signup: Confirmation; locale: Locale }) {
  return (
    <form action={retryAction} className="confirm-form">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="signup" value={signup.id} />
      <input type="hidden" name="paymentMethod" value="smartpay" />
      <p>{confirmWords[locale].staleText(checkoutHours)}</p>
      <button type="submit" className="button wide">
        {cancelWords[locale].againButton}
      </button>
    </form>
  )
}

type Link = { label: string; href: string }

/** The one way on from what cannot be confirmed. */
function linkFrom(
  problem: ConfirmProblem,
  { plan, subscribedAs }: Confirmation,
  edit: string | null,
  locale: Locale,
): Link | null {
  const words = confirmWords[locale]
  if (problem === 'expired' || problem === 'incomplete')
    return edit === null ? null : { label: signupWords[locale].change, href: edit }
  if (problem === 'expired-change')
    return subscribedAs === null
      ? null
      : { label: words.toDone, href: paths.success(locale, subscribedAs) }
  if (problem === 'thread-ended' && plan.forSale)
    return { label: words.toForm, href: paths.subscribe(locale, plan.slug) }
  return { label: words.toPlans, href: paths.catalogue(locale) }
}

/** Nothing can be confirmed: why, and the one way from here. */
function Ended({ text, link }: { text: string | null; link: Link | null }) {
  return (
    <div className="confirm-form">
      {text ? <p>{text}</p> : null}
      {link ? (
        <a className="button quiet wide" href={link.href}>
          {link.label}
        </a>
      ) : null}
    </div>
  )
}
