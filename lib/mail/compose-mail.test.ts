import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { locales } from '#lib/i18n/locale.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { signupMailWords } from '#lib/mail/words/signup.ts'
import { subscriptionMailWords } from '#lib/mail/words/subscription.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate, type PlainDate, plainDate } from '#lib/plain-date.ts'
import { composeMail, mailKinds } from './compose-mail.ts'
import type { Letter } from './letter.ts'
import { renderHtml } from './render-html.ts'
import { renderText } from './render-text.ts'
import { mailSamples } from './samples.ts'
import { columnsOf, lineColumns } from './wrap.ts'

const everyMail = locales.flatMap((locale) =>
  mailKinds.map((kind) => {
    const facts = mailSamples[kind][locale]
    return { kind, locale, facts, letter: composeMail(kind, facts, locale) }
  }),
)

/** Other ways to pay say other things in the same kind of mail. */
const offlineMethods = locales.flatMap((locale) => {
  const completed = mailSamples['signup-completed'][locale]
  const instructions = mailSamples['payment-instructions'][locale]
  const moved = mailSamples['payment-method-changed'][locale]
  const spare = mailSamples['agreement-spare'][locale]
  const canceled = mailSamples['order-canceled'][locale]
  const corrected = mailSamples['shipment-corrected'][locale]
  const atTheDoor = [{ orderedOn: plainDate('2026-11-22'), sumMinor: 8130 }]
  const cash = { paymentMethod: 'cash_on_delivery' as const, orderMinor: 7800, feeMinor: 330 }
  const payment = { ...cash, deliveryAround: plainDate('2027-02-27') }
  return [
    ['signup-completed', { ...completed, payment: { paymentMethod: 'bank_transfer' } }] as const,
    ['signup-completed', { ...completed, payment: { paymentMethod: 'cash_on_delivery' } }] as const,
    ['payment-instructions', { ...instructions, payment }] as const,
    [
      'payment-method-changed',
      { ...moved, previousPaymentMethod: 'cash_on_delivery', waiting: [], atTheDoor },
    ] as const,
    ['agreement-spare', { ...spare, over: true }] as const,
    ...(['unsent', 'approved', 'transfer', 'at-the-door'] as const).map(
      (state) => ['order-canceled', { ...canceled, state, why: 'other' }] as const,
    ),
    ['order-canceled', { ...canceled, nextOrder: null, why: 'asked-by-customer' }] as const,
    ['order-canceled', { ...canceled, nextOrder: null, goesOn: false }] as const,
    ...(['tracking', 'not-gone', 'not-sent'] as const).map(
      (state) =>
        ['shipment-corrected', { ...corrected, state, carrier: null, tracking: null }] as const,
    ),
  ].map(([kind, facts]) => ({ kind, locale, facts, letter: composeMail(kind, facts, locale) }))
})

