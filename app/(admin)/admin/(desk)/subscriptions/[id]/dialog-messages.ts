import { dictionary } from '#lib/i18n/locale.ts'

/** The dialogs of a subscription: recording a payment, changing the token, canceling. */
export const subscriptionDialogWords = dictionary(
  {
    pay: {
      act: '入金を記録する',
      title: (times: string) => `${times}のご注文に、入金を記録しますか？`,
      expected: '請求した金額',
      reference: '振込番号',
      payBy: '支払期限',
      sum: '入金額（円）',
      on: '入金日',
      note: 'メモ（任意）',
      noteHint: '振込名義など。消去のあとも帳簿として残ります。',
      expired:
        'このご注文は、入金のないままお休みになりました。このあとのご注文の予定は、記録しても変わりません。',
      afterwards:
        'このご注文は「入金済み」になり、お客さまに受領のメールが届きます。記録はあとから変えられません。',
      accept: (expected: string) =>
        `請求した${expected}と違うことを確かめました。この金額で記録します。`,
      acceptLate: (expected: string) =>
        `お休みになったあとの入金であることと、金額（請求は${expected}）を確かめました。この内容で記録します。`,
      record: '記録する',
    },
    assign: {
      act: '支払うトークンを変える',
      title: 'どのトークンで支払いますか？',
      now: 'いまのトークン',
      choice: '変更先',
      none: 'ほかに有効なトークンがありません。いまのトークンを有効に戻すか、請求を止めて、お客さまにご連絡ください。',
      afterwards:
        '次の請求から変わります。いまのトークンはそのまま残り、あとで戻せます。お客さまに新しい同意をお願いする必要はありません。',
      send: '変更する',
    },
    cancel: {
      act: 'すぐに解約する',
      title: (plan: string) => `「${plan}」を解約しますか？`,
      minimum: (count: number, missing: number) =>
        `このプランの最低回数は${count}回で、あと${missing}回残っています。いま解約すると、その分のご注文もなくなります。最低回数まで届けてから終えるときは、「次回から終了する」を選んでください。`,
      stops: '取りやめるもの',
      stays: '残るもの',
      staysSmartpay:
        'これまでのご注文の分割払いは、Smartpayで予定どおり続きます。トークンも残ります。要らなければ、解約のあとで削除してください。',
      staysOffline:
        '入金の記録はそのままです。すでにお振り込みいただいているときは、お客さまにお返しください。',
      afterwards:
        '戻せません。続けるには、お客さまに改めてお申し込みいただきます。お客さまに解約のメールが届きます。',
      send: '解約する',
      reasons: {
        'asked-by-customer': 'お客さまのご依頼',
        'not-paid': 'お支払いがない',
        'suspected-misuse': '不正利用の疑い',
        other: 'その他',
      },
    },
  },
  {
    pay: {
      act: 'Record a payment',
      title: (times: string) => `Record a payment for order ${times}?`,
      expected: 'Amount due',
      reference: 'Reference',
      payBy: 'Due by',
      sum: 'Amount received (yen)',
      on: 'Received on',
      note: 'Note (optional)',
      noteHint: 'The payer’s name, for example. It stays in the books even after an erasure.',
      expired: 'No payment arrived for this order, and it expired. Later orders stay as planned.',
      afterwards:
        'The order becomes paid, and the customer gets a receipt by email. A recorded payment cannot be changed.',
      accept: (expected: string) =>
        `I have checked that this differs from the ${expected} due. Record it anyway.`,
      acceptLate: (expected: string) =>
        `I have checked that it arrived after the order expired, and the amount (${expected} was due). Record it anyway.`,
      record: 'Record',
    },
    assign: {
      act: 'Change the token',
      title: 'Which token should pay?',
      now: 'Current token',
      choice: 'New token',
      none: 'The customer has no other active token. Enable the current one again, or put charges on hold and contact the customer.',
      afterwards:
        'It takes effect with the next charge. The current token is kept, and this can be undone. The customer does not need to agree again.',
      send: 'Change',
    },
    cancel: {
      act: 'Cancel at once',
      title: (plan: string) => `Cancel ${plan}?`,
      minimum: (count: number, missing: number) =>
        `This plan has a minimum of ${count} orders, and ${missing} of them ${missing === 1 ? 'is' : 'are'} missing. They do not come if you cancel now. To deliver them first, choose “End with the coming orders”.`,
      stops: 'What is canceled',
      stays: 'What stays',
      staysSmartpay:
        'Installments of past orders continue at Smartpay. The token stays too; if nothing needs it, delete it afterwards.',
      staysOffline: 'Recorded payments stay. If a transfer is already on its way, refund it.',
      afterwards:
        'This cannot be undone: to continue, the customer has to sign up again. They are told by email.',
      send: 'Cancel the subscription',
      reasons: {
        'asked-by-customer': 'Requested by the customer',
        'not-paid': 'Not paid',
        'suspected-misuse': 'Suspected misuse',
        other: 'Other',
      },
    },
  },
)
