import { dictionary } from '#lib/i18n/locale.ts'

/** Holds and notes, which customers, subscriptions and signups share; what comes of every action there. */
export const actionWords = dictionary(
  {
    note: { label: 'メモ', hint: 'お客さまには見えません。あとから変えられません。', send: '保存' },
    holdReasons: {
      'asked-by-customer': 'お客さまのご依頼',
      dispute: '請求についてのご相談中',
      'suspected-misuse': '不正利用の疑い',
      unreachable: '連絡がつかない',
      other: 'その他',
    },
    hold: {
      act: '請求を止める',
      customer: (name: string) => `${name}への請求をすべて止めますか？`,
      subscription: (plan: string) => `「${plan}」の請求を止めますか？`,
      stops: '止まるもの',
      nothing: '請求の予定がある定期便はありません。',
      stays: '止まらないもの',
      staysText:
        '定期便の契約、トークン、日付の進み方はそのままです。振込や代引きのご注文は続き、ご案内も入金の記録もこれまでどおりです。承認だけのお届けと、未払いのお届けは発送できません。',
      afterwards:
        '戻せます。再開すると、止めているあいだに請求日の来た注文も10分ほどで請求されます。遅れすぎた注文はお休みになります。',
      send: '請求を止める',
      release: '請求を再開する',
      title: '請求を止めています。',
      customerTitle: 'このお客さまへの請求をすべて止めています。',
      because: (reason: string) => `理由は「${reason}」です。`,
      since: (when: string, who: string) => `${when}に${who}さんが止めました。`,
      text: '再開するまで、自動では請求されません。振込や代引きのご注文は続きます。',
    },
    flash: {
      held: '請求を止めました。',
      released: '請求を再開しました。',
      noted: 'メモを保存しました。',
      erased: '個人情報を消去しました。',
      'unknown-subject': '見つからないか、すでに消去されています。',
      'no-reason': '理由を選んでください。',
      'already-held': 'すでに止められています。',
      'nothing-charged':
        'この定期便は振込か代引きで、自動では請求していません。止めるには、解約してください。',
      'not-held': '止められていません。',
      'not-running': 'この定期便は契約中ではないため、変更できません。',
      'empty-note': 'メモを入力してください。',
      'long-note': 'メモは2,000文字までです。',
      'erased-already': 'すでに消去されています。',
      'not-sure': '戻せないことを確かめ、欄に印をつけてください。',
      error: 'いま処理できませんでした。今の内容を確かめて、もう一度お試しください。',
    },
  },
  {
    note: {
      label: 'Note',
      hint: 'Customers never see it. It cannot be changed afterwards.',
      send: 'Save',
    },
    holdReasons: {
      'asked-by-customer': 'Requested by the customer',
      dispute: 'A charge is disputed',
      'suspected-misuse': 'Suspected misuse',
      unreachable: 'Customer cannot be reached',
      other: 'Other',
    },
    hold: {
      act: 'Put charges on hold',
      customer: (name: string) => `Put all charges of ${name} on hold?`,
      subscription: (plan: string) => `Put charges for ${plan} on hold?`,
      stops: 'What stops',
      nothing: 'No subscription has an upcoming charge.',
      stays: 'What continues',
      staysText:
        'Subscriptions, tokens and dates stay as they are. Orders with offline payment continue: payment requests are sent and payments recorded as before. Deliveries that are only approved, or unpaid, cannot be shipped.',
      afterwards:
        'This can be undone. On release, orders that fell due meanwhile are charged too, within about ten minutes; those too late are skipped.',
      send: 'Put on hold',
      release: 'Release the hold',
      title: 'Charges are on hold.',
      customerTitle: 'All charges of this customer are on hold.',
      because: (reason: string) => `Reason: ${reason}.`,
      since: (when: string, who: string) => `Put on hold ${when} by ${who}.`,
      text: 'Nothing is charged automatically until the hold is released. Orders with offline payment continue.',
    },
    flash: {
      held: 'Charges are now on hold.',
      released: 'The hold was released.',
      noted: 'The note was saved.',
      erased: 'The personal data was erased.',
      'unknown-subject': 'Not found, or already erased.',
      'no-reason': 'Choose a reason.',
      'already-held': 'Charges are already on hold.',
      'nothing-charged':
        'This subscription uses offline payment, so nothing is charged automatically. To stop it, cancel it.',
      'not-held': 'There is no hold to release.',
      'not-running': 'This subscription is not active, so nothing can be changed.',
      'empty-note': 'Enter a note first.',
      'long-note': 'A note has at most 2,000 characters.',
      'erased-already': 'The data is already erased.',
      'not-sure': 'Tick the box to confirm that this cannot be undone.',
      error: 'Something went wrong. Check the current state and try again.',
    },
  },
)

/** What an action here leads to: each has a sentence. */
export type ActionCode = keyof (typeof actionWords)['ja']['flash']
