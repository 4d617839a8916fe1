import { dictionary } from '#lib/i18n/locale.ts'

/** Everything that the checkout's pages say. */
export const words = dictionary(
  {
    test: 'Smartpayの代わりに動くテスト画面です。実際の請求も審査もありません。',
    title: 'お支払い方法の登録に同意しますか',
    lead: (shop: string) =>
      `同意すると、これからのご注文のたびに、${shop}があらためて確認することなく、このお支払い方法を使います。`,
    agreement: '同意の内容',
    facts: [
      ['いまの請求', '¥0'],
      ['金額', 'ご注文のたびにお店が決めます'],
      ['お支払い回数', 'ご注文ごとに3回、手数料0円'],
      ['審査', 'ご注文のたびに行います'],
      ['有効期限', 'ありません'],
      ['取り消し', 'お店に伝えれば、いつでも'],
    ],
    reference: 'お店の参照番号',
    you: 'お客さま',
    nothing: 'お店から届いた情報はありません。',
    name: 'お名前',
    phone: '電話番号',
    mail: 'メール',
    address: 'ご住所',
    birth: '生年月日',
    gender: '性別',
    genders: { male: '男性', female: '女性' },
    payment: 'お支払い',
    card: 'テストカード •••• 4242',
    approve: '同意する',
    decline: '審査に落ちたことにする',
    cancel: (shop: string) => `キャンセルして${shop}に戻る`,
    back: (shop: string) => `${shop}に戻る`,
    ends: {
      agreed: [
        '登録は完了しています',
        'このお支払い方法を使うことに、すでに同意いただいています。',
      ],
      declined: [
        '登録できませんでした',
        '審査の結果、このお支払い方法は使えません。何も請求されていません。',
      ],
      withdrawn: ['この登録は取り消されました', 'お店がこの登録を取り消しています。'],
      expired: [
        '有効期限が切れました',
        'この画面が使えるのは24時間です。何も請求されていません。お店からもう一度お進みください。',
      ],
      missing: [
        'ページが見つかりません',
        'アドレスが途中で切れていないかご確認のうえ、お店からもう一度お進みください。',
      ],
    },
  },
  {
    test: 'A stand-in for Smartpay. Nothing is charged and nobody is checked.',
    title: 'Do you agree to this payment method?',
    lead: (shop) =>
      `If you agree, ${shop} uses this payment method for each of your coming orders without asking you again.`,
    agreement: 'What you agree to',
    facts: [
      ['Charged now', '¥0'],
      ['Amount', 'Set by the shop for each order'],
      ['Instalments', 'Three per order, no fee'],
      ['Check', 'Made anew for each order'],
      ['Expiry', 'None'],
      ['Withdrawal', 'Any time, by telling the shop'],
    ],
    reference: 'The shop’s reference',
    you: 'You',
    nothing: 'The shop sent no details.',
    name: 'Name',
    phone: 'Phone',
    mail: 'Mail',
    address: 'Address',
    birth: 'Born',
    gender: 'Gender',
    genders: { male: 'Male', female: 'Female' },
    payment: 'Pay with',
    card: 'Test card •••• 4242',
    approve: 'Agree',
    decline: 'Act as if declined',
    cancel: (shop) => `Cancel and return to ${shop}`,
    back: (shop) => `Return to ${shop}`,
    ends: {
      agreed: ['You have agreed', 'The shop may use this payment method. There is nothing to do.'],
      declined: [
        'This could not be approved',
        'This payment method cannot be used. Nothing was charged.',
      ],
      withdrawn: ['This agreement was withdrawn', 'The shop has withdrawn it.'],
      expired: [
        'This page has expired',
        'It can be used for 24 hours. Nothing was charged. Please start again from the shop.',
      ],
      missing: [
        'There is no such page',
        'Please check that the address is complete, or start again from the shop.',
      ],
    },
  },
)
