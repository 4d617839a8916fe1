import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the mails about orders that are collected from a token. */
export const chargeMailWords = dictionary(
  {
    orderDeclined: {
      subject: (plan: string, cycle: string) =>
        `Smartpayで請求できませんでした（${plan}・${cycle}）`,
      preheader: 'お支払いについてご確認ください。',
      title: 'ご注文を請求できませんでした',
      lead: {
        declined: (plan: string, cycle: string) =>
          `「${plan}」${cycle}のご注文は、Smartpayに承認されませんでした。請求はありません。`,
        refused: (plan: string, cycle: string) =>
          `「${plan}」${cycle}のご注文は、Smartpayでの同意が使えなくなっていたため、請求できませんでした。`,
        'given-up': (plan: string, cycle: string) =>
          `「${plan}」${cycle}のご注文は、期限までにSmartpayでのお手続きを確認できませんでした。Smartpayから先に届いたお知らせでは、もうお手続きなさらないでください。`,
      },
      nothing: 'このご注文の商品は、まだ発送していません。',
      helpTitle: 'お支払いについて',
      help: {
        declined:
          'Smartpayのアプリかマイページで、お支払いの状況とご利用可能額をご確認ください。承認されなかった理由は、当店ではわかりかねます。ご確認がお済みでしたら、このメールにご返信ください。',
        refused: 'Smartpayのアプリで同意の状態をご確認のうえ、このメールにご返信ください。',
        'given-up': 'お支払いについてのご相談は、このメールにご返信ください。',
      },
      methods: (names: string[]) =>
        `${names.join('か')}をご希望のときは、ご入金の前に、このメールにご返信ください。`,
      otherwiseTitle: 'このあとのこと',
    },
    orderEnding: {
      subject: {
        skip: (plan: string, cycle: string) =>
          `まもなく、今回のお届けをお休みにします（${plan}・${cycle}）`,
        pause: (plan: string, cycle: string) => `まもなく、定期便を休止します（${plan}・${cycle}）`,
        cancel: (plan: string, cycle: string) =>
          `まもなく、定期便を解約します（${plan}・${cycle}）`,
      },
      title: {
        skip: 'まもなく、今回のお届けをお休みにします',
        pause: 'まもなく、定期便を休止します',
        cancel: 'まもなく、定期便を解約します',
      },
      lead: {
        declined: (plan: string, cycle: string) =>
          `「${plan}」${cycle}のご注文は、Smartpayに承認されず、まだ請求できていません。`,
        refused: (plan: string, cycle: string) =>
          `「${plan}」${cycle}のご注文は、Smartpayでの同意が使えないため、まだ請求できていません。`,
        'given-up': (plan: string, cycle: string) =>
          `「${plan}」${cycle}のご注文は、期限までにSmartpayでのお手続きを確認できず、まだ請求できていません。Smartpayから先に届いたお知らせでは、もうお手続きなさらないでください。`,
        failed: (plan: string, cycle: string) =>
          `「${plan}」${cycle}のご注文は、当店側の不具合で、まだ請求できていません。申し訳ございません。`,
      },
      help: 'お支払いについてのご相談は、このメールにご返信ください。',
    },
    orderGivenUp: {
      subject: (plan: string, cycle: string) => `今回はお休みにしました（${plan}・${cycle}）`,
      preheader: 'この回のお支払いは不要です。',
      title: '今回のお届けをお休みにしました',
      lead: (plan: string, cycle: string) =>
        `「${plan}」${cycle}は、Smartpayで請求できなかったため、お休みにしました。`,
      nothing: 'この回のお支払いは不要です。',
      paused:
        '定期便は休止しました。次のご注文と請求は、お客さまからご連絡をいただくまでありません。',
      again: {
        goesOn: 'お支払い方法についてのご相談は、このメールにご返信ください。',
        paused: '再開をご希望のときは、このメールにご返信ください。',
      },
    },
  },
  {
    orderDeclined: {
      subject: (plan: string, cycle: string) =>
        `Smartpay could not charge your order: ${plan}, ${cycle}`,
      preheader: 'Please look at your payment.',
      title: 'Your order could not be charged',
      lead: {
        declined: (plan: string, cycle: string) =>
          `Smartpay declined your order: ${plan}, ${cycle}. Nothing is charged.`,
        refused: (plan: string, cycle: string) =>
          `Your order (${plan}, ${cycle}) could not be charged, because your agreement at Smartpay can no longer be used.`,
        'given-up': (plan: string, cycle: string) =>
          `Smartpay did not hear from you in time about your order: ${plan}, ${cycle}. Please do not complete Smartpay’s earlier request.`,
      },
      nothing: 'This order has not been shipped.',
      helpTitle: 'About the payment',
      help: {
        declined:
          'Please look at your payments and your limit in the Smartpay app or on your page there. Smartpay does not tell us why it declined an order. When you have done so, simply reply to this message.',
        refused:
          'Please check the agreement in the Smartpay app, then simply reply to this message.',
        'given-up': 'To talk about the payment, simply reply to this message.',
      },
      methods: (names: string[]) =>
        `If you would rather pay by ${names.join(' or ')}, please reply before you send any money.`,
      otherwiseTitle: 'What happens next',
    },
    orderEnding: {
      subject: {
        skip: (plan: string, cycle: string) => `We are about to skip a delivery: ${plan}, ${cycle}`,
        pause: (plan: string, cycle: string) =>
          `We are about to pause your subscription: ${plan}, ${cycle}`,
        cancel: (plan: string, cycle: string) =>
          `We are about to cancel your subscription: ${plan}, ${cycle}`,
      },
      title: {
        skip: 'We are about to skip a delivery',
        pause: 'We are about to pause your subscription',
        cancel: 'We are about to cancel your subscription',
      },
      lead: {
        declined: (plan: string, cycle: string) =>
          `Smartpay declined your order (${plan}, ${cycle}), so it has not been charged yet.`,
        refused: (plan: string, cycle: string) =>
          `Your order (${plan}, ${cycle}) has not been charged yet, because your agreement at Smartpay can no longer be used.`,
        'given-up': (plan: string, cycle: string) =>
          `Smartpay did not hear from you in time about your order (${plan}, ${cycle}), so it has not been charged yet. Please do not complete Smartpay’s earlier request.`,
        failed: (plan: string, cycle: string) =>
          `We could not place your order at Smartpay (${plan}, ${cycle}), so it has not been charged yet. The fault is ours, and we are sorry.`,
      },
      help: 'To talk about the payment, simply reply to this message.',
    },
    orderGivenUp: {
      subject: (plan: string, cycle: string) => `We skipped a delivery: ${plan}, ${cycle}`,
      preheader: 'You owe nothing for it.',
      title: 'We skipped a delivery',
      lead: (plan: string, cycle: string) =>
        `${plan}, ${cycle}, could not be charged by Smartpay, so we skipped it.`,
      nothing: 'You owe nothing for it.',
      paused:
        'Your subscription is paused. There are no further orders or charges until we hear from you.',
      again: {
        goesOn: 'To talk about how you pay, simply reply to this message.',
        paused: 'To go on, simply reply to this message.',
      },
    },
  },
)
