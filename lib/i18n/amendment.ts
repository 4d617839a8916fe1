import { dictionary } from './locale.ts'

/** What an amendment changes, said alike to staff, on the shopper's page and in mails. */
export const amendmentWords = dictionary(
  {
    labels: {
      planVersionId: 'プラン',
      quantity: 'セット数',
      paymentMethod: 'お支払い方法',
      sum: '1回のお支払い',
    },
    methods: {
      smartpay: 'Smartpay（3回払い）',
      bank_transfer: '銀行振込',
      cash_on_delivery: '代引き',
    },
    sets: (count: number) => `${count}セット`,
    plan: (name: string, every: string) => `${name}（${every}）`,
    becomes: (before: string, after: string) => `${before} → ${after}`,
  },
  {
    labels: {
      planVersionId: 'Plan',
      quantity: 'Sets',
      paymentMethod: 'Payment method',
      sum: 'Each order',
    },
    methods: {
      smartpay: 'Smartpay (in three parts)',
      bank_transfer: 'bank transfer',
      cash_on_delivery: 'cash on delivery',
    },
    sets: (count: number) => (count === 1 ? '1 set' : `${count} sets`),
    plan: (name: string, every: string) => `${name} (${every})`,
    becomes: (before: string, after: string) => `${before} → ${after}`,
  },
)
