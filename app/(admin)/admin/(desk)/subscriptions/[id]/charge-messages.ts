import { dictionary } from '#lib/i18n/locale.ts'

/** Having an order charged that is past due, before the policy would. */
export const chargeNowWords = dictionary(
  {
    act: 'いま請求する',
    title: (times: string, sum: string) => `${times}の ${sum} を、いまもう一度請求しますか？`,
    hint: 'すぐにSmartpayに請求します。断られることが続くと承認されにくくなるため、1日に1回までです。断られると、お店の決まりの請求の回数に数え、次の予定はこの日から決まります。',
    otherwise: '何もしないとき',
    send: '請求する',
    flash: {
      'charge-asked': '請求を始めました。結果は数分でここに出ます。',
      'unknown-order': 'この注文は見つかりません。',
      'not-past-due': 'この注文は、支払いを待っていません。',
      'charge-pending': 'この定期便の請求が進んでいます。結果を待ってください。',
      'charging-off': 'いまは、このお店からの請求が止まっています。「運用」で確かめてください。',
      'next-order-due': '次の回の注文日が来ています。この注文は、もう請求しません。',
      'charging-held': '請求停止中か休止中です。解いてから請求してください。',
      'tried-today': '今日はもう請求しました。明日以降にお試しください。',
    },
  },
  {
    act: 'Charge now',
    title: (times: string, sum: string) => `Charge ${sum} for order ${times} once more, now?`,
    hint: 'Smartpay is asked at once. It approves less often after repeated refusals, so once a day at most. If it is declined, it counts as one of the attempts of the shop’s policy, and the next step is counted from today.',
    otherwise: 'If you do nothing',
    send: 'Charge',
    flash: {
      'charge-asked': 'It is being charged. The result shows here in a few minutes.',
      'unknown-order': 'Order not found.',
      'not-past-due': 'This order is not waiting for a payment.',
      'charge-pending': 'A charge of this subscription is under way. Wait for its result.',
      'charging-off': 'Nothing is charged from here at the moment. See Operations.',
      'next-order-due': 'The next order’s date has come: this one is not charged any more.',
      'charging-held': 'It is on hold or paused. Lift that first.',
      'tried-today': 'It was charged today already. Try again tomorrow.',
    },
  },
)
