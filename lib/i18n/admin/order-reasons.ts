import { dictionary } from '../locale.ts'

/** Why staff changed an order or a parcel of it: in their dialogs, and in the history that comes of them. */
export const orderReasonWords = dictionary(
  {
    cancel: {
      'asked-by-customer': 'お客さまのご依頼',
      'cannot-deliver': '品切れなどでお届けできない',
      'suspected-misuse': '不正利用の疑い',
      other: 'その他',
    },
  },
  {
    cancel: {
      'asked-by-customer': 'Requested by the customer',
      'cannot-deliver': 'It cannot be delivered',
      'suspected-misuse': 'Suspected misuse',
      other: 'Other',
    },
  },
)
