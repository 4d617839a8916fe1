import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the receipt, and of the lines and taxes of an order wherever a mail lists them. */
export const receiptMailWords = dictionary(
  {
    orderPaid: {
      subject: (plan: string, cycle: string) => `お支払いが確定しました（${plan}・${cycle}）`,
      title: 'お支払いが確定しました',
      lead: (plan: string, cycle: string, { sum, date }: { sum: string; date: string }) =>
        `「${plan}」${cycle}のお支払い（${sum}）が、${date}にSmartpayで確定しました。`,
      schedule: 'Smartpayへのお支払い',
      deliveries: 'お届けの予定',
      parcel: (number: number) => `${number}個目`,
    },
    invoice: {
      title: 'ご注文の内容',
      line: (name: string, quantity: number) => `${name} × ${quantity}`,
      reduced: (line: string) => `${line} ※`,
      total: '合計（税込）',
      rate: (percent: number) => `${percent}%対象`,
      tax: (sum: string, tax: string) => `${sum}（うち消費税${tax}）`,
      seller: '販売者',
      number: '登録番号',
      note: '※は軽減税率の対象です。',
    },
  },
  {
    orderPaid: {
      subject: (plan: string, cycle: string) => `Payment confirmed: ${plan}, ${cycle}`,
      title: 'Your payment is confirmed',
      lead: (plan: string, cycle: string, { sum, date }: { sum: string; date: string }) =>
        `Smartpay confirmed your payment of ${sum} for ${plan}, ${cycle}, on ${date}.`,
      schedule: 'Your payments to Smartpay',
      deliveries: 'Delivery',
      parcel: (number: number) => `Parcel ${number}`,
    },
    invoice: {
      title: 'Your order',
      line: (name: string, quantity: number) => `${name} × ${quantity}`,
      reduced: (line: string) => `${line} *`,
      total: 'Total (tax included)',
      rate: (percent: number) => `Taxed at ${percent}%`,
      tax: (sum: string, tax: string) => `${sum} (${tax} of it tax)`,
      seller: 'Seller',
      number: 'Invoice no.',
      note: '* is taxed at the reduced rate.',
    },
  },
)
