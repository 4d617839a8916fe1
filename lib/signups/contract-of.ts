import type { Locale } from '#lib/i18n/locale.ts'
import { type Contract, contractFor } from '#lib/legal/contract.ts'
import { contractHash } from '#lib/legal/contract-hash.ts'
import type { SignupView } from './queries.ts'

/** The six items of the final confirmation as they stand now, with the hash that names them. */
export function contractOf(signup: SignupView, locale: Locale): Contract & { hash: string } {
  const contract = contractFor({
    plan: signup.plan.content,
    shop: signup.shop.facts,
    quantity: signup.quantity,
    way: signup.way,
    today: signup.shop.today,
    locale,
  })
  return { ...contract, hash: contractHash({ locale, text: contract.text }) }
}
