import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the mail about money that went back. */
export const refundMailWords = dictionary(
  {
    subject: (plan: string, cycle: string) => `返金しました（${plan}・${cycle}）`,
    title: '返金しました',
    lead: (plan: string, cycle: string, sum: string) =>
      `「${plan}」${cycle}のお支払いのうち、${sum}を返金しました。`,
    late: 'このお支払いは、お店での請求が終わったあとにSmartpayで行われたため、全額をお返ししました。',
    sum: '返金の金額',
    on: '返金した日',
    line: '内容',
    pieces: (name: string, quantity: number) => `${name} × ${quantity}`,
    left: '返金後のお支払い',
    schedule: 'Smartpayのお支払い',
    shrinks:
      'これからのお支払いは、最後の回から順に少なくなります。すでにお支払いになった分は、Smartpayからお支払いに使ったカードに戻ります。',
    parcelsEnd: 'まだ発送していない商品は、お送りしません。',
  },
  {
    subject: (plan: string, cycle: string) => `Refund: ${plan}, ${cycle}`,
    title: 'We gave you a refund',
    lead: (plan: string, cycle: string, sum: string) =>
      `We refunded ${sum} of what you paid for ${cycle} of ${plan}.`,
    late: 'You paid it at Smartpay after we had given up this charge, so all of it goes back to you.',
    sum: 'Refund',
    on: 'Refunded on',
    line: 'For',
    pieces: (name: string, quantity: number) => `${name} × ${quantity}`,
    left: 'You pay after the refund',
    schedule: 'Your payments to Smartpay',
    shrinks:
      'Your coming installments become less, the last one first. What you paid already goes back from Smartpay to the card that you paid with.',
    parcelsEnd: 'What had not gone out is not sent any more.',
  },
)
