import { dictionary } from '#lib/i18n/locale.ts'
import type { actionWords } from '../_actions/messages.ts'

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
    facts: { title: 'お客さま情報' },
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
        'お名前、かな、メール、電話、住所、生年月日、性別、お届け先、入力の下書き、メモ、検索のことば。送信待ちのメールも送られません。',
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
    tabs: { all: 'All', held: 'On hold', erased: 'Erased' },
    columns: {
      contact: 'Contact',
      subscriptions: 'Subscriptions',
      tokens: 'Active tokens',
      since: 'Customer since',
    },
    empty: 'No customers match these filters.',
    running: (n: number) => `${n}`,
    facts: { title: 'Customer details' },
    noSubscriptions: 'No subscriptions yet.',
    noTokens: 'No tokens.',
    erasedTitle: 'This customer’s personal data was erased.',
    erasedText: (when: string) =>
      `Erased on ${when}. Only consents, payments, amounts and dates remain.`,
    makeDefault: 'Make default',
    erase: {
      act: 'Erase personal data',
      title: (name: string) => `Erase the personal data of ${name}?`,
      gone: 'What is erased',
      goneText:
        'Name, kana, email, phone, address, date of birth, gender, delivery addresses, drafts, notes and search words. Queued emails are not sent.',
      stays: 'What must be kept by law (linked to the customer’s record by ID only)',
      staysList: [
        'Consents: the text of the contract and when it was agreed',
        'Dates and amounts of orders, and payment notes as written (books are kept for 7 years)',
        'Status history and the audit log (IDs only)',
      ].join('\n'),
      afterwards:
        'This cannot be undone. Anyone who signs up with the same email address later becomes a new customer.',
      sure: 'I understand that this cannot be undone.',
      send: 'Erase',
    },
    flash: {
      chosen: 'The default token was changed.',
      'unknown-customer': 'Customer not found.',
      'not-their-token': 'This token does not belong to this customer.',
      'token-not-active': 'This token is not active.',
      'open-subscription': 'A subscription has not ended. Cancel it first.',
      'usable-token':
        'A token is active or disabled. Delete it first, and wait until its undo window has ended.',
      'waiting-signup': 'A signup is still waiting for consent. Erase after it has ended.',
      'payment-awaited': 'An order is awaiting payment. Erase after it is paid or skipped.',
    },
  },
)

/** What an action here leads to: each has a sentence. */
export type CustomerCode = keyof (typeof actionWords & typeof customerWords)['ja']['flash']
