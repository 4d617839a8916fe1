import { dictionary } from '#lib/i18n/locale.ts'

/** What became of an order that Smartpay pays: a sentence, and what it means for the shopper. */
export const orderOutcomeWords = dictionary(
  {
    paid: {
      sentence: (sum: string) => `${sum}（税込）のご注文が確定しました。`,
      note: 'Smartpayが承認しました。お支払いとお届けの予定は、下のとおりです。',
    },
    planned: {
      sentence: (sum: string) => `${sum}（税込）のご注文を承りました。`,
      note: 'Smartpayの審査はこれからです。まだ請求されていません。結果は、この画面で分かります。',
    },
    charging: {
      sentence: (sum: string) => `${sum}（税込）のご注文について、Smartpayの結果を確認しています。`,
      note: 'ふつうは1分ほどで分かります。重ねてお申し込みになる必要はありません。',
    },
    authorized: {
      sentence: (sum: string) => `${sum}（税込）のご注文を、Smartpayが承認しました。`,
      note: 'ご請求は、商品を発送するときです。お支払いの日は、その日から数えます。',
    },
    open: {
      sentence: (sum: string) =>
        `${sum}（税込）のご注文は、Smartpayでのお手続きをお待ちしています。`,
      note: 'Smartpayからお知らせが届いたときは、そちらでお手続きください。結果が分かると、この画面も新しくなります。',
    },
    'given-up': {
      sentence: (sum: string) =>
        `${sum}（税込）のご注文は、期限までにSmartpayでのお手続きを確認できませんでした。`,
      note: 'この回のお手続きは終えました。Smartpayから先に届いたお知らせでは、もうお手続きなさらないでください。商品は発送していません。',
    },
    declined: {
      sentence: (sum: string) => `${sum}（税込）のご注文は、Smartpayに承認されませんでした。`,
      note: '請求はありません。このご注文の商品は発送しません。定期便の契約は、そのまま続いています。',
    },
    refused: {
      sentence: (sum: string) => `${sum}（税込）のご注文を、Smartpayで請求できませんでした。`,
      note: 'Smartpayでの同意が使えなくなっています。請求はなく、商品は発送しません。Smartpayのアプリで同意の状態をご確認のうえ、当店へご連絡ください。',
    },
    failed: {
      sentence: (sum: string) => `${sum}（税込）のご注文のお手続きができませんでした。`,
      note: '当店側の不具合によるもので、申し訳ございません。いまのところ請求はありません。',
    },
    canceled: {
      sentence: (sum: string) => `${sum}（税込）のご注文は、お休みになりました。`,
      note: '代金はいただきません。',
    },
  },
  {
    paid: {
      sentence: (sum: string) => `Your order of ${sum} (tax included) is confirmed.`,
      note: 'Smartpay approved it. Your payment and delivery dates are below.',
    },
    planned: {
      sentence: (sum: string) => `We have your order of ${sum} (tax included).`,
      note: 'Smartpay has not checked it yet, and nothing has been charged. This page shows the result.',
    },
    charging: {
      sentence: (sum: string) =>
        `We are waiting for Smartpay’s result for your order of ${sum} (tax included).`,
      note: 'This usually takes about a minute. There is no need to order again.',
    },
    authorized: {
      sentence: (sum: string) => `Smartpay approved your order of ${sum} (tax included).`,
      note: 'You are charged when we ship it, and your payment dates count from that day.',
    },
    open: {
      sentence: (sum: string) =>
        `Your order of ${sum} (tax included) is waiting for you at Smartpay.`,
      note: 'If Smartpay sends you a message, please follow it. This page refreshes once the result is known.',
    },
    'given-up': {
      sentence: (sum: string) =>
        `Smartpay did not hear from you in time about your order of ${sum} (tax included).`,
      note: 'We closed this attempt. Please do not complete Smartpay’s earlier request. Nothing was shipped.',
    },
    declined: {
      sentence: (sum: string) => `Smartpay declined your order of ${sum} (tax included).`,
      note: 'Nothing is charged, and this order is not shipped. Your subscription continues.',
    },
    refused: {
      sentence: (sum: string) => `Smartpay could not charge your order of ${sum} (tax included).`,
      note: 'Your agreement at Smartpay can no longer be used. Nothing is charged or shipped. Please check the agreement in the Smartpay app, then contact us.',
    },
    failed: {
      sentence: (sum: string) => `We could not place your order of ${sum} (tax included).`,
      note: 'The fault is ours, and we are sorry. Nothing has been charged so far.',
    },
    canceled: {
      sentence: (sum: string) => `Your order of ${sum} (tax included) was skipped.`,
      note: 'You owe nothing for it.',
    },
  },
)
