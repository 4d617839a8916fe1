import { dictionary } from './locale.ts'

/** Words of the signup: its steps, the form, the summary beside it, and where nothing can be shown. */
export const signupWords = dictionary(
  {
    steps: ['お届け先', 'ご確認', 'Smartpayで同意', '完了'],
    stepsLabel: 'お申し込みの流れ',
    change: '変更',
    form: {
      title: 'お届け先',
      lead: '会員登録は要りません。「任意」のほかは必ずご記入ください。数字やカナは、全角でも半角でもかまいません。',
      shown: 'このブラウザーで前に入力された内容を表示しています。',
      notMe: '入力を消して新しく始める',
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
    again: 'はじめから申し込む',
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
      shown: 'This is what was typed in this browser before.',
      notMe: 'Not you? Clear it and start anew',
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
    again: 'Start again',
    neutral: {
      title: 'We cannot show a signup here.',
      text: 'Please open this page in the browser you signed up with. Nothing has changed about your signup. If it is urgent, please contact us.',
    },
  },
)
