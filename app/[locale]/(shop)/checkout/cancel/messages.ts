import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the way back from checkout when nothing came of it, and of the ways on from there. */
export const cancelWords = dictionary(
  {
    title: '何も請求されていません。',
    overTitle: 'このお申し込みは、もう続けられません。',
    unchangedTitle: 'お支払い方法は変わっていません。',
    unchanged: (paymentMethod: string) =>
      `Smartpayへの変更は行われませんでした。定期便は、これまでどおり${paymentMethod}で続きます。`,
    canceled: 'Smartpayの画面で、お申し込みを取りやめました。',
    declined: 'Smartpayの審査で、今回は承認されませんでした。理由は当店には知らされません。',
    expired: (hours: number) =>
      `Smartpayの画面をご用意してから${hours}時間以上たったため、その画面からは進めないことがあります。`,
    nothing: '契約もご注文も、成立していません。',
    unheardTitle: 'Smartpayの返事を待っています。',
    unheard:
      'いまSmartpayにつながらず、結果を確かめられません。Smartpayで同意していなければ、何も請求されません。少し待って、この画面を読み込み直してください。',
    kept: '入力いただいた内容は、このまま残っています。',
    delivery: 'お届け先',
    plan: '定期便',
    planLine: (name: string, every: string) => `${name}（${every}）`,
    goOn: '続けるなら',
    again: 'もう一度Smartpayで',
    againText:
      '同じ内容のまま、最終確認からやり直します。前のお申し込みと二重になることはありません。',
    againButton: 'もう一度、最終確認へ進む',
    edit: '内容を変えて申し込む',
    paymentMethods: {
      bank_transfer: {
        title: '銀行振込',
        text: 'ご注文のたびに、期日までにお振り込みいただきます。自動では引き落とされません。',
        button: '銀行振込で最終確認へ進む',
      },
      cash_on_delivery: {
        title: '代引き',
        text: 'お届けのたびに、配達員にお支払いいただきます。自動では引き落とされません。',
        button: '代引きで最終確認へ進む',
      },
    },
    askChange: 'お届け先やご連絡先の変更、ご不明な点は、お電話かメールで承ります。',
    askAnything: 'ご不明な点は、お電話かメールでお尋ねください。',
    askTitle: 'ご相談',
    ask: 'ほかのお支払い方法やご不明な点は、お電話かメールでご相談ください。',
    back: '定期便の一覧へ戻る',
  },
  {
    title: 'Nothing was charged.',
    overTitle: 'This signup cannot be continued.',
    unchangedTitle: 'Nothing was changed.',
    unchanged: (paymentMethod: string) =>
      `The change to Smartpay did not happen. Your subscription goes on, paid by ${paymentMethod.toLowerCase()} as before.`,
    canceled: 'You turned back at Smartpay.',
    declined: 'Smartpay did not approve it this time. We are not told the reason.',
    expired: (hours: number) =>
      `More than ${hours} hours have passed since Smartpay’s page was made for you, so it may not let you go on.`,
    nothing: 'There is no subscription and no order.',
    unheardTitle: 'We are waiting for Smartpay.',
    unheard:
      'We cannot reach Smartpay right now, so we do not know the result. If you did not agree there, nothing is charged. Please wait a little and load this page again.',
    kept: 'Everything you typed is kept.',
    delivery: 'Delivery to',
    plan: 'Plan',
    planLine: (name: string, every: string) => `${name} (${every.toLowerCase()})`,
    goOn: 'If you want to go on',
    again: 'Smartpay once more',
    againText: 'With the same details, from the final review on. You will not be subscribed twice.',
    againButton: 'Back to the final review',
    edit: 'Change the details first',
    paymentMethods: {
      bank_transfer: {
        title: 'Bank transfer',
        text: 'You pay for each order by transfer, by its due date. Nothing is paid automatically.',
        button: 'Go on with bank transfer',
      },
      cash_on_delivery: {
        title: 'Cash on delivery',
        text: 'You pay the carrier with each delivery. Nothing is paid automatically.',
        button: 'Go on with cash on delivery',
      },
    },
    askChange: 'To change where we deliver, or with any question, please call or write to us.',
    askAnything: 'If anything is unclear, please call or write to us.',
    askTitle: 'Ask us',
    ask: 'For other ways to pay, or any question, please call or write to us.',
    back: 'Back to our subscriptions',
  },
)
