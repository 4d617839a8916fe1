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
      error:
        '当店側の不具合で保存できませんでした。入力はこの画面に残っています。もう一度「確認へ進む」を押してください。',
      tooMany:
        '短い間に多くの送信がありました。しばらくしてからお試しください。入力はこの画面に残っています。',
      retired:
        'この定期便は、新しいお申し込みの受付を終えました。入力はこの画面に残っています。ほかの定期便にもそのまま使えます。',
      interrupted:
        '通信が途切れて、送れませんでした。入力はこの画面に残っています。つながってから、もう一度「確認へ進む」を押してください。続けて送れないときは、ページを読み込み直してください。入力は消えません。',
      subscribed:
        'この定期便のお申し込みは、すでに完了しています。このまま進むと、二つ目のお申し込みになります。',
      toSubscription: 'お申し込みの内容を見る',
      doubts: {
        title: 'ご住所を、念のためお確かめください。',
        goOn: 'このままでよろしければ、もう一度「確認へ進む」を押してください。',
        noHouseNumber: '番地が見当たりません。番地のないご住所なら、このままお進みください。',
        unknownPostcode:
          'この郵便番号は、当店の一覧に見当たりません。お間違いなければ、このままお進みください。',
        otherPlace: (places: readonly string[]) =>
          places.length > 0
            ? `この郵便番号は「${places.join('」「')}」のものです。ご住所にお間違いなければ、このままお進みください。`
            : 'この郵便番号の町名が、ご住所に見当たりません。お間違いなければ、このままお進みください。',
      },
    },
    summary: {
      title: 'お申し込みの内容',
      first: '初回のお届け',
      each: '毎回のお届け',
      later: '2回目以降',
      shipping: '送料',
      free: '無料',
      included: (sum: string) => `${sum}を含む`,
      year: (orders: number) => `一年の目安（${orders}回）`,
      today: '今日のお支払い',
      onDate: (date: string) => `${date}のお支払い`,
      continues: { coming: '次回のお届け', placed: '今回のお届け' },
      afterwards: { coming: 'その次から', placed: '次回から' },
      todayMark: '今日',
      feePart: { bank_transfer: 'うち振込の事務手数料', cash_on_delivery: 'うち代引き手数料' },
      firstOffline: { bank_transfer: '初回のお振り込み', cash_on_delivery: 'お届け時のお支払い' },
      noteOffline: (date: string) => `税込。次のご注文は${date}です。`,
      note: (date: string) => `税込。分割の手数料はかかりません。次のご注文は${date}です。`,
      noteAfterNext: (date: string) =>
        `税込。分割の手数料はかかりません。その次のご注文は${date}です。`,
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
      error:
        'We could not save this; the fault is on our side. What you typed is kept here. Please press the button again.',
      tooMany:
        'There were many attempts in a short time. Please try again later. What you typed is kept here.',
      retired:
        'This plan no longer takes new subscriptions. What you typed is kept and works for our other plans.',
      interrupted:
        'The connection broke, and this was not sent. What you typed is still here. Once you are connected, please press “Continue to review” again. If it keeps failing, load the page again; nothing typed is lost.',
      subscribed:
        'You are already subscribed to this plan. Going on here would make a second subscription.',
      toSubscription: 'See your subscription',
      doubts: {
        title: 'Please have another look at the address.',
        goOn: 'If it is right as it is, press “Continue to review” again.',
        noHouseNumber: 'We see no house number. If the address has none, simply go on.',
        unknownPostcode: 'We do not know this postal code. If it is right, simply go on.',
        otherPlace: (places: readonly string[]) =>
          places.length > 0
            ? `This postal code belongs to ${places.join(', ')}. If the address is right, simply go on.`
            : 'We do not find the town of this postal code in the address. If it is right, simply go on.',
      },
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
      continues: { coming: 'Next delivery', placed: 'This delivery' },
      afterwards: { coming: 'After that', placed: 'From the next one' },
      todayMark: 'Today',
      feePart: {
        bank_transfer: 'Of this, the handling fee',
        cash_on_delivery: 'Of this, the cash-on-delivery fee',
      },
      firstOffline: { bank_transfer: 'First transfer', cash_on_delivery: 'Paid on delivery' },
      noteOffline: (date: string) => `Tax included. The next order is on ${date}.`,
      note: (date: string) =>
        `Tax included, no fee for paying in parts. The next order is on ${date}.`,
      noteAfterNext: (date: string) =>
        `Tax included, no fee for paying in parts. The order after that is on ${date}.`,
    },
    again: 'Start again',
    neutral: {
      title: 'We cannot show a signup here.',
      text: 'Please open this page in the browser you signed up with. Nothing has changed about your signup. If it is urgent, please contact us.',
    },
  },
)
