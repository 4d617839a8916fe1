import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the mail about charges that somebody has to look after. */
export const staffNotChargedWords = dictionary(
  {
    subject: '要対応：請求に確認が必要なものがあります',
    preheader: '請求で確認が必要なものの一覧です。',
    addressee: (name: string) => `${name}さま`,
    lead: (shop: string) => `${shop}の請求に、確認が必要なものがあります。`,
    kinds: {
      'paid-late': '終わった請求への支払い（自動で返金できていません）',
      'charging-stopped': 'すべての請求が止まっています',
      'charging-not-enabled': '本番の請求が許可されていません',
      'charge-unsendable': '内容に誤りがあり、その日に送ることができない請求（リハーサルの結果）',
      'charge-odd': 'Smartpayで確認が必要な請求',
      'charge-unknown': '結果のわからない請求',
      'refund-failed': 'できなかった返金',
      'refund-unknown': '結果のわからない返金',
      'charge-late': '請求日を過ぎた注文',
      'authorization-ending': '発送前で、Smartpayの承認の期限が近い注文',
      'order-skipped': '遅すぎて請求せず、お休みになった注文（この7日間）',
    },
    all: 'すべての注文',
    size: (count: number, sum: string | null) =>
      sum === null ? `${count}件` : `${count}件、${sum}`,
    next: '原因と、何もしないとどうなるかは、管理画面の「要対応」でご覧になれます。',
    button: '要対応を見る',
    note: 'このメールは、確認が必要なものがある間、オーナーと運用担当の方に1日1回お送りします。',
  },
  {
    subject: 'Needs attention: charges to check',
    preheader: 'What to check about charging.',
    addressee: (name: string) => `Dear ${name}`,
    lead: (shop: string) => `At ${shop}, some charges need to be checked.`,
    kinds: {
      'paid-late': 'Paid after the charge was over (not refunded yet)',
      'charging-stopped': 'All charging is stopped',
      'charging-not-enabled': 'Live charging is not enabled',
      'charge-unsendable': 'Coming charges that cannot be sent (found by the rehearsal)',
      'charge-odd': 'Charges to check at Smartpay',
      'charge-unknown': 'Charges with unknown result',
      'refund-failed': 'Refunds that failed',
      'refund-unknown': 'Refunds with unknown result',
      'charge-late': 'Orders not charged on their day',
      'authorization-ending': 'Not shipped, and Smartpay’s approval ends soon',
      'order-skipped': 'Orders skipped because it was too late (last 7 days)',
    },
    all: 'all orders',
    size: (count: number, sum: string | null) =>
      `${count} ${count === 1 ? 'order' : 'orders'}${sum === null ? '' : `, ${sum}`}`,
    next: '“Needs attention” in the admin says why, and what happens if you do nothing.',
    button: 'Open “Needs attention”',
    note: 'Owners and operators get this message once a day while anything needs checking.',
  },
)

export type NotChargedKind = keyof (typeof staffNotChargedWords)['ja']['kinds']
