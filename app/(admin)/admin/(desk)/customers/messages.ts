import { dictionary } from '#lib/i18n/locale.ts'

/** Customers: the list, one customer, choosing a default token, erasing a person. */
export const customerWords = dictionary(
  {
    tabs: { all: 'すべて', held: '請求停止中', erased: '消去済み' },
    columns: {
      contact: '連絡先',
      subscriptions: '定期便',
      tokens: '有効なトークン',
      since: '登録',
    },
    empty: '条件に合うお客さまはありません。',
    running: (n: number) => `${n}件`,
    facts: { title: 'お客さまの内容' },
    noSubscriptions: 'まだ定期便はありません。',
    noTokens: 'トークンはありません。',
    erasedTitle: 'このお客さまの個人情報は消去されました。',
    erasedText: (when: string) =>
      `${when}に消去しました。同意の記録、入金、金額、日付だけが残っています。`,
    makeDefault: '既定にする',
    erase: {
      act: '個人情報を消去する',
      title: (name: string) => `${name}の個人情報を消去しますか？`,
      gone: '消えるもの',
      goneText:
        'お名前、かな、メール、電話、住所、生年月日、性別、お届け先、入力の下書き、メモ、検索のことば。待っているメールも送られません。',
      stays: '法律のために残るもの（お客さまの記録とは番号だけで結びつきます）',
      staysList: [
        '同意の記録（契約の文面、日時）',
        'ご注文と入金の日付・金額と、書いたとおりの入金メモ（帳簿として7年）',
        'いつ、どの状態になったかの履歴と監査ログ（番号のみ）',
      ].join('\n'),
      afterwards:
        '戻せません。同じメールアドレスでまたお申し込みいただくと、新しいお客さまになります。',
      sure: '元に戻せないことを確かめました。',
      send: '消去する',
    },
    flash: {
      chosen: '既定のトークンを変更しました。',
      'unknown-customer': 'このお客さまは見つかりません。',
      'not-their-token': 'このお客さまのトークンではありません。',
      'token-not-active': 'このトークンは有効ではありません。',
      'open-subscription': '終わっていない定期便があります。先に解約してください。',
      'usable-token':
        '有効か無効のトークンが残っています。先に削除してください（削除の取り消し期限が過ぎるまで待ちます）。',
      'waiting-signup': '同意を待っているお申し込みがあります。結果が出てから消去してください。',
      'payment-awaited':
        '入金を待っているご注文があります。入金かお休みになってから消去してください。',
    },
  },
  {
    tabs: { all: 'All', held: 'Not charged', erased: 'Erased' },
    columns: {
      contact: 'Contact',
      subscriptions: 'Running',
      tokens: 'Active tokens',
      since: 'Since',
    },
    empty: 'No customer fits these filters.',
    running: (n: number) => `${n}`,
    facts: { title: 'The customer' },
    noSubscriptions: 'No subscription yet.',
    noTokens: 'No token.',
    erasedTitle: 'This customer’s personal details were erased.',
    erasedText: (when: string) =>
      `Erased on ${when}. Only consents, payments, sums and dates are left.`,
    makeDefault: 'Make default',
    erase: {
      act: 'Erase this person',
      title: (name: string) => `Erase the personal details of ${name}?`,
      gone: 'What goes',
      goneText:
        'Name, kana, e-mail, phone, address, date of birth, gender, deliveries, typed drafts, notes and search words. Mails that wait are not sent.',
      stays: 'What must stay by law (tied to the customer’s record by ids alone)',
      staysList: [
        'Consents: the text of the contract and when it was agreed',
        'Dates and sums of orders, and payment notes as they were written (books are kept for 7 years)',
        'When what changed, and the audit log (ids only)',
      ].join('\n'),
      afterwards:
        'This cannot be undone. Whoever signs up with the same address later is a new customer.',
      sure: 'I know that this cannot be undone.',
      send: 'Erase',
    },
    flash: {
      chosen: 'The default token was changed.',
      'unknown-customer': 'There is no such customer.',
      'not-their-token': 'This is not a token of this customer.',
      'token-not-active': 'This token is not active.',
      'open-subscription': 'A subscription is not over. Cancel it first.',
      'usable-token':
        'A token is active or disabled. Delete it first, and wait until its undo window has ended.',
      'waiting-signup': 'A signup still waits for consent. Erase once it has ended.',
      'payment-awaited': 'An order waits for a payment. Erase once it is paid or skipped.',
    },
  },
)