describe.each([...everyMail, ...offlineMethods])(
  '$kind in $locale',
  ({ facts, letter, locale }) => {
    const text = renderText(letter)
    const html = renderHtml(letter)
    const shown = { text: squeezed(text), html: squeezed(textOf(html)) }

    test('tells every fact, as text and as HTML', () => {
      for (const fact of factsIn(facts, locale)) {
        expect(shown.text).toContain(squeezed(fact))
        expect(shown.html).toContain(squeezed(fact))
      }
    })

    test('says the same as text and as HTML', () => {
      for (const word of wordsOf(letter)) {
        expect(shown.text).toContain(squeezed(word))
        expect(shown.html).toContain(squeezed(word))
      }
      const addresses = [...html.matchAll(/href="([^"]+)"/g)].map(([, url = '']) => unescaped(url))
      expect(addresses.length).toBeGreaterThanOrEqual(3)
      for (const url of addresses) expect(text).toContain(url)
    })

    test('leaves nothing unfilled', () => {
      for (const form of [text, html.replace(/<style>.*<\/style>/s, ''), letter.subject])
        expect(form).not.toMatch(/undefined|null|NaN|\[object|[{}]|Invalid/)
    })

    test('fits mailboxes', () => {
      expect(html).toContain(`<html lang="${locale}">`)
      // Gmail cuts a mail off at 102 KB.
      expect(Buffer.byteLength(html)).toBeLessThan(60_000)
      for (const line of text.split('\n'))
        if (!line.startsWith('https://')) expect(columnsOf(line)).toBeLessThanOrEqual(lineColumns)
      expect(html).not.toMatch(/<img|<script|<link|url\(/)
    })

    test('makes every text harmless, whoever wrote it', () => {
      const hostile = withTexts(letter, (one) => `${one}\u0085\u202e<script>`)
      const harmless = withTexts(letter, (one) => `${one} <script>`)
      expect(renderText(hostile)).toBe(renderText(harmless))
      expect(renderHtml(hostile)).toBe(renderHtml(harmless))
      expect(renderHtml(hostile)).not.toContain('<script')
    })

    test('names the sender in full', () => {
      const { shop } = mailSamples['signup-pending'][locale]
      for (const fact of Object.values(shop)) expect(shown.text).toContain(squeezed(fact))
      expect(letter.subject).toContain(shop.name)
    })
  },
)

describe.each(locales)('a mail of a change in %s', (locale) => {
  const moved = mailSamples['payment-method-changed'][locale]
  const textFor = (changes: Partial<typeof moved>) =>
    squeezed(renderText(composeMail('payment-method-changed', { ...moved, ...changes }, locale)))
  const words = subscriptionMailWords[locale].paymentMethodChanged
  const { cancelBy, consent } = signupMailWords[locale].signupCompleted
  const { next } = moved
  const deadline = next ? formatDate(next.cancelBy, locale) : ''

  test('asks for no transfer where one was asked for, and only there', () => {
    expect(textFor({})).toContain(squeezed(words.noTransfer))
    expect(textFor({ waiting: [] })).not.toContain(squeezed(words.noTransfer))
  })

  test('explains the last day by the next order, but for a minimum', () => {
    const before = squeezed(cancelBy(1, deadline).replace(cancelBy(3, deadline), ''))
    expect(textFor({})).toContain(before)
    expect(textFor({ next: next && { ...next, minimumCycles: 3 } })).not.toContain(before)
  })

  test('names no deadline where no order comes that could be canceled', () => {
    const { consentText: _, ...plain } = moved
    const textOf = (facts: typeof plain) =>
      squeezed(renderText(composeMail('payment-method-changed', facts, locale)))
    expect(textOf(plain)).toContain(squeezed(deadline))
    expect(textOf({ ...plain, next: null })).not.toContain(squeezed(deadline))
  })

  test('quotes a contract only where one was agreed to for it', () => {
    expect(textFor({})).toContain(squeezed(consent))
    const { consentText: _, ...withoutContract } = moved
    const text = renderText(composeMail('payment-method-changed', withoutContract, locale))
    expect(squeezed(text)).not.toContain(squeezed(consent))
  })
})

describe.each(locales)('a mail about the last order of all, in %s', (locale) => {
  const { goesOn, nothingComes, nextOrder } = mailWords[locale]
  const over = { nothingComes: true, nextOrder: null }
  const { 'order-expired': expired, 'order-given-up': givenUp } = mailSamples
  const toPay = mailSamples['payment-instructions'][locale]
  const letters = {
    'order-expired': (ends: boolean) =>
      composeMail('order-expired', { ...expired[locale], ...(ends && over) }, locale),
    'order-given-up': (ends: boolean) =>
      composeMail('order-given-up', { ...givenUp[locale], ...(ends && over) }, locale),
    'payment-instructions': (ends: boolean) =>
      composeMail('payment-instructions', { ...toPay, nothingComes: ends }, locale),
  }
  const text = (kind: keyof typeof letters, ends: boolean) =>
    squeezed(renderText(letters[kind](ends)))

  test.each(['order-expired', 'order-given-up', 'payment-instructions'] as const)(
    '%s does not say that it goes on',
    (kind) => {
      expect(text(kind, false)).toContain(squeezed(goesOn))
      expect(text(kind, true)).not.toContain(squeezed(goesOn))
      expect(text(kind, true)).toContain(squeezed(nothingComes))
      expect(text(kind, true)).not.toContain(squeezed(nextOrder))
    },
  )
})

test('what shoppers type stays harmless', () => {
  const facts = {
    ...mailSamples['signup-completed'].ja,
    person: { lastName: '<script>alert(1)</script>', firstName: '"\u202e\r\nBcc: a@b.example\'' },
  }
  const letter = composeMail('signup-completed', facts, 'ja')
  expect(renderHtml(letter)).not.toMatch(/<script|\u202e|\nBcc/)
  expect(renderHtml(letter)).toContain(
    '&lt;script&gt;alert(1)&lt;/script&gt; &quot; Bcc: a@b.example&#39;',
  )
  expect(renderText(letter)).not.toMatch(/\u202e|^Bcc/m)
})

test.each<[string, (letter: Letter, url: string) => Letter]>([
  ['a button', (letter, url) => ({ ...letter, blocks: [{ kind: 'button', label: 'Open', url }] })],
  ['the shop', ({ sender, ...letter }, shopUrl) => ({ ...letter, sender: { ...sender, shopUrl } })],
  [
    'a legal page',
    ({ sender, ...letter }, url) => ({
      ...letter,
      sender: { ...sender, links: [{ label: 'Terms', url }] },
    }),
  ],
])('%s is a link to a web page, or the mail is not made', (_name, linkedTo) => {
  const letter = composeMail('signup-invite', mailSamples['signup-invite'].en, 'en')
  const good = linkedTo(letter, 'https://shop.example/here')
  expect(renderText(good)).toContain('https://shop.example/here')
  expect(renderHtml(good)).toContain('href="https://shop.example/here"')
  const bad = linkedTo(letter, 'javascript:alert(1)')
  expect(() => renderText(bad)).toThrow('http(s)')
  expect(() => renderHtml(bad)).toThrow('http(s)')
})

type Tree =
  | undefined
  | null
  | boolean
  | string
  | number
  | PlainDate
  | readonly Tree[]
  | { readonly [key: string]: Tree }

/**
 * Every fact as a reader sees it. Names of states are told in words, and are not looked for; nor is a fee of nothing, nor
 * the days that only a transfer's parcel is counted by.
 */
function factsIn(tree: Tree, locale: 'ja' | 'en', key = ''): string[] {
  if (tree === undefined || tree === null || typeof tree === 'boolean') return []
  if (key === 'arrivalDays' || (key === 'feeMinor' && tree === 0)) return []
  if (tree instanceof Temporal.PlainDate) return [formatDate(tree, locale)]
  if (typeof tree === 'number') return [key.endsWith('Minor') ? formatYen(tree) : String(tree)]
  if (typeof tree !== 'string')
    return Object.entries(tree).flatMap(([name, branch]) => factsIn(branch, locale, name))
  // Methods stand in a list, too.
  if (['bank_transfer', 'cash_on_delivery'].includes(tree)) return []
  if (
    [
      'kind',
      'state',
      'why',
      'end',
      'because',
      'what',
      'paymentMethod',
      'unit',
      'accountType',
      'chosenPaymentMethod',
      'previousPaymentMethod',
    ].includes(key)
  )
    return []
  if (/^https?:/.test(tree)) return []
  return tree.split('\n')
}

/** Every word of the letter but its subject and preheader. */
function wordsOf({ title, addressee, blocks, sender }: Letter): string[] {
  const leaves = (tree: unknown): string[] =>
    typeof tree === 'string'
      ? tree.split('\n')
      : Object.entries(tree ?? {}).flatMap(([key, branch]) =>
          ['kind', 'url', 'shopUrl'].includes(key) ? [] : leaves(branch),
        )
  return leaves([title, addressee, blocks, sender])
}

/** The letter with every text that a reader sees written another way. */
function withTexts(letter: Letter, write: (text: string) => string): Letter {
  const codes = ['kind', 'locale', 'url', 'shopUrl']
  return JSON.parse(JSON.stringify(letter), (key, value) =>
    typeof value === 'string' && !codes.includes(key) ? write(value) : value,
  )
}

function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body')).replace(/<!--.*?-->|<[^>]*>/gs, '')
  return unescaped(body)
}

function unescaped(markup: string): string {
  const signs = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }
  return markup.replace(/&(lt|gt|quot|#39|amp);/g, (name) => signs[name as keyof typeof signs])
}

/** Without gaps: lines end elsewhere in text and HTML. */
function squeezed(text: string): string {
  return text.replace(/\s|&nbsp;|&ensp;/g, '')
}
