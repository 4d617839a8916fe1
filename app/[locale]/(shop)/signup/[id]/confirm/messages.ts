import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the final review, and of what keeps a signup from going on. */
export const confirmWords = dictionary(
  {
    title: '最終確認',
    lead: 'まだ申し込みは完了していません。',
    leadContinues:
      'まだ変更は完了していません。いまの定期便はそのまま続き、お支払い方法だけがSmartpayに変わります。',
    submitContinues: 'Smartpayへ進んで変更する',
    afterContinues:
      '次にSmartpayの画面で同意すると、お支払い方法が変わります。そこで取りやめることもできます。',
    delivery: 'お届け先',
    contact: 'ご連絡先',
    honorific: (name: string, kana: string) => `${name} 様（${kana}）`,
    agreeBefore: '',
    agreeBetween: 'と',
    agreeAfter: 'に同意し、お支払いのために入力内容がSmartpayに渡ることに同意します。',
    again: 'この定期便はすでにご利用中です。別にもう一つ申し込みます。',
    agreeAfterOffline: 'に同意します。',
    submitOffline: '申し込みを確定する',
    afterOffline: '確定すると定期便が始まり、お支払いのご案内をメールでお送りします。',
    submit: '申し込みを確定してSmartpayへ進む',
    after: '次にSmartpayの画面で同意すると、定期便が始まります。そこで取りやめることもできます。',
    resume: 'Smartpayの画面へ進む',
    resumeText: 'この内容でのお申し込みは、Smartpayでの同意を待っています。',
    staleText: (hours: number) =>
      `Smartpayの画面をご用意してから${hours}時間以上たったため、その画面からは進めないことがあります。お手数ですが、最終確認からやり直してください。二重のお申し込みにはなりません。`,
    toDone: 'お申し込みの完了の画面へ',
    notForSale:
      'この定期便は、ただいまお申し込みいただけません。必要な表示がそろっていないためです。',
    tryAgain: 'もう一度送る',
    interrupted:
      '通信が途切れて、送れたか分かりません。つながってから、もう一度ボタンを押してください。二重のお申し込みにはなりません。',
    toForm: 'あらためて申し込む',
    toPlans: '定期便の一覧へ戻る',
    changeByContact: 'お届け先やご連絡先の変更は、お電話かメールで承ります。',
    problems: {
      'not-yours':
        'このお申し込みは、この端末では続けられません。お手数ですが、はじめからお願いします。',
      expired:
        '前回の入力から日がたったため、内容をもう一度お確かめください。入力はそのまま残っています。',
      'expired-change':
        'この画面を開いてから日がたちました。お手数ですが、お申し込みの完了の画面からもう一度お進みいただくか、お電話かメールでご連絡ください。',
      incomplete: 'お届け先に足りないところがあります。「変更」から入力を続けてください。',
      retired: 'この定期便は、新しいお申し込みの受付を終えました。何も請求されていません。',
      'not-for-sale': 'この定期便は、ただいまお申し込みいただけません。何も請求されていません。',
      'contract-changed':
        '表示していた内容が新しくなりました。下の内容をもう一度お確かめのうえ、お進みください。',
      'payment-method-closed':
        'このお支払い方法は、ただいまご利用いただけません。ほかのお支払い方法でお申し込みください。何も請求されていません。',
      'thread-taken':
        'この定期便は、先の同意ですでに始まっています。もう一度お申し込みいただく必要はありません。',
      'thread-ended': 'この定期便は終わっています。',
      paused:
        'この定期便はお休み中です。再開の日が決まってから、お支払い方法を変更できます。お店にご連絡ください。',
      ending:
        'この定期便は終了することになっているため、お支払い方法は変えられません。いまの方法のまま、最後のご注文までお願いします。',
      'not-agreed': '利用規約とプライバシーポリシーへの同意にチェックを入れてください。',
      'already-subscribed':
        'この定期便はすでにご利用中です。もう一つ申し込む場合は、下の欄にチェックを入れてください。',
      'too-many':
        '短い間に多くのお申し込みがありました。しばらくしてからお試しください。何も請求されていません。',
      error: '当店側の不具合で進めませんでした。何も請求されていません。もう一度お試しください。',
      waiting: 'Smartpayの返事を待っています。',
      completed: 'このお申し込みは完了しています。',
      ended:
        'このお申し込みは終わっています。もう一度お申し込みいただけます。何も請求されていません。',
      unavailable:
        'いまSmartpayにつながりません。何も請求されていません。少し待って、もう一度お試しください。入力はそのまま残っています。',
      busy: 'Smartpayが混み合っています。何も請求されていません。少し待って、もう一度お試しください。',
      refused:
        'Smartpayがこの内容を受け付けませんでした。何も請求されていません。お届け先をお確かめのうえ、もう一度お試しください。',
      'untrusted-address':
        'Smartpayから正しいページのアドレスを受け取れなかったため、先へ進むのをやめました。何も請求されていません。もう一度お試しください。',
    },
  },
  {
    title: 'Final review',
    lead: 'Nothing is ordered yet.',
    leadContinues:
      'Nothing is changed yet. Your subscription goes on as it is; only the way you pay changes to Smartpay.',
    submitContinues: 'Go to Smartpay and change how I pay',
    afterContinues:
      'The way you pay changes once you agree at Smartpay. You can still turn back there.',
    delivery: 'Delivery to',
    contact: 'Contact',
    honorific: (name: string, kana: string) => `${name} (${kana})`,
    agreeBefore: 'I accept the ',
    agreeBetween: ' and the ',
    agreeAfter: ', and agree that my details are passed to Smartpay for the payment.',
    again: 'I already have this subscription and want another one.',
    agreeAfterOffline: '.',
    submitOffline: 'Confirm the subscription',
    afterOffline:
      'The subscription begins when you confirm, and we send you the payment details by e-mail.',
    submit: 'Confirm and continue to Smartpay',
    after:
      'The subscription begins when you agree on the next page, at Smartpay. You can still turn back there.',
    resume: 'Continue to Smartpay',
    resumeText: 'This signup is waiting for you to agree at Smartpay.',
    staleText: (hours: number) =>
      `More than ${hours} hours have passed since Smartpay’s page was made for you, so it may not let you go on. Please begin again from the final review. You will not be subscribed twice.`,
    toDone: 'To the page that says it is set up',
    notForSale:
      'This plan cannot be ordered right now, because information that must be shown is missing.',
    tryAgain: 'Send again',
    interrupted:
      'The connection broke, and we do not know whether this was sent. Once you are connected, please press the button again. You will not be subscribed twice.',
    toForm: 'Subscribe again',
    toPlans: 'Back to our subscriptions',
    changeByContact: 'To change where we deliver or how we reach you, please call or write to us.',
    problems: {
      'not-yours': 'This signup cannot be continued in this browser. Please start again.',
      expired:
        'Some days have passed, so please check your details once more. What you typed is kept.',
      'expired-change':
        'Some days have passed. Please begin again from the page that said your subscription is set up, or call or write to us.',
      incomplete: 'Something is missing in the delivery details. Please add it with “Change”.',
      retired: 'This plan no longer takes new subscriptions. Nothing was charged.',
      'not-for-sale': 'This plan cannot be ordered right now. Nothing was charged.',
      'contract-changed':
        'What was shown has changed. Please check it again below before you go on.',
      'payment-method-closed':
        'This way to pay is not offered right now. Please choose another one. Nothing was charged.',
      'thread-taken':
        'This subscription already began with an earlier agreement. There is no need to sign up again.',
      'thread-ended': 'This subscription has ended.',
      paused:
        'This subscription is paused. How it is paid can be changed once it goes on: please contact the shop.',
      ending:
        'This subscription is to end, so how it is paid cannot be changed any more. Please pay what is still to come as before.',
      'not-agreed': 'Please tick that you accept the terms and the privacy policy.',
      'already-subscribed':
        'You already have this subscription. If you want another one, tick the box below.',
      'too-many':
        'There were many signups in a short time. Please try again later. Nothing was charged.',
      error: 'We could not go on; the fault is on our side. Nothing was charged. Please try again.',
      waiting: 'We are waiting for Smartpay.',
      completed: 'This signup is complete.',
      ended: 'This signup has ended. You can start another one. Nothing was charged.',
      unavailable:
        'We cannot reach Smartpay right now. Nothing was charged. Please wait a little and try again; what you typed is kept.',
      busy: 'Smartpay is busy. Nothing was charged. Please wait a little and try again.',
      refused:
        'Smartpay did not accept these details. Nothing was charged. Please check the delivery details and try again.',
      'untrusted-address':
        'Smartpay did not give us a proper address to go on, so we stopped. Nothing was charged. Please try again.',
    },
  },
)
