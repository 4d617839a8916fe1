import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the way back from checkout when the signup goes on: done, pending, paid offline. */
export const successWords = dictionary(
  {
    doneTitle: 'お申し込みが完了しました。',
    movedTitle: 'お支払い方法がSmartpayに変わりました。',
    movedAgreement: (plan: string) => `${plan}は、これまでどおり続きます。`,
    movedOrder: '次のご注文',
    paidNote: {
      bank_transfer: 'ご入金を確認しました。準備ができしだい発送します。',
      cash_on_delivery: 'お支払いを確認しました。',
    },
    doneLead: (name: string) => `${name}さま、ありがとうございます。`,
    pendingTitle: 'Smartpayの返事を待っています。',
    pendingLead: '確認中です。ふつうは1分ほどで終わります。この画面は自動で新しくなります。',
    agreement: '定期便の契約',
    agreementDone: (plan: string) => `${plan}が始まりました。`,
    agreedAt: (date: string) => `${date} 成立`,
    agreementPending: '確認中',
    agreementPendingNote: 'Smartpayから同意の結果が届くのを待っています。',
    order: '初回のご注文',
    orderPlanned: (date: string, sum: string) =>
      `${date}に、${sum}（税込）のご注文を予定しています。`,
    orderNote: 'まだ請求されていません。ご注文の確定は、Smartpayの審査のあとになります。',
    transferInstead: (sum: string) =>
      `Smartpayで請求できなかったため、${sum}（税込）は、今回のみ銀行振込でお願いしております。お振込先と期限は、メールをご覧ください。`,
    declinedTitle: {
      begun: 'お申し込みは完了しましたが、ご注文は確定していません。',
      moved: 'お支払い方法はSmartpayに変わりましたが、ご注文は確定していません。',
    },
    pausedTitle: '定期便は休止中です。',
    pausedText: '休止のあいだ、新しいご注文はありません。',
    endedText: 'この先のご注文と請求はありません。',
    endingText:
      'この定期便は終了することになっています。最後のご注文は、メールでお知らせしました。',
    nextIfApproved: '承認された場合の予定',
    declined: {
      title: 'お支払いについて',
      help: 'Smartpayのアプリかマイページで、お支払いの状況とご利用可能額をご確認ください。承認されなかった理由は、当店ではわかりかねます。',
      methods: (names: string[]) =>
        `${names.join('か')}をご希望のときは、ご入金の前に、下の連絡先へご相談ください。`,
      names: { bank_transfer: '銀行振込', cash_on_delivery: '代引き' },
    },
    orderPending: 'まだ作られていません',
    orderPendingNote: '契約が成立してから作ります。それまで請求はありません。',
    agreementAtSmartpay: 'Smartpayでの同意',
    running: '定期便',
    runningPending: 'お支払い方法は、これまでのままです。',
    runningPendingNote: 'もう一つのご契約にはなりません。',
    spareTitle: 'この同意は予備としてお預かりします。',
    spareText:
      'このお申し込みの定期便は、先の同意ですでに始まっています。二重の契約にはならず、この同意で請求されることはありません。',
    next: 'このあとのこと',
    payment: (number: number) => `${number}回目のお支払い`,
    dispatch: '発送',
    dispatchOf: (number: number, deliveries: number) =>
      `発送（${deliveries}回のうち${number}回目）`,
    shift: (reason: string) => `${reason}に発送します。`,
    arrival: (date: string) => `お届けは${date}ごろ。`,
    nextOrder: (number: number) => `${number}回目のご注文`,
    deadline: (date: string) => `やめるときは、${date}までにご連絡ください。`,
    paymentMethodTitle: 'お支払い',
    pay: {
      bank_transfer: (sum: string, date: string) => `${sum}を、${date}までにお振り込みください。`,
      cash_on_delivery: (sum: string) => `${sum}を、お届けのときに配達員にお支払いください。`,
    },
    paid: (sum: string) => `${sum}のご入金を確認しました。`,
    payNote: '同じ内容をメールでもお送りしました。',
    account: {
      bank: '銀行',
      number: '口座',
      holder: '口座名義',
      reference: '振込番号',
      referenceNote: 'お名前の前に、この番号を入れてください。',
      types: { ordinary: '普通', checking: '当座' },
    },
    orderedOffline: (sum: string) => `${sum}（税込）のご注文を承りました。`,
    orderSkipped: (sum: string) => `${sum}（税込）のご注文は、お休みになりました。`,
    skippedNote: '代金はいただきません。',
    orderOfflineNote: {
      bank_transfer: 'ご入金を確認してから発送します。',
      cash_on_delivery: '準備ができしだい発送します。',
    },
    changeTitle: 'Smartpayでのお支払いに変える',
    changeTextNext:
      'Smartpayなら、ご注文のたびに自動で、3回に分けてお支払いいただけます。次のご注文から変わります。',
    changeText: {
      bank_transfer:
        'Smartpayなら、ご注文のたびに自動で、3回に分けてお支払いいただけます。お支払い待ちのご注文から変わります。すでにお振り込みのときは、入金の確認をお待ちください。',
      cash_on_delivery:
        'Smartpayなら、ご注文のたびに自動で、3回に分けてお支払いいただけます。次のご注文から変わり、すでに承ったご注文は、お届けのときにお支払いいただきます。',
    },
    changeButton: 'Smartpayに変える',
    spareOffline:
      'このお申し込みは、すでにほかのお支払い方法で始まっています。この同意で請求されることはありません。これからのお支払いをSmartpayに変えることもできます。',
    spareTooOld:
      'このお申し込みは、ほかのお支払い方法で続いています。この同意は日付が古くなったため、お支払いには使いません。請求もありません。Smartpayに変えるときは、新しい日付をご確認のうえ、もう一度ご同意ください。',
    overTitle: 'この定期便は終わっています。',
    spareOver: 'この同意で請求されることはありません。',
    lateTitle: 'お申し込みは、まだ始まっていません。',
    lateText:
      'Smartpayの承認が届いたのは、お申し込みの内容に同意されてから7日を過ぎたあとでした。日付が変わるため、ご注文にはしていません。請求もありません。よろしければ、新しい日付をご確認のうえ、もう一度お申し込みください。入力した内容は残っています。',
    lateAgain: '新しい日付を確認する',
    spareTerms: 'Smartpayに変えたときのお支払い',
    useSpare: 'この同意でSmartpay払いに変える',
    closeTitle: 'この画面を閉じても大丈夫です',
    closeText: '閉じても、お申し込みの確認は当店で続けます。もう一度申し込む必要はありません。',
    help: 'お困りのときは、お電話かメールでご連絡ください。',
    reference: '受付番号',
  },
  {
    doneTitle: 'Your subscription is set up.',
    movedTitle: 'You now pay by Smartpay.',
    movedAgreement: (plan: string) => `${plan} goes on as before.`,
    movedOrder: 'Next order',
    paidNote: {
      bank_transfer: 'Your transfer has arrived. We ship as soon as it is packed.',
      cash_on_delivery: 'Your payment has arrived.',
    },
    doneLead: (name: string) => `Thank you, ${name}.`,
    pendingTitle: 'We are waiting for Smartpay.',
    pendingLead: 'Checking. This usually takes about a minute. The page refreshes by itself.',
    agreement: 'Subscription',
    agreementDone: (plan: string) => `${plan} has begun.`,
    agreedAt: (date: string) => `Agreed on ${date}`,
    agreementPending: 'Checking',
    agreementPendingNote: 'We are waiting for the result of your agreement at Smartpay.',
    order: 'First order',
    orderPlanned: (date: string, sum: string) =>
      `An order of ${sum} (tax included) is planned for ${date}.`,
    orderNote: 'Nothing has been charged yet. Smartpay checks each order before it is final.',
    transferInstead: (sum: string) =>
      `Smartpay could not be charged, so ${sum} (tax included) is paid by bank transfer this time. The account and the date are in our email.`,
    declinedTitle: {
      begun: 'Your subscription is set up, but the order is not confirmed.',
      moved: 'You now pay by Smartpay, but the order is not confirmed.',
    },
    pausedTitle: 'Your subscription is paused.',
    pausedText: 'There are no new orders while it is paused.',
    endedText: 'There are no further orders or charges.',
    endingText: 'This subscription is to end. Our email says which order is the last.',
    nextIfApproved: 'If Smartpay approves it',
    declined: {
      title: 'About the payment',
      help: 'Please look at your payments and your limit in the Smartpay app or on your page there. Smartpay does not tell us why it declined an order.',
      methods: (names: string[]) =>
        `If you would rather pay by ${names.join(' or ')}, please contact us before you send any money.`,
      names: { bank_transfer: 'bank transfer', cash_on_delivery: 'cash on delivery' },
    },
    orderPending: 'Not placed yet',
    orderPendingNote:
      'It is placed once the subscription is agreed. Nothing is charged before that.',
    agreementAtSmartpay: 'Your agreement at Smartpay',
    running: 'Subscription',
    runningPending: 'How it is paid has not changed.',
    runningPendingNote: 'You are not subscribed a second time.',
    spareTitle: 'We keep this agreement as a spare.',
    spareText:
      'This subscription already began with an earlier agreement. You are not subscribed twice, and nothing is charged by this one.',
    next: 'What happens next',
    payment: (number: number) => `Payment ${number}`,
    dispatch: 'Dispatch',
    dispatchOf: (number: number, deliveries: number) => `Dispatch ${number} of ${deliveries}`,
    shift: (reason: string) => `Dispatched on ${reason}.`,
    arrival: (date: string) => `Arrives around ${date}.`,
    nextOrder: (number: number) => `Order ${number}`,
    deadline: (date: string) => `To cancel, tell us by ${date}.`,
    paymentMethodTitle: 'Payment',
    pay: {
      bank_transfer: (sum: string, date: string) => `Please transfer ${sum} by ${date}.`,
      cash_on_delivery: (sum: string) => `Please pay the carrier ${sum} on delivery.`,
    },
    paid: (sum: string) => `Your payment of ${sum} has arrived.`,
    payNote: 'We have also sent you this by e-mail.',
    account: {
      bank: 'Bank',
      number: 'Account',
      holder: 'Holder',
      reference: 'Payment number',
      referenceNote: 'Please put this number in front of your name.',
      types: { ordinary: 'ordinary', checking: 'checking' },
    },
    orderedOffline: (sum: string) => `We have your order of ${sum} (tax included).`,
    orderSkipped: (sum: string) => `Your order of ${sum} (tax included) was skipped.`,
    skippedNote: 'You owe nothing for it.',
    orderOfflineNote: {
      bank_transfer: 'We ship once your transfer has arrived.',
      cash_on_delivery: 'We ship as soon as it is packed.',
    },
    changeTitle: 'Change to Smartpay',
    changeTextNext:
      'With Smartpay each order is paid automatically, in three parts, beginning with the next one.',
    changeText: {
      bank_transfer:
        'With Smartpay each order is paid automatically, in three parts, beginning with the order that is still to be paid. If you have made your transfer already, please wait until we confirm it.',
      cash_on_delivery:
        'With Smartpay each order is paid automatically, in three parts, beginning with the next one. The order that is on its way is paid on delivery.',
    },
    changeButton: 'Change to Smartpay',
    spareOffline:
      'This subscription already began with another way to pay. Nothing is charged by this agreement. If you like, you can pay by Smartpay from now on.',
    spareTooOld:
      'This subscription goes on with another way to pay. This agreement has become too old to pay by it, and nothing is charged. To change to Smartpay, please look at the new dates and agree again.',
    overTitle: 'This subscription has ended.',
    spareOver: 'Nothing is charged by this agreement.',
    lateTitle: 'Your subscription has not begun yet.',
    lateText:
      'Smartpay’s approval reached us more than 7 days after you agreed. The dates you saw have passed, so we placed no order, and nothing is charged. If you still want it, please look at the new dates and confirm again. What you typed is kept.',
    lateAgain: 'See the new dates',
    spareTerms: 'What you would pay by Smartpay',
    useSpare: 'Pay by Smartpay with this agreement',
    closeTitle: 'You may close this page',
    closeText: 'We keep checking even if you close it. There is no need to sign up again.',
    help: 'If anything is unclear, please call or write to us.',
    reference: 'Enquiry number',
  },
)
