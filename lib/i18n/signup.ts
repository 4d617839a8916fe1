import { dictionary } from './locale.ts'

/** Words of the signup: form, confirmation, the ways back from checkout. */
export const signupWords = dictionary(
  {
    steps: ['お届け先', 'ご確認', 'Smartpayで同意', '完了'],
    form: { title: 'お届け先', submit: '確認へ進む', quantity: '数量' },
    confirm: {
      title: '最終確認',
      submit: '申し込みを確定してSmartpayへ進む',
      agree:
        '利用規約とプライバシーポリシーに同意し、決済のため入力内容をSmartpayに提供することに同意します',
      again: 'この定期便はすでにお申し込み済みです。もう一つ申し込みます',
      change: '変更',
    },
  },
  {
    steps: ['Delivery', 'Review', 'Agree at Smartpay', 'Done'],
    form: { title: 'Delivery', submit: 'Continue to review', quantity: 'Quantity' },
    confirm: {
      title: 'Final review',
      submit: 'Confirm and continue to Smartpay',
      agree:
        'I accept the terms and the privacy policy, and that my details are given to Smartpay for the payment',
      again: 'I already subscribe to this plan and want one more',
      change: 'Change',
    },
  },
)
