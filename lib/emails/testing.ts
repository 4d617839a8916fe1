import { readFileSync } from 'node:fs'
import { shopFileSchema } from '#lib/catalog/schema.ts'
import { plainDate } from '#lib/plain-date.ts'
import type { EmailSubject } from './email-source.ts'

const { shop, plans } = shopFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../prisma/demo-shop.json', import.meta.url), 'utf8')),
)
const [plan] = plans
if (!plan) throw new Error('The demo shop sells nothing')
const today = plainDate('2026-11-29')

const plain: EmailSubject = {
  locale: 'en',
  today,
  facts: shop,
  content: plan.content,
  planSlug: plan.slug,
  quantity: 1,
  person: { lastName: 'Yamada', firstName: 'Hanako', emailAddress: 'hanako@mail.example' },
  subscription: {
    status: 'active',
    paymentMethod: 'smartpay',
    feeMinor: 0,
    anchorOn: today,
    canceledOn: null,
    movedOn: null,
    ending: null,
    endsOn: null,
  },
  signup: {
    id: 'su_1',
    status: 'completed',
    paymentMethod: 'smartpay',
    feeMinor: 0,
    askedOn: today,
    consentText: 'Everything that was agreed to',
    askedBeforeChoice: false,
    previousPaymentMethod: 'bank_transfer',
  },
  order: null,
  canceledOrder: null,
  nextStep: null,
  agreedOn: today,
  waiting: [],
  payment: null,
  refund: null,
  delivery: null,
  cycle: null,
  collected: [],
  openOrders: [],
  atTheDoor: [],
  change: null,
  madeOrder: null,
  amendment: null,
}

const paidOrder: NonNullable<EmailSubject['order']> = {
  index: 0,
  status: 'paid',
  paymentMethod: 'smartpay',
  dueOn: today,
  payBy: null,
  totalMinor: 7_800,
  feeMinor: 0,
  payReference: null,
  state: 'paid',
  paidAt: new Date('2026-11-29T03:00:00Z'),
  paidOn: today,
  lines: [],
  parcels: [],
  hasRefund: false,
  firstMail: null,
}

/** What a mail of an active subscription may tell; of its first order what differs from one that is paid. */
export function testingSubject({
  order = null,
  ...changes
}: Omit<Partial<EmailSubject>, 'order'> & {
  order?: Partial<NonNullable<EmailSubject['order']>> | null
}): EmailSubject {
  return { ...plain, ...changes, order: order && { ...paidOrder, ...order } }
}
