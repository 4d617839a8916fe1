import { dictionary } from '#lib/i18n/locale.ts'

/** Holds and notes, which customers, subscriptions and signups share; what comes of every action there. */
export const actionWords = dictionary(
  {
    note: { label: 'メモ', hint: 'お客さまには見えません。あとから変えられません。', send: '残す' },
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
        '定期便の契約、トークン、日付の進み方、お届けはそのままです。振込や代引きのご注文は続き、ご案内も入金の記録もこれまでどおりです。',
      afterwards:
        '戻せます。「請求の停止を解く」で、その後の請求から元どおりになります。止めているあいだに過ぎた分は、自動では請求されません。',
      send: '請求を止める',
      release: '請求の停止を解く',
      title: '請求を止めています。',
      customerTitle: 'このお客さまへの請求をすべて止めています。',
      because: (reason: string) => `理由は「${reason}」です。`,
      since: (when: string, who: string) => `${when}に${who}さんが止めました。`,
      text: '解くまで、自動では請求されません。振込や代引きのご注文は続きます。',
    },
    flash: {
      held: '請求を止めました。',
      released: '請求の停止を解きました。',
      noted: 'メモを残しました。',
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
      'asked-by-customer': 'The customer asked',
      dispute: 'A charge is disputed',
      'suspected-misuse': 'Suspected misuse',
      unreachable: 'Cannot be reached',
      other: 'Other',
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
      send: 'Stop charging',
      release: 'Charge again',
      title: 'Not charged at present.',
      customerTitle: 'Nothing of this customer is charged at present.',
      because: (reason: string) => `${reason}.`,
      since: (when: string, who: string) => `Stopped on ${when} by ${who}.`,
      text: 'Until somebody lifts this, nothing is charged by itself. Orders that are paid by hand go on.',
    },
    flash: {
      held: 'Charging was stopped.',
      released: 'It is charged again.',
      noted: 'The note was saved.',
      erased: 'The personal details were erased.',
      'unknown-subject': 'It does not exist, or was erased.',
      'no-reason': 'Choose a reason.',
      'already-held': 'Charging is stopped already.',
      'nothing-charged':
        'This subscription is paid by hand, so nothing is charged by itself. To stop it, cancel it.',
      'not-held': 'Charging is not stopped.',
      'not-running': 'This subscription is not running, so nothing can be changed.',
      'empty-note': 'Type a note first.',
      'long-note': 'A note has at most 2,000 characters.',
      'erased-already': 'The details are erased already.',
      'not-sure': 'Tick the box to say that you know it cannot be undone.',
      error: 'That did not work. Look at what is shown now, and try again.',
    },
  },
)
