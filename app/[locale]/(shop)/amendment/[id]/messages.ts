import { dictionary } from '#lib/i18n/locale.ts'

/** The page on which the shopper answers what staff proposed. */
export const amendmentPageWords = dictionary(
  {
    title: '定期便の変更のご確認',
    lead: 'お店から変更のご提案があります。同意されるまで、何も変わりません。',
    changes: '変更の内容',
    contract: '変更後のお約束',
    from: (number: number, date: string) => `${number}回目（${date}のご注文）から変わります。`,
    made: 'それより前に確定したご注文は、いまのお約束のままお届けします。',
    answerBy: (date: string) => `${date}までにお返事がなければ、いまのお約束のまま続きます。`,
    agree: 'この内容への変更に同意する',
    decline: '変更しない',
    interrupted:
      '通信が途切れて、送れたか分かりません。つながってから、もう一度ボタンを押してください。二重に変わることはありません。',
    back: '定期便の一覧へ',
    ends: {
      agreed: {
        title: '変更を承りました',
        text: '控えをメールでお送りします。次のご注文から、同意された内容でお届けします。',
      },
      declined: { title: '変更しません', text: 'いまのお約束のまま続きます。' },
      withdrawn: {
        title: 'このご提案は取り下げられました',
        text: 'いまのお約束のまま続きます。新しいメールが届いているときは、そちらをご覧ください。',
      },
      expired: {
        title: 'お返事の期限を過ぎました',
        text: 'いまのお約束のまま続きます。変更をご希望のときは、お店にご連絡ください。',
      },
      over: { title: 'この定期便は終わっています', text: '変更できることはありません。' },
      'amend-paused': {
        title: 'この定期便はお休み中です',
        text: '再開の日が決まってから、変更できます。お店にご連絡ください。',
      },
      'amend-ending': {
        title: 'この定期便は終了の予定です',
        text: '続けて変更をご希望のときは、お店にご連絡ください。',
      },
      'order-under-way': {
        title: 'お支払いの手続き中です',
        text: 'いまのご注文のお支払いが済んでから、もう一度このページを開いてください。',
      },
      other: {
        title: 'いまは変更できません',
        text: 'いまのお約束のまま続きます。変更をご希望のときは、お店にご連絡ください。',
      },
    },
    problems: {
      'contract-changed':
        '表示していた内容が新しくなりました。下の内容をもう一度お確かめのうえ、お答えください。',
      'too-many': '続けて送られたため、しばらくお待ちください。まだ何も変わっていません。',
      error:
        'ただいま手続きができません。時間をおいて、もう一度お試しください。まだ何も変わっていません。',
    },
  },
  {
    title: 'A change of your subscription',
    lead: 'The shop proposes a change. Nothing changes until you agree.',
    changes: 'What would change',
    contract: 'What you would agree to',
    from: (number: number, date: string) => `From order ${number} (${date}) on.`,
    made: 'An order that was made before stays as it is.',
    answerBy: (date: string) => `Without an answer by ${date} everything stays as agreed.`,
    agree: 'Agree to this change',
    decline: 'Do not change',
    interrupted:
      'The connection broke, and we cannot tell whether it was sent. Once you are online, press the button again. It will not be changed twice.',
    back: 'To the plans',
    ends: {
      agreed: {
        title: 'Your subscription is changed',
        text: 'A copy comes by mail. From your next order on it is as you agreed.',
      },
      declined: { title: 'Nothing changes', text: 'Everything stays as agreed.' },
      withdrawn: {
        title: 'The shop withdrew this proposal',
        text: 'Everything stays as agreed. If a newer mail has come, please follow that one.',
      },
      expired: {
        title: 'The time to answer is over',
        text: 'Everything stays as agreed. If you would like the change, please tell the shop.',
      },
      over: { title: 'This subscription is over', text: 'There is nothing left to change.' },
      'amend-paused': {
        title: 'This subscription is paused',
        text: 'It can be changed once the shop knows when it goes on. Please contact the shop.',
      },
      'amend-ending': {
        title: 'This subscription is going to end',
        text: 'If you would like it to go on with the change, please tell the shop.',
      },
      'order-under-way': {
        title: 'A payment is under way',
        text: 'Please open this page again once the present order is paid.',
      },
      other: {
        title: 'This cannot be changed now',
        text: 'Everything stays as agreed. If you would like the change, please tell the shop.',
      },
    },
    problems: {
      'contract-changed':
        'What was shown has changed. Please read it again below before you answer.',
      'too-many': 'Too many tries. Please wait a while. Nothing has changed yet.',
      error: 'That did not work just now. Please try again later. Nothing has changed yet.',
    },
  },
)
