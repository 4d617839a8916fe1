import { formatYen } from '#lib/money.ts'
import { captureProblems } from './capture-problems.ts'
import { type DeniedCharge, deniedCharges } from './denied-charges.ts'
import { hasCheckDigit } from './invoice-number.ts'
import { orderProblems } from './order-limits.ts'
import { planSums } from './plan-sums.ts'
import type { ShopFile } from './schema.ts'
import { type PlanProblem, splitProblems } from './split-problems.ts'

/** `stops`: the shop is not loaded with it; the others are worth a look. */
type ShopProblem = { sentence: string; stops: boolean }

/** In yen. Undocumented at Smartpay; seen as the most after a check of the shopper's identity. */
const smartpayLimitMinor = 300_000

type Plan = ShopFile['plans'][number]

/** What a file says that fits its form and would still go wrong. @param hasPicture whether `public` has the file */
export function shopProblems(
  { shop, plans }: ShopFile,
  hasPicture: (address: string) => boolean,
): ShopProblem[] {
  return [
    ...doubleSlugs(plans),
    ...deniedCharges(shop).map((denied) => ({ sentence: deniedSentences[denied], stops: true })),
    ...(shop.invoiceNumber && !hasCheckDigit(shop.invoiceNumber) ? [wrongNumber] : []),
    ...plans.flatMap((plan, at) => [
      ...lostPicture(plan, hasPicture),
      ...dearBox(plan),
      ...[
        ...orderProblems(plan.content, shop),
        ...splitProblems(plan.content),
        ...captureProblems(plan.content),
      ].map((problem) => ofPlan(plan, at, problem)),
    ]),
  ]
}

const deniedSentences: Readonly<Record<DeniedCharge, string>> = {
  otherCharges:
    'shop.otherCharges says that there are none, but a payment method costs something (its fee, or what a bank takes for a transfer). The pages name that by themselves: say what else there is, like 通信料',
  'bank_transfer.terms':
    'shop.paymentMethods.bank_transfer.terms speaks of a fee. What a transfer costs is named by the pages themselves: leave it out',
}

/** A problem of one plan with its place in the file, as what the schema refuses is named. */
export function ofPlan({ slug }: Plan, at: number, { field, sentence }: PlanProblem): ShopProblem {
  return { sentence: `plans[${at}].content.${field} (plan “${slug}”): ${sentence}`, stops: true }
}

/** One would overwrite the other, and the plan that it was meant to be would be retired. */
function doubleSlugs(plans: readonly Plan[]): ShopProblem[] {
  return [...new Set(plans.map(({ slug }) => slug))].flatMap((slug) => {
    const places = plans.flatMap((plan, at) => (plan.slug === slug ? [at + 1] : []))
    if (places.length < 2) return []
    const sentence = `Plans ${places.join(' and ')} have the same slug “${slug}”: it is a plan’s address, give each its own`
    return [{ sentence, stops: true }]
  })
}

const wrongNumber: ShopProblem = {
  sentence:
    'shop.invoiceNumber: its check digit is wrong for a company (fine for a sole proprietor): compare it with 国税庁 適格請求書発行事業者公表サイト',
  stops: false,
}

function lostPicture(
  { slug, content }: Plan,
  hasPicture: (address: string) => boolean,
): ShopProblem[] {
  if (hasPicture(content.image)) return []
  const sentence = `Plan “${slug}”: there is no picture public${content.image}; put it there, or name one that is`
  return [{ sentence, stops: true }]
}

function dearBox({ slug, content }: Plan): ShopProblem[] {
  const counts = Array.from({ length: content.maximumQuantity }, (_, at) => at + 1)
  const dearest = (quantity: number) => {
    const { firstOrderMinor, laterOrderMinor } = planSums(content, quantity)
    return Math.max(firstOrderMinor, laterOrderMinor)
  }
  const first = counts.find((quantity) => dearest(quantity) > smartpayLimitMinor)
  if (first === undefined) return []
  const box = first === 1 ? 'one order' : `an order of ${first}`
  const sentence = `Plan “${slug}”: ${box} comes to ${formatYen(dearest(first))}, and Smartpay is known to decline above ${formatYen(smartpayLimitMinor)}`
  return [{ sentence, stops: first === 1 }]
}
