import { dictionary } from './locale.ts'

/** Words of the way back from checkout when the signup goes on: done, pending, paid by hand. */
export const successWords = dictionary(
  {
    doneTitle: 'お申し込みが完了しました。',
    movedTitle: 'お支払い方法がSmartpayに変わりました。',
    movedAgreement: (plan: string) => `${plan}は、これまでどおり続きます。`,
    movedOrder: '次のご注文',
    movedWaiting: 'いまお支払い待ちのご注文',
    movedWaitingDone: (sum: string) => `${sum}（税込）のお支払いが、Smartpayに変わりました。`,
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
    orderDone: (sum: string) => `${sum}（税込）のご注文を予定に入れました。`,
    orderNote: 'まだ請求されていません。ご注文の確定は、Smartpayの審査のあとになります。',
    orderPending: 'まだ作られていません',
    orderPendingNote: '契約が成立してから作ります。それまで請求はありません。',
    spareTitle: 'この同意は予備としてお預かりします。',
    spareText:
      'このお申し込みの定期便は、先の同意ですでに始まっています。二重の契約にはならず、この同意で請求されることはありません。',
    next: 'このあとのこと',
    payment: (number: number) => `${number}回目のお支払い`,
    dispatch: '発送',
    arrival: (date: string) => `お届けは${date}ごろ。`,
    nextOrder: (number: number) => `${number}回目のご注文`,
    deadline: (date: string) => `やめるときは、${date}までにご連絡ください。`,
    wayTitle: 'お支払い',
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
    orderedByHand: (sum: string) => `${sum}（税込）のご注文を承りました。`,
    orderSkipped: (sum: string) => `${sum}（税込）のご注文は、お休みになりました。`,
    skippedNote: '代金はいただきません。',
    orderByHandNote: {
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
    spareByHand:
      'このお申し込みは、すでにほかのお支払い方法で始まっています。この同意で請求されることはありません。これからのお支払いをSmartpayに変えることもできます。',
    spareTooOld:
      'このお申し込みは、ほかのお支払い方法で続いています。この同意は日付が古くなったため、お支払いには使いません。請求もありません。Smartpayに変えるときは、新しい日付をご確認のうえ、もう一度ご同意ください。',
    lateTitle: 'お申し込みは、まだ始まっていません。',
    lateText:
      'Smartpayの承認が届いたのは、お申し込みの内容に同意されてから7日を過ぎたあとでした。日付が変わるため、ご注文にはしていません。請求もありません。よろしければ、新しい日付をご確認のうえ、もう一度お申し込みください。入力した内容は残っています。',
    lateAgain: '新しい日付を確認する',
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
    movedWaiting: 'What is still to be paid',
    movedWaitingDone: (sum: string) => `${sum} (tax included) is now paid by Smartpay.`,
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
    orderDone: (sum: string) => `An order of ${sum} (tax included) is scheduled.`,
    orderNote: 'Nothing has been charged yet. Smartpay checks each order before it is final.',
    orderPending: 'Not placed yet',
    orderPendingNote:
      'It is placed once the subscription is agreed. Nothing is charged before that.',
    spareTitle: 'We keep this agreement as a spare.',
    spareText:
      'This subscription already began with an earlier agreement. You are not subscribed twice, and nothing is charged by this one.',
    next: 'What happens next',
    payment: (number: number) => `Payment ${number}`,
    dispatch: 'Dispatch',
    arrival: (date: string) => `Arrives around ${date}.`,
    nextOrder: (number: number) => `Order ${number}`,
    deadline: (date: string) => `To cancel, tell us by ${date}.`,
    wayTitle: 'Payment',
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
    orderedByHand: (sum: string) => `We have your order of ${sum} (tax included).`,
    orderSkipped: (sum: string) => `Your order of ${sum} (tax included) was skipped.`,
    skippedNote: 'You owe nothing for it.',
    orderByHandNote: {
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
    spareByHand:
      'This subscription already began with another way to pay. Nothing is charged by this agreement. If you like, you can pay by Smartpay from now on.',
    spareTooOld:
      'This subscription goes on with another way to pay. This agreement has become too old to pay by it, and nothing is charged. To change to Smartpay, please look at the new dates and agree again.',
    lateTitle: 'Your subscription has not begun yet.',
    lateText:
      'Smartpay’s approval reached us more than 7 days after you agreed. The dates you saw have passed, so we placed no order, and nothing is charged. If you still want it, please look at the new dates and confirm again. What you typed is kept.',
    lateAgain: 'See the new dates',
    useSpare: 'Pay by Smartpay with this agreement',
    closeTitle: 'You may close this page',
    closeText: 'We keep checking even if you close it. There is no need to sign up again.',
    help: 'If anything is unclear, please call or write to us.',
    reference: 'Enquiry number',
  },
)
