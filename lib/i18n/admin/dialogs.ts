import { dictionary } from '../locale.ts'

const law = {
  ja: [
    '同意の記録（契約の文面、日時）',
    'ご注文と入金の日付・金額と、書いたとおりの入金メモ（帳簿として7年）',
    'いつ、どの状態になったかの履歴と監査ログ（番号のみ）',
  ],
  en: [
    'Consents: the text of the contract and when it was agreed',
    'Dates and sums of orders, and payment notes as they were written (books are kept for 7 years)',
    'When what changed, and the audit log (ids only)',
  ],
} as const

/** The dialogs of what staff does about a person: what each asks, changes and leaves as it is. */
export const dialogWords = dictionary(
  {
    invite: {
      act: '続きのご案内を送る',
      title: (name: string) => `${name}に、お申し込みの続きを案内しますか？`,
      to: '送り先',
      text: 'プランのお申し込みフォームへのリンクを送ります。お申し込みに使ったブラウザーで開くと入力が残っており、ほかの端末では空のフォームになります。個人情報は、リンクからは見えません。',
      undo: '送ったメールは取り消せません。10分に1回、5回まで送れます。',
      send: '送る',
    },
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
      skipped:
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
    hold: {
      act: '請求を止める',
      customer: (name: string) => `${name}への請求をすべて止めますか？`,
      subscription: (plan: string) => `「${plan}」の請求を止めますか？`,
      stops: '止まるもの',
      nothing: '請求の予定がある定期便はありません。',
      stays: '止まらないもの',
      staysText:
        '定期便の契約、トークン、日付の進み方、お届けはそのままです。振込や代引きのご注文は続き、ご案内も入金の記録もこれまでどおりです。',
      afterwards:
        '戻せます。「請求の停止を解く」で、その後の請求から元どおりになります。止めているあいだに過ぎた分は、自動では請求されません。',
      reason: '理由',
      note: 'メモ（任意）',
      send: '請求を止める',
      release: '請求の停止を解く',
      title: '請求を止めています。',
      customerTitle: 'このお客さまへの請求をすべて止めています。',
      because: (reason: string) => `理由は「${reason}」です。`,
      since: (when: string, who: string) => `${when}に${who}さんが止めました。`,
      text: '解くまで、自動では請求されません。振込や代引きのご注文は続きます。',
    },
    cancel: {
      act: '解約する',
      title: (plan: string) => `「${plan}」を解約しますか？`,
      stops: '取りやめるもの',
      stays: '残るもの',
      staysSmartpay:
        'これまでのご注文の分割払いは、Smartpayで予定どおり続きます。トークンも残ります。要らなければ、解約のあとで削除してください。',
      staysByHand:
        '入金の記録はそのままです。すでにお振り込みいただいているときは、お客さまにお返しください。',
      afterwards:
        '戻せません。続けるには、お客さまに改めてお申し込みいただきます。お客さまに解約のメールが届きます。',
      reason: '理由',
      note: 'メモ（任意）',
      send: '解約する',
    },
    erase: {
      act: '個人情報を消去する',
      title: (name: string) => `${name}の個人情報を消去しますか？`,
      gone: '消えるもの',
      goneText:
        'お名前、かな、メール、電話、住所、生年月日、性別、お届け先、入力の下書き、メモ、検索のことば。待っているメールも送られません。',
      stays: '法律のために残るもの（お客さまの記録とは番号だけで結びつきます）',
      staysList: law.ja.join('\n'),
      afterwards:
        '戻せません。同じメールアドレスでまたお申し込みいただくと、新しいお客さまになります。',
      sure: '元に戻せないことを確かめました。',
      send: '消去する',
    },
    eraseSignup: {
      goneText:
        'お名前、かな、メール、電話、住所、生年月日、性別、入力の下書き、メモ、検索のことば。待っているメールも送られません。',
      goneFrom: (n: number) =>
        `同じ流れのお申し込みと、同じメールアドレスの、お客さまになっていないお申し込みのすべて、あわせて${n}件からです。`,
      stays: '残るもの（番号だけで結びつきます）',
      staysText: '同意の記録（契約の文面、日時）、いつどの状態になったかの履歴、監査ログ。',
      afterwards:
        '戻せません。このあとSmartpayで承認されても、定期便は始まりません。またお申し込みいただくことはできます。',
    },
  },
  {
    invite: {
      act: 'Send a link to go on',
      title: (name: string) => `Send ${name} a link to go on?`,
      to: 'To',
      text: 'The mail links to the plan’s signup form. In the browser in which the signup was begun, what was typed is there; on any other device the form is empty. The link shows nobody’s details.',
      undo: 'A mail cannot be taken back. Once in 10 minutes, 5 times at most.',
      send: 'Send',
    },
    pay: {
      act: 'Record a payment',
      title: (times: string) => `Record a payment for order ${times}?`,
      expected: 'Asked for',
      reference: 'Reference',
      payBy: 'Pay by',
      sum: 'Received (yen)',
      on: 'Received on',
      note: 'Note (optional)',
      noteHint: 'The payer’s name, for example. It stays in the books even after an erasure.',
      skipped:
        'Nothing came for this order, and it was skipped. The orders after it stay as they are.',
      afterwards:
        'The order becomes paid, and the customer gets a receipt by mail. A record cannot be changed afterwards.',
      accept: (expected: string) =>
        `I have checked that this is not the ${expected} asked for. Record it all the same.`,
      acceptLate: (expected: string) =>
        `I have checked that it came after the order was skipped, and the sum (${expected} was asked for). Record it all the same.`,
      record: 'Record',
    },
    assign: {
      act: 'Pay by another token',
      title: 'Which token pays?',
      now: 'Now paid by',
      choice: 'From now on',
      none: 'The customer has no other active token. Enable the present one again, or stop charging and call the customer.',
      afterwards:
        'It changes with the next charge. The present token stays, and this can be undone. The customer need not agree again.',
      send: 'Change',
    },
    hold: {
      act: 'Stop charging',
      customer: (name: string) => `Stop all charges of ${name}?`,
      subscription: (plan: string) => `Stop charging ${plan}?`,
      stops: 'What stops',
      nothing: 'No subscription has a charge ahead.',
      stays: 'What does not stop',
      staysText:
        'Subscriptions, tokens, dates and deliveries stay as they are. Orders that are paid by hand go on: they are asked for, and payments are recorded, as before.',
      afterwards:
        'This can be undone: charge again, and the charges after that are made as before. What fell due meanwhile is not charged by itself.',
      reason: 'Reason',
      note: 'Note (optional)',
      send: 'Stop charging',
      release: 'Charge again',
      title: 'Not charged at present.',
      customerTitle: 'Nothing of this customer is charged at present.',
      because: (reason: string) => `${reason}.`,
      since: (when: string, who: string) => `Stopped on ${when} by ${who}.`,
      text: 'Until somebody lifts this, nothing is charged by itself. Orders that are paid by hand go on.',
    },
    cancel: {
      act: 'Cancel the subscription',
      title: (plan: string) => `Cancel ${plan}?`,
      stops: 'What is not asked for any more',
      stays: 'What stays',
      staysSmartpay:
        'The parts of past orders are still paid at Smartpay. The token stays too; if nothing needs it, delete it afterwards.',
      staysByHand: 'Recorded payments stay. If a transfer is already on its way, pay it back.',
      afterwards:
        'This cannot be undone: to go on, the customer has to sign up again. They get a mail about the end.',
      reason: 'Reason',
      note: 'Note (optional)',
      send: 'Cancel the subscription',
    },
    erase: {
      act: 'Erase this person',
      title: (name: string) => `Erase the personal details of ${name}?`,
      gone: 'What goes',
      goneText:
        'Name, kana, e-mail, phone, address, date of birth, gender, deliveries, typed drafts, notes and search words. Mails that wait are not sent.',
      stays: 'What must stay by law (tied to the customer’s record by ids alone)',
      staysList: law.en.join('\n'),
      afterwards:
        'This cannot be undone. Whoever signs up with the same address later is a new customer.',
      sure: 'I know that this cannot be undone.',
      send: 'Erase',
    },
    eraseSignup: {
      goneText:
        'Name, kana, e-mail, phone, address, date of birth, gender, typed drafts, notes and search words. Mails that wait are not sent.',
      goneFrom: (n: number) =>
        n === 1
          ? 'From this attempt; there is no other of this person that led to no customer.'
          : `From ${n} attempts: all that belong together, and all with the same address that led to no customer.`,
      stays: 'What stays (tied together by ids alone)',
      staysText:
        'Consents (the text of the contract and when it was agreed), when what changed, and the audit log.',
      afterwards:
        'This cannot be undone. If Smartpay approves it afterwards, no subscription begins. The person may sign up again.',
    },
  },
)
