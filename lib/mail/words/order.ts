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
    shipmentCorrected: {
      subject: (plan: string, cycle: string) => `発送のお知らせの訂正（${plan}・${cycle}）`,
      preheader: {
        tracking: '正しいお問い合わせ番号をお知らせします。',
        'not-gone': '荷物は、まだ発送していません。',
        'not-sent': '荷物は発送していません。',
      },
      title: '発送のお知らせを訂正します',
      lead: {
        tracking: (plan: string, cycle: string) =>
          `「${plan}」の${cycle}について、先にお知らせした配送会社かお問い合わせ番号に誤りがありました。正しくは次のとおりです。`,
        'not-gone': (plan: string, cycle: string) =>
          `「${plan}」の${cycle}について、発送のお知らせをお送りしましたが、当店の手違いで、まだ発送していません。発送しましたら、あらためてお知らせします。`,
        'not-sent': (plan: string, cycle: string) =>
          `「${plan}」の${cycle}について、発送のお知らせをお送りしましたが、当店の手違いで、発送していません。ご返金しましたので、お届けもありません。`,
      },
      untracked: 'この荷物には、お問い合わせ番号がありません。',
      sorry: 'ご迷惑をおかけし、申し訳ございません。',
    },
    canceled: {
      subject: (plan: string, cycle: string) => `ご注文を取り消しました（${plan}・${cycle}）`,
      preheader: 'この回のお支払いは不要です。',
      title: 'ご注文を取り消しました',
      lead: {
        'asked-by-customer': (plan: string, cycle: string) =>
          `ご依頼により、「${plan}」の${cycle}のご注文を取り消しました。`,
        'cannot-deliver': (plan: string, cycle: string) =>
          `申し訳ございません。商品をお届けできないため、「${plan}」の${cycle}のご注文を取り消しました。`,
        other: (plan: string, cycle: string) => `「${plan}」の${cycle}のご注文を取り消しました。`,
      },
      states: {
        unsent: 'この回の商品のお届けと、Smartpayでの請求はありません。',
        approved:
          'この回の商品のお届けはありません。Smartpayの承認は取り消しますので、お支払いは発生しません。',
        watched:
          'この回の商品のお届けはありません。Smartpayから届いたお手続きのお願いでは、もうお手続きなさらないでください。行き違いでお支払いいただいたときは、お返しします。',
        transfer:
          'この回の商品のお届けはありません。お振り込みは不要です。すでにお振り込みのときはお返ししますので、このメールにご返信ください。',
        'at-the-door': 'この回の商品のお届けと、配達員へのお支払いはありません。',
      },
      goesOn: '定期便は、そのまま続きます。これからのご注文の日は変わりません。',
      paused: '定期便は休止中のままです。',
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
    shipmentCorrected: {
      subject: (plan: string, cycle: string) => `Correction: your parcel of ${plan}, ${cycle}`,
      preheader: {
        tracking: 'Here is the right tracking number.',
        'not-gone': 'Your parcel has not been shipped yet.',
        'not-sent': 'Your parcel was not shipped.',
      },
      title: 'A correction about your parcel',
      lead: {
        tracking: (plan: string, cycle: string) =>
          `The carrier or tracking number that we told you for ${plan}, ${cycle}, was wrong. This is right:`,
        'not-gone': (plan: string, cycle: string) =>
          `We told you that we had shipped ${plan}, ${cycle}. That was our mistake: it has not been shipped yet. We will tell you when it has.`,
        'not-sent': (plan: string, cycle: string) =>
          `We told you that we had shipped ${plan}, ${cycle}. That was our mistake: it was not shipped. As it was refunded, it will not be delivered.`,
      },
      untracked: 'This parcel has no tracking number.',
      sorry: 'We are sorry for the confusion.',
    },
    canceled: {
      subject: (plan: string, cycle: string) => `Your order is canceled: ${plan}, ${cycle}`,
      preheader: 'You owe nothing for it.',
      title: 'We canceled an order',
      lead: {
        'asked-by-customer': (plan: string, cycle: string) =>
          `As you asked, we canceled an order: ${plan}, ${cycle}.`,
        'cannot-deliver': (plan: string, cycle: string) =>
          `We are sorry: we cannot deliver ${plan}, ${cycle}, so we canceled that order.`,
        other: (plan: string, cycle: string) => `We canceled an order: ${plan}, ${cycle}.`,
      },
      states: {
        unsent: 'Nothing is delivered or charged by Smartpay for it.',
        approved:
          'Nothing is delivered for it. We release Smartpay’s approval, so there is nothing to pay.',
        watched:
          'Nothing is delivered for it. Please do not complete Smartpay’s earlier request; if you have paid in the meantime, we pay it back.',
        transfer:
          'Nothing is delivered for it, and no transfer is needed. If you have made one already, we pay it back: please reply to this message.',
        'at-the-door': 'Nothing is delivered for it, and there is nothing to pay to the carrier.',
      },
      goesOn: 'Your subscription goes on, and the days of later orders stay as they are.',
      paused: 'Your subscription stays paused.',
    },
  },
)
