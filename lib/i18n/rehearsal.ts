import { dictionary } from './locale.ts'

/** A day whose charges were rehearsed: what would be sent, and why not; for the staff. */
export const rehearsalWords = dictionary(
  {
    ready: '請求する予定',
    /** Why a charge would not be sent. */
    reasons: {
      'order-over': '注文が終わっているため、請求しません',
      'too-late': '請求できる期間を過ぎているため、請求しません',
      stopped: 'お店のすべての請求を停止しているため、待ちます',
      held: '請求停止中のため、待ちます',
      paused: '定期便が休止中のため、待ちます',
      'payment-method': '支払い方法が変わったため、請求しません',
      token: 'トークンがもう一方のモードのものなので、請求しません',
      'token-gone': 'トークンが有効でないため、請求できません',
      'token-operation': 'トークンの操作が終わっていないため、待ちます',
      erased: '個人情報が消去されているため、請求できません',
      unreadable: '保存されている内容を読めないため、請求できません',
      'too-many-items': '商品の種類がSmartpayの上限を超えているため、請求できません',
      'nothing-to-pay': '金額が0円のため、請求できません',
      'other-sum': '明細の合計が注文の金額と違うため、請求できません',
    },
    /** Why no charge at all would be sent. */
    stops: {
      staff: 'スタッフがすべての請求を停止しているため、どれも送られません。',
      breaker: '失敗が続いてすべての請求が止まっているため、どれも送られません。',
      'not-enabled':
        'この環境では本番の請求が許可されていないため、どれも送られません（npm run live:enable）。',
      'other-mode': 'SMARTPAY_SECRET_KEYがもう一方のモードのものなので、どれも送られません。',
      'other-account': 'SMARTPAY_SECRET_KEYが別のアカウントのものなので、どれも送られません。',
    },
  },
  {
    ready: 'Would be charged',
    reasons: {
      'order-over': 'Not charged: its order has ended',
      'too-late': 'Not charged: its day is longer ago than the shop catches up',
      stopped: 'Waits: all charging is stopped',
      held: 'Waits: on hold',
      paused: 'Waits: the subscription is paused',
      'payment-method': 'Not charged: it is paid another way',
      token: 'Not charged: the token is of the other mode',
      'token-gone': 'Cannot be charged: the token is not active',
      'token-operation': 'Waits for an operation on the token',
      erased: 'Cannot be charged: the person was erased',
      unreadable: 'Cannot be charged: its stored data cannot be read',
      'too-many-items': 'Cannot be charged: it has more items than Smartpay takes',
      'nothing-to-pay': 'Cannot be charged: it comes to ¥0',
      'other-sum': 'Cannot be charged: its lines do not come to its sum',
    },
    stops: {
      staff: 'None would be sent: staff stopped all charging.',
      breaker: 'None would be sent: all charging is stopped because too many charges failed.',
      'not-enabled':
        'None would be sent: live charging is not enabled for this deployment (npm run live:enable).',
      'other-mode': 'None would be sent: SMARTPAY_SECRET_KEY is of the other mode.',
      'other-account': 'None would be sent: SMARTPAY_SECRET_KEY is of another account.',
    },
  },
)
