import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ordersInFirstYear } from '#lib/calendar/year-guide.ts'
import { cycleStartsOn } from '#lib/catalog/cadence.ts'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { type PlanContent, type ShopFacts, shopFileSchema } from '#lib/catalog/schema.ts'
import { contractWords } from '#lib/i18n/contract.ts'
import { locales } from '#lib/i18n/locale.ts'
import { composeMail } from '#lib/mail/compose-mail.ts'
import { renderText } from '#lib/mail/render-text.ts'
import { mailSamples } from '#lib/mail/samples.ts'
import { instalmentsFor } from '#lib/orders/instalments.ts'
import { formatDate, type PlainDate, plainDate, splitAtDates } from '#lib/plain-date.ts'
import { type Continuation, contractFor } from './contract.ts'

const file = shopFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../prisma/demo-shop.json', import.meta.url), 'utf8')),
)
const today = plainDate('2026-11-29')
const costlyTransfers: ShopFacts = {
  ...file.shop,
  paymentMethods: {
    ...file.shop.paymentMethods,
    bank_transfer: file.shop.paymentMethods.bank_transfer && {
      ...file.shop.paymentMethods.bank_transfer,
      feeMinor: 220,
    },
  },
}
const plans: [string, PlanContent][] = [
  ...file.plans.map(({ slug, content }): [string, PlanContent] => [slug, content]),
  ...file.plans
    .filter(({ slug }) => slug === 'first')
    .map(({ content }): [string, PlanContent] => [
      'first, bound and with shipping',
      { ...content, minimumCycles: 3, shippingFeeMinor: 500 },
    ]),
]
const cases = plans.flatMap(([name, plan]) =>
  [file.shop, costlyTransfers].flatMap((shop) =>
    paymentMethods.flatMap((paymentMethod) =>
      locales.map((locale) => ({ name, plan, shop, paymentMethod, locale })),
    ),
  ),
)

/** By hand, from the plan's items and the shop's fee: what a shopper has to pay. */
function owed({ plan, shop, paymentMethod }: (typeof cases)[number]) {
  const fee = paymentMethod === 'smartpay' ? 0 : (shop.paymentMethods[paymentMethod]?.feeMinor ?? 0)
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
  const beside = plan.shippingFeeMinor + fee
  const later = sum(plan.items.map((item) => item.amountMinor * item.quantity)) + beside
  const first =
    sum(plan.items.map((item) => (item.firstAmountMinor ?? item.amountMinor) * item.quantity)) +
    beside
  const orders = ordersInFirstYear(plan.cadence, today)
  return { fee, first, later, year: first + later * (orders - 1) }
}

const yenIn = (text: string) =>
  [...text.matchAll(/¥([\d,]+)/g)].map(([, digits = '']) => Number(digits.replaceAll(',', '')))
const datesIn = (text: string) =>
  splitAtDates(text).filter((part, index) => index % 2 === 1 && /\d{4}/.test(part))
const none = /費用はありません|no charges|no other charges/i

describe.each(cases)('$name paid by $paymentMethod in $locale', (one) => {
  const { plan, shop, paymentMethod, locale } = one
  const contract = contractFor({ plan, shop, quantity: 1, paymentMethod, today, locale })
  const sums = owed(one)
  const next = cycleStartsOn(plan.cadence, today, 1)
  const item = (key: string) => contract.items.find((found) => found.key === key)

  test('names only sums that are really paid', () => {
    const parts =
      paymentMethod === 'smartpay'
        ? instalmentsFor(sums.first, today).map(({ amountMinor }) => amountMinor)
        : []
    const minimum = sums.first + sums.later * (plan.minimumCycles - 1)
    const known = new Set([
      ...Object.values(sums),
      ...parts,
      plan.shippingFeeMinor,
      ...(plan.minimumCycles > 1 ? [minimum] : []),
    ])
    for (const sum of yenIn(contract.text)) expect([...known]).toContain(sum)
    const bold = new Set(yenIn(item('price')?.answer ?? ''))
    expect(bold).toEqual(new Set([sums.first, sums.later]))
    expect(item('price')?.details.join()).toContain(sums.year.toLocaleString('en'))
    const paid = yenIn(item('payment')?.answer ?? '').slice(0, 2)
    if (paymentMethod === 'smartpay') expect(paid.every((sum) => parts.includes(sum))).toBe(true)
    else expect(paid).toEqual([sums.first])
    if (sums.fee > 0) expect(yenIn(item('price')?.details.join() ?? '')).toContain(sums.fee)
  })

  test('names only its own dates', () => {
    const { arrivalDays, split } = plan.delivery
    const bound = cycleStartsOn(plan.cadence, today, plan.minimumCycles)
    const dates: PlainDate[] = [
      today.add({ days: arrivalDays }),
      next,
      next.add({ days: arrivalDays }),
      bound.subtract({ days: plan.cutOff.days }),
      ...Array.from({ length: split?.perOrder ?? 0 }, (_, at) =>
        today.add({ months: (split?.everyCount ?? 0) * at }).add({ days: arrivalDays }),
      ),
      ...(paymentMethod === 'smartpay'
        ? instalmentsFor(sums.first, today).map(({ dueOn }) => dueOn)
        : []),
      ...(paymentMethod === 'bank_transfer' ? [today.add({ days: 7 })] : []),
    ]
    const known = dates.map((date) => formatDate(date, locale))
    for (const date of datesIn(contract.text)) expect(known).toContain(date)
  })

  test('denies no charge, and names the bank’s once', () => {
    expect(contract.text).not.toMatch(none)
    const bank = locale === 'ja' ? /振込手数料/g : /your bank/gi
    expect(contract.text.match(bank) ?? []).toHaveLength(paymentMethod === 'bank_transfer' ? 1 : 0)
  })

  test('says the same by mail', () => {
    const instalments = instalmentsFor(sums.first, today)
    const facts = {
      ...mailSamples['signup-completed'][locale],
      agreedOn: today,
      payment:
        paymentMethod === 'smartpay'
          ? { paymentMethod, state: 'paid' as const, instalments, invoice: null }
          : { paymentMethod },
      feeMinor: sums.fee,
      firstOrder: {
        sumMinor: sums.first - sums.fee,
        deliveryAround: today.add({ days: plan.delivery.arrivalDays }),
        arrivalDays: plan.delivery.arrivalDays,
      },
      nextOrder: { orderedOn: next, sumMinor: sums.later - sums.fee },
      laterOrderMinor: sums.later - sums.fee,
      cancelBy: next.subtract({ days: 1 }),
      consentText: contract.text,
    }
    const mail = renderText(composeMail('signup-completed', facts, locale))
    const parts = instalments.map(({ amountMinor }) => amountMinor)
    const known = [...Object.values(sums), ...parts, ...yenIn(contract.text)]
    for (const sum of yenIn(mail)) expect(known).toContain(sum)
  })
})

