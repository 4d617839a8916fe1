import { dictionary } from '#lib/i18n/locale.ts'

/** The dialog of a charge that only somebody can end who looks at Smartpay. */
export const settleWords = dictionary(
  {
    act: 'Smartpayで確かめた結果を記録する',
    title: (times: string, sum: string) =>
      `${times}の請求 ${sum} は、Smartpayでどうなっていましたか？`,
    titlePaidBack: (times: string, sum: string) =>
      `${times}の ${sum} を、Smartpayで返金しましたか？`,
    why: '理由',
    reference: '照会番号',
    smartpayOrder: '注文ID',
    found: '確かめた結果',
    choices: {
      collected: '請求どおりの金額が支払われている',
      'not-collected': '支払われておらず、もう支払えない（取り消しか返金がすんでいる）',
    },
    hints: {
      collected:
        '下の注文をSmartpayに確認してから、この注文を支払い済みにします。二つあるときは、もう一つを先に返金してください。',
      'not-collected':
        'お店の決まりのとおり、あらためて請求します。Smartpayに支払いが残っていると、二重の請求になります。',
      'paid-back':
        'Smartpayの管理画面で全額を返金してから記録してください。記録すると、要対応から消えます。この注文がまだ支払いを待っているときは、お店の決まりのとおりあらためて請求します。',
    },
    order: '支払われている注文のID',
    orderHint: 'order_ で始まります。支払われているときだけ要ります。',
    record: '記録する',
    paidBack: '返金したことを記録する',
  },
  {
    act: 'Record what you found at Smartpay',
    title: (times: string, sum: string) =>
      `How did the charge of ${sum} for order ${times} end at Smartpay?`,
    titlePaidBack: (times: string, sum: string) =>
      `Did you refund the ${sum} of order ${times} at Smartpay?`,
    why: 'Reason',
    reference: 'Reference',
    smartpayOrder: 'Smartpay’s order',
    found: 'What you found',
    choices: {
      collected: 'The full amount was paid',
      'not-collected': 'Nothing was paid and nobody can pay it any more, or it was refunded',
    },
    hints: {
      collected:
        'Smartpay is asked about the order below, then this order becomes paid. If there are two, refund the other one first.',
      'not-collected':
        'It is charged again as the shop’s policy says. If a payment is left at Smartpay, the customer pays twice.',
      'paid-back':
        'Refund the whole amount in the Smartpay dashboard, then record it here. It then no longer needs attention. If the order still waits for money, it is charged again as the shop’s policy says.',
    },
    order: 'Smartpay’s order that was paid',
    orderHint: 'It begins with order_. Only needed if it was paid.',
    record: 'Record',
    paidBack: 'Record the refund',
  },
)
