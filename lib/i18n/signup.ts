import { dictionary } from './locale.ts'

/** Words of the signup: form, confirmation, the ways back from checkout. */
export const signupWords = dictionary(
  {
    steps: ['お届け先', 'ご確認', 'Smartpayで同意', '完了'],
    stepsLabel: 'お申し込みの流れ',
    change: '変更',
    form: {
      title: 'お届け先',
      lead: '会員登録は要りません。「任意」のほかは必ずご記入ください。数字やカナは、全角でも半角でもかまいません。',
      optional: '任意',
      choose: '選んでください',
      male: '男性',
      female: '女性',
      quantity: '数量',
      submit: '確認へ進む',
      after: 'お申し込みはまだ完了しません。次の画面で内容をご確認いただけます。',
      problems: (count: number) => `${count}か所、直してください。`,
      lookUp: '住所を調べる',
      severalTowns: 'この番号には複数の住所があります。お選びください。',
      noTown: 'この番号の住所は見つかりませんでした。ご住所を入力してください。',
      otherTown: 'この郵便番号は別の住所のものです。押すと置き換わります。',
      filled: '住所を入力しました。続けて番地を入力してください。',
      trouble:
        '当店側の不具合で保存できませんでした。入力はこの画面に残っています。もう一度「確認へ進む」を押してください。',
      tooMany:
        '短い間に多くの送信がありました。しばらくしてからお試しください。入力はこの画面に残っています。',
      retired:
        'この定期便は、新しいお申し込みの受付を終えました。入力はこの画面に残っています。ほかの定期便にもそのまま使えます。',
    },
    summary: {
      title: 'お申し込みの内容',
      first: '初回のお届け',
      each: '毎回のお届け',
      later: '2回目から',
      shipping: '送料',
      free: '無料',
      included: (sum: string) => `${sum}を含む`,
      year: (orders: number) => `一年の目安（${orders}回）`,
      today: '今日のお支払い',
      onDate: (date: string) => `${date}のお支払い`,
      next: '次回のお届け',
      afterNext: 'その次から',
      todayMark: '今日',
      wayFee: 'お支払い方法の手数料',
      firstByHand: { bank_transfer: '初回のお振り込み', cash_on_delivery: 'お届け時のお支払い' },
      noteByHand: (date: string) => `税込。次のご注文は${date}です。`,
      note: (date: string) => `税込。分割の手数料はかかりません。次のご注文は${date}です。`,
    },
    confirm: {
      title: '最終確認',
      lead: 'まだ申し込みは完了していません。',
      leadContinues:
        'まだ変更は完了していません。いまの定期便はそのまま続き、お支払い方法だけがSmartpayに変わります。',
      submitContinues: 'Smartpayへ進んで、お支払い方法を変える',
      afterContinues:
        '次にSmartpayの画面で同意すると、お支払い方法が変わります。そこで取りやめることもできます。',
      delivery: 'お届け先',
      contact: 'ご連絡先',
      honorific: (name: string, kana: string) => `${name} 様（${kana}）`,
      agreeBefore: '',
      agreeBetween: 'と',
      agreeAfter: 'に同意し、お支払いのために入力内容がSmartpayに渡ることに同意します。',
      again: 'この定期便はすでにご利用中です。別にもう一つ申し込みます。',
      agreeAfterByHand: 'に同意します。',
      submitByHand: '申し込みを確定する',
      afterByHand: '確定すると定期便が始まり、お支払いのご案内をメールでお送りします。',
      submit: '申し込みを確定してSmartpayへ進む',
      after: '次にSmartpayの画面で同意すると、定期便が始まります。そこで取りやめることもできます。',
      resume: 'Smartpayの画面へ進む',
      resumeText: 'この内容でのお申し込みは、Smartpayでの同意を待っています。',
      notForSale:
        'この定期便は、ただいまお申し込みいただけません。必要な表示がそろっていないためです。',
      tryAgain: 'もう一度送る',
    },
    problems: {
      'not-yours':
        'このお申し込みは、この端末では続けられません。お手数ですが、はじめからお願いします。',
      expired:
        '前回の入力から日がたったため、内容をもう一度お確かめください。入力はそのまま残っています。',
      incomplete: 'お届け先に足りないところがあります。「変更」から入力を続けてください。',
      retired: 'この定期便は、新しいお申し込みの受付を終えました。何も請求されていません。',
      'not-for-sale': 'この定期便は、ただいまお申し込みいただけません。何も請求されていません。',
      'contract-changed':
        '表示していた内容が新しくなりました。下の内容をもう一度お確かめのうえ、お進みください。',
      'way-closed':
        'このお支払い方法は、ただいまご利用いただけません。ほかのお支払い方法でお申し込みください。何も請求されていません。',
      'line-taken':
        'この定期便は、先の同意ですでに始まっています。もう一つ申し込む場合は、はじめからお願いします。',
      'not-agreed': '利用規約とプライバシーポリシーへの同意にチェックを入れてください。',
      'already-subscribed':
        'この定期便はすでにご利用中です。もう一つ申し込む場合は、下の欄にチェックを入れてください。',
      'too-many':
        '短い間に多くのお申し込みがありました。しばらくしてからお試しください。何も請求されていません。',
      trouble: '当店側の不具合で進めませんでした。何も請求されていません。もう一度お試しください。',
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
    again: 'はじめから申し込む',
    success: {
      doneTitle: 'お申し込みが完了しました。',
      movedTitle: 'お支払い方法がSmartpayに変わりました。',
      movedAgreement: (plan: string) => `${plan}は、これまでどおり続きます。`,
      movedOrder: '次のご注文',
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
      skipped: 'この回はお休みになりました。代金はいただきません。',
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
      orderByHandNote: {
        bank_transfer: 'ご入金を確認してから発送します。',
        cash_on_delivery: '準備ができしだい発送します。',
      },
      changeTitle: 'Smartpayでのお支払いに変える',
      changeTextPaid:
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
      useSpare: 'この同意でSmartpay払いに変える',
      closeTitle: 'この画面を閉じても大丈夫です',
      closeText: '閉じても、お申し込みの確認は当店で続けます。もう一度申し込む必要はありません。',
      help: 'お困りのときは、お電話かメールでご連絡ください。',
      reference: '受付番号',
    },
    rejected: {
      title: 'お申し込みは成立していません。',
    },
    cancel: {
      title: '何も請求されていません。',
      unchangedTitle: 'お支払い方法は変わっていません。',
      unchanged: (way: string) =>
        `Smartpayへの変更は行われませんでした。定期便は、これまでどおり${way}で続きます。`,
      canceled: 'Smartpayの画面で、お申し込みを取りやめました。契約もご注文も、成立していません。',
      declined:
        'Smartpayの審査で、今回は承認されませんでした。契約もご注文も、成立していません。理由は当店には知らされません。',
      unheardTitle: 'Smartpayの返事を待っています。',
      unheard:
        'いまSmartpayにつながらず、結果を確かめられません。Smartpayで同意していなければ、何も請求されません。少し待って、この画面を読み込み直してください。',
      kept: '入力いただいた内容は、このまま残っています。',
      delivery: 'お届け先',
      plan: '定期便',
      planLine: (name: string, every: string) => `${name}（${every}）`,
      goOn: '続けるなら',
      again: 'もう一度Smartpayで',
      againText:
        '同じ内容のまま、最終確認からやり直します。前のお申し込みと二重になることはありません。',
      againButton: 'もう一度、最終確認へ進む',
      edit: '内容を変えて申し込む',
      ways: {
        bank_transfer: {
          title: '銀行振込',
          text: 'ご注文のたびに、期日までにお振り込みいただきます。自動では引き落とされません。',
          fee: (sum: string) => `当店の手数料は${sum}です。`,
          button: '銀行振込で最終確認へ進む',
        },
        cash_on_delivery: {
          title: '代引き',
          text: 'お届けのたびに、配達員にお支払いいただきます。自動では引き落とされません。',
          fee: (sum: string) => `代引き手数料は${sum}です。`,
          button: '代引きで最終確認へ進む',
        },
      },
      askAnything: 'ご不明な点は、お電話かメールでお尋ねください。',
      askTitle: 'ご相談',
      ask: 'ほかのお支払い方法やご不明な点は、お電話かメールでご相談ください。',
      back: '定期便の一覧へ戻る',
    },
    neutral: {
      title: 'この画面からは、お申し込みの内容を表示できません。',
      text: 'お申し込みをした端末とブラウザーで開いてください。お申し込みの内容は変わっていません。お急ぎの際は、下記までご連絡ください。',
    },
  },
  {
    steps: ['Delivery', 'Review', 'Agree at Smartpay', 'Done'],
    stepsLabel: 'Steps of the signup',
    change: 'Change',
    form: {
      title: 'Delivery',
      lead: 'No account is needed. Please fill in everything that is not marked optional. Digits and kana may be full-width or half-width.',
      optional: 'optional',
      choose: 'Choose',
      male: 'Male',
      female: 'Female',
      quantity: 'Quantity',
      submit: 'Continue to review',
      after: 'Nothing is ordered yet. You can check everything on the next page.',
      problems: (count: number) =>
        count === 1 ? 'Please correct 1 field.' : `Please correct ${count} fields.`,
      lookUp: 'Find the address',
      severalTowns: 'This code has several addresses. Please choose.',
      noTown: 'We found no address for this code. Please enter it yourself.',
      otherTown: 'This code belongs to another address. Press it to take it over.',
      filled:
        'We filled in the address in Japanese, as the carrier reads it. Please add the number.',
      trouble:
        'We could not save this; the fault is on our side. What you typed is kept here. Please press the button again.',
      tooMany:
        'There were many attempts in a short time. Please try again later. What you typed is kept here.',
      retired:
        'This plan no longer takes new subscriptions. What you typed is kept and works for our other plans.',
    },
    summary: {
      title: 'Your subscription',
      first: 'First delivery',
      each: 'Each delivery',
      later: 'From the second',
      shipping: 'Shipping',
      free: 'free',
      included: (sum: string) => `${sum} included`,
      year: (orders: number) =>
        `A year, as a guide (${orders === 1 ? '1 order' : `${orders} orders`})`,
      today: 'You pay today',
      onDate: (date: string) => `You pay on ${date}`,
      next: 'Next delivery',
      afterNext: 'After that',
      todayMark: 'Today',
      wayFee: 'Fee for this way to pay',
      firstByHand: { bank_transfer: 'First transfer', cash_on_delivery: 'Paid on delivery' },
      noteByHand: (date: string) => `Tax included. The next order is on ${date}.`,
      note: (date: string) =>
        `Tax included, no fee for paying in parts. The next order is on ${date}.`,
    },
    confirm: {
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
      agreeAfterByHand: '.',
      submitByHand: 'Confirm the subscription',
      afterByHand:
        'The subscription begins when you confirm, and we send you the payment details by e-mail.',
      submit: 'Confirm and continue to Smartpay',
      after:
        'The subscription begins when you agree on the next page, at Smartpay. You can still turn back there.',
      resume: 'Continue to Smartpay',
      resumeText: 'This signup is waiting for you to agree at Smartpay.',
      notForSale:
        'This plan cannot be ordered right now, because information that must be shown is missing.',
      tryAgain: 'Send again',
    },
    problems: {
      'not-yours': 'This signup cannot be continued in this browser. Please start again.',
      expired:
        'Some days have passed, so please check your details once more. What you typed is kept.',
      incomplete: 'Something is missing in the delivery details. Please add it with “Change”.',
      retired: 'This plan no longer takes new subscriptions. Nothing was charged.',
      'not-for-sale': 'This plan cannot be ordered right now. Nothing was charged.',
      'contract-changed':
        'What was shown has changed. Please check it again below before you go on.',
      'way-closed':
        'This way to pay is not offered right now. Please choose another one. Nothing was charged.',
      'line-taken':
        'This subscription already began with an earlier agreement. If you want another one, please start again.',
      'not-agreed': 'Please tick that you accept the terms and the privacy policy.',
      'already-subscribed':
        'You already have this subscription. If you want another one, tick the box below.',
      'too-many':
        'There were many signups in a short time. Please try again later. Nothing was charged.',
      trouble:
        'We could not go on; the fault is on our side. Nothing was charged. Please try again.',
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
    again: 'Start again',
    success: {
      doneTitle: 'Your subscription is set up.',
      movedTitle: 'You now pay by Smartpay.',
      movedAgreement: (plan: string) => `${plan} goes on as before.`,
      movedOrder: 'Next order',
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
      skipped: 'This delivery is skipped. You owe nothing for it.',
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
      orderByHandNote: {
        bank_transfer: 'We ship once your transfer has arrived.',
        cash_on_delivery: 'We ship as soon as it is packed.',
      },
      changeTitle: 'Change to Smartpay',
      changeTextPaid:
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
      useSpare: 'Pay by Smartpay with this agreement',
      closeTitle: 'You may close this page',
      closeText: 'We keep checking even if you close it. There is no need to sign up again.',
      help: 'If anything is unclear, please call or write to us.',
      reference: 'Enquiry number',
    },
    rejected: {
      title: 'Your signup did not go through.',
    },
    cancel: {
      title: 'Nothing was charged.',
      unchangedTitle: 'Nothing was changed.',
      unchanged: (way: string) =>
        `The change to Smartpay did not happen. Your subscription goes on, paid by ${way.toLowerCase()} as before.`,
      canceled: 'You turned back at Smartpay. There is no subscription and no order.',
      declined:
        'Smartpay did not approve it this time. There is no subscription and no order. We are not told the reason.',
      unheardTitle: 'We are waiting for Smartpay.',
      unheard:
        'We cannot reach Smartpay right now, so we do not know the result. If you did not agree there, nothing is charged. Please wait a little and load this page again.',
      kept: 'Everything you typed is kept.',
      delivery: 'Delivery to',
      plan: 'Plan',
      planLine: (name: string, every: string) => `${name} (${every.toLowerCase()})`,
      goOn: 'If you want to go on',
      again: 'Smartpay once more',
      againText:
        'With the same details, from the final review on. You will not be subscribed twice.',
      againButton: 'Back to the final review',
      edit: 'Change the details first',
      ways: {
        bank_transfer: {
          title: 'Bank transfer',
          text: 'You pay for each order by transfer, by its due date. Nothing is paid automatically.',
          fee: (sum: string) => `Our fee is ${sum}.`,
          button: 'Go on with bank transfer',
        },
        cash_on_delivery: {
          title: 'Cash on delivery',
          text: 'You pay the carrier with each delivery. Nothing is paid automatically.',
          fee: (sum: string) => `The carrier's fee is ${sum}.`,
          button: 'Go on with cash on delivery',
        },
      },
      askAnything: 'If anything is unclear, please call or write to us.',
      askTitle: 'Ask us',
      ask: 'For other ways to pay, or any question, please call or write to us.',
      back: 'Back to our subscriptions',
    },
    neutral: {
      title: 'We cannot show a signup here.',
      text: 'Please open this page in the browser you signed up with. Nothing has changed about your signup. If it is urgent, please contact us.',
    },
  },
)
