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
    undo: {
      'wrong-parcel': '別のお届けと取り違えた',
      'not-handed-over': '運送会社に渡していなかった',
      other: 'その他',
    },
    returned: {
      'not-taken': '受け取りを断られた',
      absent: '不在のまま保管の期限が過ぎた',
      'unknown-address': 'あて先がわからない',
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
    undo: {
      'wrong-parcel': 'Mistaken for another parcel',
      'not-handed-over': 'The carrier did not get it',
      other: 'Other',
    },
    returned: {
      'not-taken': 'Not accepted',
      absent: 'Nobody took it in time',
      'unknown-address': 'Address not found',
      other: 'Other',
    },
  },
)
