import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the mails about a signup: complete, awaited, left half-way. */
export const signupMailWords = dictionary(
  {
    signupCompleted: {
      subject: (plan: string) => `お申し込みが完了しました（${plan}）`,
      preheader: 'ご契約と、初回のご注文の内容をお知らせします。',
      title: 'お申し込みが完了しました',
      lead: (plan: string) =>
        `このたびは「${plan}」をお申し込みいただき、ありがとうございます。ご契約と、初回のご注文の内容をお知らせします。`,
      keep: 'このメールは、お申し込みの控えです。大切に保管してください。',
      agreement: '定期便の契約',
      agreed: '成立',
      agreedAtSmartpay: (date: string) => `${date}（Smartpayで同意）`,
      cadence: (every: string) => `${every}。やめるまで続きます。`,
      firstOrder: '初回のご注文',
      scheduled: '予定',
      marks: {
        paid: '確定',
        planned: '審査前',
        charging: '審査中',
        authorized: '承認済み',
        open: 'お手続き待ち',
        'given-up': '未成立',
        declined: '承認されず',
        refused: '請求できず',
        failed: '未成立',
        canceled: 'お休み',
      },
      outcome: {
        paid: 'Smartpayが承認し、ご注文が確定しました。',
        planned:
          'まだ請求されていません。ご注文の確定は、Smartpayの審査のあとになります。日付は、承認された日から数えます。',
        authorized:
          'Smartpayが承認しました。ご請求は、商品を発送するときです。お支払いの日は、その日から数えます。',
        charging: 'Smartpayの結果を確認しています。結果は、下のページでご覧いただけます。',
        open: 'Smartpayからお知らせが届いたときは、そちらでお手続きください。',
        'given-up':
          '期限までにSmartpayでのお手続きを確認できませんでした。くわしくは、別のメールでお知らせします。',
        declined:
          'Smartpayに承認されませんでした。請求はなく、商品は発送しません。くわしくは、別のメールでお知らせします。',
        refused:
          'Smartpayでの同意が使えなくなっていたため、請求できませんでした。くわしくは、別のメールでお知らせします。',
        failed:
          '当店側の不具合で、お手続きができませんでした。申し訳ございません。いまのところ請求はありません。',
        canceled: 'このご注文はお休みになりました。代金はいただきません。',
      },
      order: {
        bank_transfer: 'お振込先と期限は、別のメールでお知らせします。',
        cash_on_delivery: 'お支払いの方法は、別のメールでお知らせします。',
      },
      cancelling: '解約するとき',
      /** @param cutOff the rule of every order, where it is not simply the day before */
      cancelBy: (count: number, date: string, cutOff?: string) =>
        count === 1 ? `${date}まで（${cutOff ?? '次のご注文の前日'}）` : `${date}まで`,
      button: 'お申し込みの状況を見る',
      consent: 'お申し込みの条件',
      consentNote: '最終確認の画面で同意いただいた内容の写しです。',
    },
    signupPending: {
      subject: (plan: string) => `お申し込みを確認しています（${plan}）`,
      preheader: 'まだ何も請求されていません。結果は、もう一度メールでお知らせします。',
      title: 'Smartpayの確認を待っています',
      lead: (plan: string, date: string) =>
        `${date}に「${plan}」のお申し込みを受け付けました。いま、Smartpayからの確認を待っています。`,
      state: 'いまの状態',
      waiting: '確認中',
      agreement: 'まだ成立していません',
      order: 'まだありません',
      charge: '何も請求されていません',
      close:
        '画面を閉じても大丈夫です。確認は当店で続け、結果が分かりしだい、もう一度メールでお知らせします。もう一度お申し込みいただく必要はありません。',
      button: 'いまの状態を見る',
    },
    signupReminder: {
      subject: (plan: string) => `お申し込みはまだ完了していません（${plan}）`,
      preheader: '何も請求されていません。入力いただいた内容は残っています。',
      title: 'お申し込みは、まだ完了していません',
      lead: (plan: string) =>
        `「${plan}」のお申し込みが、途中で止まっています。定期便は始まっておらず、何も請求されていません。`,
      kept: '入力いただいた内容は残っています。続ける場合は、下からお進みください。',
      button: 'お申し込みを続ける',
      once: 'このお知らせは、この一度だけです。続けない場合は、何もしていただく必要はありません。',
    },
    signupInvite: {
      subject: (plan: string) => `お申し込みの続きのご案内（${plan}）`,
      preheader: 'お申し込みフォームのご案内です。まだ何も請求されていません。',
      title: 'お申し込みの続きは、こちらから',
      lead: (plan: string) =>
        `「${plan}」のお申し込みフォームをお送りします。定期便はまだ始まっておらず、何も請求されていません。`,
      kept: 'お申し込みに使った端末とブラウザーで開くと、入力いただいた内容が残っています。ほかの端末では、個人情報を守るため、はじめからのご入力になります。',
      button: 'お申し込みフォームを開く',
      ignore: '続けない場合は、何もしていただく必要はありません。',
    },
  },
  {
    signupCompleted: {
      subject: (plan: string) => `Your subscription is set up: ${plan}`,
      preheader: 'Here is what you agreed to, and your first order.',
      title: 'Your subscription is set up',
      lead: (plan: string) =>
        `Thank you for subscribing to ${plan}. Here is what you agreed to, and your first order.`,
      keep: 'This message is your record of the subscription. Please keep it.',
      agreement: 'Subscription',
      agreed: 'Agreed',
      agreedAtSmartpay: (date: string) => `${date} (at Smartpay)`,
      cadence: (every: string) => `${every}, until you cancel.`,
      firstOrder: 'First order',
      scheduled: 'Scheduled',
      marks: {
        paid: 'Confirmed',
        planned: 'Not checked yet',
        charging: 'Being checked',
        authorized: 'Approved',
        open: 'Waiting for you',
        'given-up': 'Not placed',
        declined: 'Declined',
        refused: 'Not charged',
        failed: 'Not placed',
        canceled: 'Skipped',
      },
      outcome: {
        paid: 'Smartpay approved it, and the order is confirmed.',
        planned:
          'Nothing has been charged yet. Smartpay checks each order before it is final; dates count from its approval.',
        authorized:
          'Smartpay approved it. You are charged when we ship it, and your payment dates count from that day.',
        charging: 'We are waiting for Smartpay’s result. The page below shows it.',
        open: 'If Smartpay sends you a message, please follow it.',
        'given-up':
          'Smartpay did not hear from you in time. A separate email explains what you can do.',
        declined:
          'Smartpay declined it. Nothing is charged, and it is not shipped. A separate email explains what you can do.',
        refused:
          'Your agreement at Smartpay could not be used any more. A separate email explains what you can do.',
        failed:
          'We could not place it. The fault is ours, and we are sorry. Nothing has been charged so far.',
        canceled: 'It was skipped. You owe nothing for it.',
      },
      order: {
        bank_transfer: 'We will send the account and the date to pay by in another message.',
        cash_on_delivery: 'We will tell you how to pay in another message.',
      },
      cancelling: 'If you want to cancel',
      cancelBy: (count: number, date: string, cutOff?: string) =>
        count === 1 ? `By ${date} (${cutOff ?? 'the day before the next order'})` : `By ${date}`,
      button: 'See your subscription',
      consent: 'What you agreed to',
      consentNote: 'A copy of what the final review showed.',
    },
    signupPending: {
      subject: (plan: string) => `We are checking your signup: ${plan}`,
      preheader: 'Nothing has been charged. We will write again with the result.',
      title: 'We are waiting for Smartpay',
      lead: (plan: string, date: string) =>
        `We received your signup for ${plan} on ${date}, and are waiting for Smartpay to confirm it.`,
      state: 'Right now',
      waiting: 'Checking',
      agreement: 'Not made yet',
      order: 'None yet',
      charge: 'Nothing has been charged',
      close:
        'You may close the page. We keep checking, and write again as soon as we know. There is no need to sign up once more.',
      button: 'See where it stands',
    },
    signupReminder: {
      subject: (plan: string) => `Your signup is not complete: ${plan}`,
      preheader: 'Nothing has been charged. What you typed is kept.',
      title: 'Your signup is not complete',
      lead: (plan: string) =>
        `Your signup for ${plan} stopped half-way. There is no subscription, and nothing has been charged.`,
      kept: 'What you typed is kept. To go on, use the link below.',
      button: 'Continue the signup',
      once: 'This is the only reminder. If you do not want to go on, there is nothing to do.',
    },
    signupInvite: {
      subject: (plan: string) => `Continue your signup: ${plan}`,
      preheader: 'Here is the signup form. Nothing has been charged.',
      title: 'Continue your signup here',
      lead: (plan: string) =>
        `Here is the signup form for ${plan}. There is no subscription yet, and nothing has been charged.`,
      kept: 'In the browser in which you began, what you typed is still there. In any other one the form is empty, to protect your details.',
      button: 'Open the signup form',
      ignore: 'If you do not want to go on, there is nothing to do.',
    },
  },
)
