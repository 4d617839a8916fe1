import { randomUUID } from 'node:crypto'
import { expect, type Page } from 'playwright/test'
import { cancelWords } from '#app/[locale]/(shop)/checkout/cancel/messages.ts'
import { successWords } from '#app/[locale]/(shop)/checkout/success/messages.ts'
import { orderOutcomeWords } from '#app/[locale]/(shop)/checkout/success/outcome-messages.ts'
import { confirmWords } from '#app/[locale]/(shop)/signup/[id]/confirm/messages.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { signupWords } from '#lib/i18n/signup.ts'

const typed = {
  lastName: '山田',
  firstName: '花子',
  lastNameKana: 'やまだ',
  firstNameKana: 'ﾊﾅｺ',
  phoneNumber: '０９０−１２３４−５６７８',
  postalCode: '１０５ー００１１',
  administrativeArea: '東京都',
  locality: '港区',
  line1: '芝公園４−２−８',
}
type TypedDetails = Partial<Record<keyof typeof typed | 'emailAddress', string>>

/** Somebody who uses the shop the way a person does: reads, fills in, presses the one main button. */
export class Shopper {
  readonly page: Page
  readonly locale: Locale
  readonly email: string

  constructor(page: Page, locale: Locale, name: string) {
    this.page = page
    this.locale = locale
    // Another person in every run: the database may remember the last one's.
    this.email = `${name}-${randomUUID()}@example.jp`
  }

  get words() {
    const { form, neutral } = signupWords[this.locale]
    return {
      form,
      neutral,
      confirm: confirmWords[this.locale],
      success: successWords[this.locale],
      orderOutcome: orderOutcomeWords[this.locale],
      cancel: cancelWords[this.locale],
    }
  }

  async openForm(slug = 'seasons'): Promise<void> {
    await this.page.goto(`/${this.locale}/plans/${slug}/subscribe`)
  }

  async fill(details: TypedDetails = {}): Promise<void> {
    for (const [name, value] of Object.entries({
      emailAddress: this.email,
      ...typed,
      ...details,
    })) {
      const field = this.page.locator(`[name="${name}"]`)
      const isList = (await field.evaluate((element) => element.tagName)) === 'SELECT'
      await (isList ? field.selectOption(value) : field.fill(value))
    }
  }

  /** The last button in `main` is the primary one. */
  async go(): Promise<void> {
    await this.page.locator('main form button[type="submit"]').last().click()
  }

  /** From the form to the final confirmation; answers the signup's id. */
  async toConfirmation(slug = 'seasons', details: TypedDetails = {}): Promise<string> {
    await this.openForm(slug)
    await this.fill(details)
    await this.go()
    await this.page.waitForURL(/\/confirm/)
    return this.page.url().split('/').at(-2) ?? ''
  }

  async tickAndConfirm(): Promise<void> {
    for (const box of await this.page.locator('input[type="checkbox"][required]').all())
      await box.check()
    await this.go()
  }

  async toCheckout(slug = 'seasons', details: TypedDetails = {}): Promise<string> {
    const signupId = await this.toConfirmation(slug, details)
    await this.tickAndConfirm()
    await this.page.waitForURL(/checkout_test_/)
    return signupId
  }

  async atCheckout(outcome: 'approve' | 'decline' | 'cancel'): Promise<void> {
    await this.page.click(`button[name="outcome"][value="${outcome}"]`)
  }

  async seesHeading(text: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(text)
  }

  /** The page says it, and so does its tab. */
  async seesTitle(text: string): Promise<void> {
    await this.seesHeading(text)
    await expect.poll(async () => (await this.page.title()).split(' | ')[0]).toBe(text)
  }
}
