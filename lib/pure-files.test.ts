import { describe, expect, test } from 'vitest'
import { domains } from './testing-floors.ts'
import { pure } from './testing-pure.ts'
import { product } from './testing-sources.ts'

describe('pure files', () => {
  const impure =
    /^(pg|next|react|nodemailer.*|node:(fs|http|child_process|timers).*)$|^lib\/(db|smartpay\/(request|tokens|checkout|orders|payments|refunds)|env|log|clock)|queries\.ts$/

  test.each(pure)('%s stays pure', (name) => {
    const source = product.find((one) => one.name === name)
    const found = source?.imports.filter(({ from, typeOnly }) => !typeOnly && impure.test(from))
    expect(found?.map(({ from }) => from)).toEqual([])
    expect(source?.text).not.toMatch(/process\.env|Date\.now|new Date\(\)|\bfetch\(/)
  })

  test('none is missing from the list', () => {
    const inDomains = product.filter(({ name }) =>
      new RegExp(`^lib/(${domains.join('|')}|states)/`).test(name),
    )
    const world = inDomains.filter(
      ({ imports, text }) =>
        imports.some(({ from, typeOnly }) => !typeOnly && impure.test(from)) ||
        /await|withinLimits/.test(text),
    )
    const missing = inDomains.filter((one) => !world.includes(one) && !pure.includes(one.name))
    expect(
      missing.map(({ name }) => name).filter((name) => !touchesTheWorld.includes(name)),
    ).toEqual([])
  })
})

/** Small helpers of verbs that read a setting or rows through another file. */
const touchesTheWorld = [
  'lib/customers/private-fields.ts',
  'lib/emails/agreement-facts.ts',
  'lib/emails/change-facts.ts',
  'lib/emails/charge-facts.ts',
  'lib/emails/paid-facts.ts',
  'lib/emails/payment-facts.ts',
  'lib/emails/shown-mail.ts',
  'lib/tokens/token-secret.ts',
]

test('what the pages show is decided by rules of pure files', () => {
  expect(impureRules(/^app\/.*\.tsx$/)).toEqual([])
})

/** A rule says by its name that it answers at once; what touches the world is `async`, and called for its deed. */
function impureRules(who: RegExp): string[] {
  const named = /^(?:whyNot|may|can|is|has|decide)[A-Z]|(?:Problem|FactsOf)$/
  const textOf = new Map(product.map(({ name, text }) => [name, text]))
  const domain = new RegExp(`^lib/(${domains.join('|')})/`)
  return product
    .filter(({ name }) => who.test(name))
    .flatMap(({ name, imports }) =>
      imports
        .filter(({ from, typeOnly }) => !typeOnly && domain.test(from) && !pure.includes(from))
        .flatMap(({ from, names }) =>
          names
            .filter((one) => named.test(one))
            .filter((one) => !textOf.get(from)?.includes(`export async function ${one}(`))
            .map((one) => `${name} → ${one} of ${from}`),
        ),
    )
}
