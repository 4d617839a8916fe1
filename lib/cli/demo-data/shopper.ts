import type { PaymentMethod } from '#lib/catalog/payment-methods.ts'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { db } from '#lib/db/client.ts'
import { confirmSignup } from '#lib/signups/confirm/confirm-signup.ts'
import { contractOf } from '#lib/signups/confirm/contract-of.ts'
import { getConfirmation } from '#lib/signups/confirm/get-confirmation.ts'
import { saveDraft } from '#lib/signups/draft/save-draft.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import {
  labelCanceled,
  markReturned,
  returnToCancel,
  returnToSuccess,
} from '#lib/signups/return-from-checkout.ts'
import { openTokenId } from '#lib/tokens/token-secret.ts'
import type { Person } from './people.ts'
import { control, press } from './sandbox-calls.ts'

/** The sandbox's own rule for a checkout's life. */
const dayMs = 24 * 3_600_000

/** Somebody with a browser: every step is the command that the page's form calls. */
export class Shopper {
  readonly #person: Person
  #signupId = ''
  #checkoutUrl = ''
  /** The first attempt that went to Smartpay: it stays open there. */
  #firstSignupId = ''

  constructor(person: Person) {
    this.#person = person
  }

  async fillIn(slug: string, quantity: number, forgetting?: 'phoneNumber' | 'postalCode') {
    const { browserHash, locale } = this.#person
    const typed = { ...this.#person.typed, quantity: `${quantity}` }
    if (forgetting) typed[forgetting] = ''
    const saved = await saveDraft({ slug, browserHash, address: null, locale, typed })
    if (!saved.ok || saved.value.complete !== (forgetting === undefined))
      throw new Error(`Draft of ${typed.emailAddress}: ${JSON.stringify(saved)}`)
    this.#signupId = saved.value.signupId
  }

  async confirm(): Promise<void> {
    const confirmed = await this.#tryToConfirm()
    if (!confirmed.ok) throw new Error(`Not confirmed: ${confirmed.reason}`)
    if (confirmed.value.checkoutUrl === null) return
    this.#checkoutUrl = confirmed.value.checkoutUrl
    this.#firstSignupId ||= this.#signupId
  }

  /** Smartpay is away, and the button is pressed again and again. */
  async confirmInVain(times: number): Promise<void> {
    const path = '/checkout-sessions'
    for (let count = 0; count < times; count += 1) {
      await control('faults', 'POST', { kind: 'status', status: 503, method: 'POST', path })
      const confirmed = await this.#tryToConfirm()
      if (confirmed.ok) throw new Error('Confirmed although Smartpay was away')
    }
  }

  async #tryToConfirm() {
    const { browserHash, locale } = this.#person
    const signup = await getConfirmation(this.#signupId, browserHash)
    return confirmSignup({
      signupId: this.#signupId,
      browserHash,
      address: null,
      locale,
      shownHash: signup ? contractOf(signup, locale).hash : '',
      shownDraft: signup?.draftVersion ?? 0,
      agreed: true,
      again: false,
    })
  }

  async press(button: 'approve' | 'decline' | 'cancel'): Promise<void> {
    await press(this.#checkoutUrl, button)
  }

  /** The success page, which lets the engine charge the first order. */
  async comeBack(): Promise<void> {
    const back = await returnToSuccess(this.#signupId, this.#person.browserHash)
    if (back) await markReturned(back.signup)
    await chargeDue()
  }

  /** Smartpay makes up its mind about the next orders beforehand. */
  async expect(outcomes: readonly string[]): Promise<void> {
    await this.#plan(outcomes.map((outcome) => ({ outcome, times: 1 })))
  }

  /** And of all that come. */
  async expectAlways(outcome: string): Promise<void> {
    await this.#plan([{ outcome, times: 1_000_000 }])
  }

  async #plan(next: readonly { outcome: string; times: number }[]): Promise<void> {
    const { id, sealedId } = await this.token()
    if (!(await control(`tokens/${openTokenId(id, sealedId)}/outcomes`, 'PUT', next)))
      throw new Error('Smartpay did not take the outcomes')
  }

  /** What Smartpay waits for, in its app. */
  async repair(): Promise<void> {
    const charge = await db().charge.findFirstOrThrow({
      where: {
        status: 'open',
        order: { subscription: { token: { id: (await this.token()).id } } },
      },
      select: { smartpayId: true },
    })
    if (!(await control(`orders/${charge.smartpayId}/authorize`, 'POST')))
      throw new Error('Smartpay did not take the repair')
  }

  async pauseAccount(): Promise<void> {
    const { id, sealedId } = await this.token()
    const path = `tokens/${openTokenId(id, sealedId)}/shopper`
    if (!(await control(path, 'PUT', { paused: true })))
      throw new Error('The account is not paused')
  }

  async subscription(): Promise<string> {
    const { subscriptionId } = await db().signup.findUniqueOrThrow({
      where: { id: this.#signupId },
      select: { subscriptionId: true },
    })
    if (subscriptionId === null) throw new Error(`${this.#signupId} has no subscription`)
    return subscriptionId
  }

  /** The cancel page. */
  async turnBack(): Promise<void> {
    const back = await returnToCancel(this.#signupId, this.#person.browserHash)
    if (back?.heard) await labelCanceled(back.signup)
  }

  async choose(paymentMethod: PaymentMethod): Promise<void> {
    const draft = await retrySignup(this.#signupId, this.#person.browserHash, paymentMethod)
    if (draft === null) throw new Error(`${this.#signupId} could not be tried again`)
    this.#signupId = draft
  }

  /**
   * Agrees to the first attempt, from another device: nobody comes back here. How long a checkout lives at
   * Smartpay nobody knows; this one lives as long as it takes.
   */
  async agreeLate(): Promise<void> {
    const { sealedId, id } = await this.token(this.#firstSignupId)
    await control('rules', 'PUT', { sessionLifetimeMs: 30 * dayMs })
    const agreed = await control(`tokens/${openTokenId(id, sealedId)}/approve`, 'POST')
    await control('rules', 'PUT', { sessionLifetimeMs: dayMs })
    if (!agreed) throw new Error('Smartpay did not take the agreement')
  }

  async token(signupId = this.#signupId): Promise<{ id: string; sealedId: string }> {
    return db().token.findUniqueOrThrow({
      where: { signupId },
      select: { id: true, sealedId: true },
    })
  }
}
