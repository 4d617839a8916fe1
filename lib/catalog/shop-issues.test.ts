import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shopFileSchema } from './schema.ts'
import { shopIssues } from './shop-issues.ts'

const demo = readFileSync(new URL('../../prisma/demo-shop.json', import.meta.url), 'utf8')

function said(from: string | RegExp, to: string): string[] {
  const file: unknown = JSON.parse(demo.replace(from, to))
  const parsed = shopFileSchema.safeParse(file)
  return parsed.success ? [] : shopIssues(parsed.error.issues, file, JSON.parse(demo))
}

test.each([
  [
    'a form that does not fit',
    '"T6000012345674"',
    '"T123"',
    'shop.invoiceNumber: is "T123" and must be written otherwise, such as "T6000012345674"',
  ],
  [
    'what is missing',
    /"representative": \{[^}]*\},/,
    '',
    'shop.representative: is missing, such as {"ja":"代表取締役 山根 響","en":"Hibiki Yamane, president"}',
  ],
  [
    'another kind of value',
    '"amountMinor": 2600',
    '"amountMinor": "2600"',
    'plans[0].content.items[0].amountMinor (plan “seasons”): is "2600" and must be a number, such as 2600',
  ],
  [
    'a number out of bounds',
    '"arrivalDays": 5',
    '"arrivalDays": 91',
    'plans[0].content.delivery.arrivalDays (plan “seasons”): is 91 and must be 90 or less, such as 5',
  ],
  [
    'one of a few words',
    '"taxCategory": "reduced"',
    '"taxCategory": "food"',
    'plans[0].content.items[0].taxCategory (plan “seasons”): is "food" and must be one of standard, reduced, such as "reduced"',
  ],
  [
    'a misspelt setting',
    '"phoneHours"',
    '"fax": "0", "phoneHours"',
    'shop: “fax” is not a setting: misspelt?',
  ],
])('says %s in a sentence with an example', (_what, from, to, sentence) => {
  expect(said(from, to)).toEqual([sentence])
})
