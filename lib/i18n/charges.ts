import { dictionary } from './locale.ts'

/** What the payment methods cost beside the price. */
export const chargeWords = dictionary(
  {
    fee: {
      bank_transfer: (sum: string) => `振込の事務手数料は、ご注文のたびに${sum}です。`,
      cash_on_delivery: (sum: string) => `代引き手数料は、お届けのたびに${sum}です。`,
    },
    bank: '振込手数料（ご利用の銀行の所定の額）は、お客さまのご負担です。',
  },
  {
    fee: {
      bank_transfer: (sum: string) => `The handling fee for a transfer is ${sum} with each order.`,
      cash_on_delivery: (sum: string) => `The cash-on-delivery fee is ${sum} with each delivery.`,
    },
    bank: 'What your bank charges for a transfer is yours to pay.',
  },
)
