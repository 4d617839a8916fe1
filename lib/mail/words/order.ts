import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the mails about an order that comes, and one that has gone out. */
export const orderMailWords = dictionary(
  {
    upcoming: {
      subject: (plan: string, date: string) => `次回のご注文は${date}です（${plan}）`,
      preheader: (date: string) => `変更は${date}まで承ります。`,
      title: '次回のご注文のお知らせ',
      lead: (plan: string, cycle: string) => `「${plan}」の${cycle}のご注文が近づいています。`,
      otherwiseTitle: 'このまま何もしないとき',
      otherwise: (date: string, sum: string) =>
        `${date}に${sum}をSmartpayに請求し、承認されると、次の3回に分けてお支払いいただきます。`,
      further: (date: string, method: string) =>
        `変更や解約は、${date}までにご連絡ください：${method}`,
    },
    shipped: {
      subject: (plan: string, cycle: string) => `発送しました（${plan}・${cycle}）`,
      title: '発送しました',
      lead: (plan: string, cycle: string) => `「${plan}」の${cycle}を発送しました。`,
      parcel: '荷物',
      parcelOf: (number: number, among: number) => `${among}個のうち${number}個目`,
      contents: '中身',
      pieces: (name: string, quantity: number) => `${name} × ${quantity}`,
      carrier: '配送会社',
      tracking: 'お問い合わせ番号',
      atTheDoor: '配達員にお支払い',
    },
  },
  {
    upcoming: {
      subject: (plan: string, date: string) => `Your next order is on ${date}: ${plan}`,
      preheader: (date: string) => `It can be changed until ${date}.`,
      title: 'Your next order',
      lead: (plan: string, cycle: string) => `${cycle} of ${plan} is coming up.`,
      otherwiseTitle: 'If you do nothing',
      otherwise: (date: string, sum: string) =>
        `On ${date} we charge ${sum} through Smartpay. Once it is approved, you pay it in these three parts.`,
      further: (date: string, method: string) =>
        `To change or cancel it, contact us by ${date}: ${method}`,
    },
    shipped: {
      subject: (plan: string, cycle: string) => `Shipped: ${plan}, ${cycle}`,
      title: 'Your parcel is on its way',
      lead: (plan: string, cycle: string) => `We shipped ${cycle} of ${plan}.`,
      parcel: 'Parcel',
      parcelOf: (number: number, among: number) => `${number} of ${among}`,
      contents: 'Contents',
      pieces: (name: string, quantity: number) => `${name} × ${quantity}`,
      carrier: 'Carrier',
      tracking: 'Tracking number',
      atTheDoor: 'To pay to the carrier',
    },
  },
)