test.each(locales)('a shop’s own none in %s never stands beside a fee', (locale) => {
  const otherCharges = { ja: 'ほかにいただく費用はありません。', en: 'There are no charges.' }
  const shop = { ...file.shop, otherCharges }
  const textFor = (paymentMethod: (typeof paymentMethods)[number]) =>
    contractFor({
      plan: plans[0]?.[1] as PlanContent,
      shop,
      quantity: 1,
      paymentMethod,
      today,
      locale,
    }).text
  expect(textFor('smartpay')).toMatch(none)
  expect(textFor('bank_transfer')).not.toMatch(none)
  expect(textFor('cash_on_delivery')).not.toMatch(none)
})

describe.each(locales)('a change to Smartpay in %s', (locale) => {
  const plan = file.plans[0]?.content as PlanContent
  const textOf = (continues: Continuation) =>
    contractFor({
      plan,
      shop: file.shop,
      quantity: 1,
      paymentMethod: 'smartpay',
      today,
      continues,
      locale,
    })
  const date = (text: string) => formatDate(plainDate(text), locale)

  test('names one next order and its own deadline', () => {
    const { items, text } = textOf({
      anchorOn: today,
      index: 1,
      orderedOn: plainDate('2027-02-28'),
      placed: false,
      orders: [{ dueOn: plainDate('2027-02-28'), sumMinor: 7800 }],
    })
    const [payment, cancelling] = ['payment', 'cancellation'].map(
      (key) => items.find((item) => item.key === key)?.details.join('\n') ?? '',
    )
    expect(payment).toContain(
      locale === 'ja' ? `次のご注文：${date('2027-02-28')}` : `Next order: ${date('2027-02-28')}`,
    )
    expect(cancelling).toContain(date('2027-02-27'))
    expect(text).not.toContain(date('2027-05-28'))
    expect(text).not.toContain(contractWords[locale].payment.counted.placed)
    expect(text).toContain(
      locale === 'ja'
        ? `その次のご注文は${date('2027-05-29')}`
        : `order after that is on ${date('2027-05-29')}`,
    )
  })

  test('calls a deadline the day before the next order, but for a minimum', () => {
    const dueOn = plainDate('2027-02-28')
    const continues = {
      anchorOn: today,
      index: 1,
      orderedOn: dueOn,
      placed: false,
      orders: [{ dueOn, sumMinor: 7800 }],
    }
    const facts = {
      shop: file.shop,
      quantity: 1,
      paymentMethod: 'smartpay',
      today,
      continues,
      locale,
    } as const
    const textFor = (minimumCycles: number) =>
      contractFor({ ...facts, plan: { ...plan, minimumCycles } }).text
    const { deadlineNext } = contractWords[locale].cancellation
    expect(textFor(1)).toContain(deadlineNext(1, date('2027-02-27')))
    expect(textFor(3)).toContain(deadlineNext(3, date('2027-08-28')))
    expect(textFor(3)).not.toContain(locale === 'ja' ? '前日' : 'the day before')
  })

  test('tells an order that is placed from the next one', () => {
    const { items, text } = textOf({
      anchorOn: today,
      index: 0,
      orderedOn: today,
      placed: true,
      orders: [{ dueOn: today, sumMinor: 7800 }],
    })
    expect(items.at(-1)?.details.join()).toContain(date('2027-02-27'))
    expect(text).toContain(
      locale === 'ja'
        ? `次のご注文は${date('2027-02-28')}`
        : `next order is on ${date('2027-02-28')}`,
    )
    expect(text).not.toMatch(/次のご注文：|Next order:/)
    expect(text).toContain(contractWords[locale].payment.counted.placed)
  })
})
