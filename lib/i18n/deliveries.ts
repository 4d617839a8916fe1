import { dictionary } from './locale.ts'

/** Why a delivery may not go out now, or what makes it go out; for the staff. */
export const deliveryWords = dictionary(
  {
    columns: { dispatch: '発送予定', lines: '中身', status: '状態' },
    line: (name: string, quantity: number) => `${name} × ${quantity}`,
    mayShip: '発送できます',
    mayShipByCapture: '発送できます。「発送」で記録すると、Smartpayの請求が確定します',
    /** Codes of lib/orders/deliveries/may-ship.ts and lib/charging/capture-charge.ts. */
    refusals: {
      'gone-already': '発送前ではありません',
      'order-over': 'ご注文が終わっています',
      erased: '届け先が消去されています',
      'awaits-transfer': '入金を確認してから発送します',
      'awaits-charge': '請求が済んでから発送します',
      'charge-in-doubt': '請求の結果を確認してから発送します',
      'approval-ended': 'Smartpayの承認の期限が過ぎました。あらためて承認されるまで発送できません',
      held: '請求停止中のため発送できません',
      paused: '休止中のため発送できません',
      'past-due': 'お支払いがないため発送できません',
      'owes-too-much': '未払いの合計がお店の決まりの額を超えるため発送できません',
      'not-captured': '請求をまだ確認できません。しばらくして、もう一度お試しください',
      expired: 'Smartpayの承認の期限が過ぎました。あらためて承認されるまで発送できません',
      'not-authorized': '請求できる承認がないか、すべての請求が止まっています',
      'smartpay-key': 'Smartpayの鍵がこのお店のものではないため請求できません',
      'unknown-delivery': 'このお届けは見つかりません',
    },
  },
  {
    columns: { dispatch: 'Planned for', lines: 'Contents', status: 'Status' },
    line: (name: string, quantity: number) => `${name} × ${quantity}`,
    mayShip: 'Can be shipped',
    mayShipByCapture: 'Can be shipped; marking it under Dispatch collects it at Smartpay',
    refusals: {
      'gone-already': 'Not waiting to be shipped',
      'order-over': 'Its order has ended',
      erased: 'The address was erased',
      'awaits-transfer': 'Ships once the transfer has arrived',
      'awaits-charge': 'Ships once it is charged',
      'charge-in-doubt': 'Ships once the result of its charge is known',
      'approval-ended': 'Smartpay’s approval has ended: not shipped until it is approved again',
      held: 'Not shipped: charges are on hold',
      paused: 'Not shipped: the subscription is paused',
      'past-due': 'Not shipped: it is not paid',
      'owes-too-much': 'Not shipped: more is unpaid than the shop’s policy allows',
      'not-captured': 'The charge is not confirmed yet. Please try again in a while',
      expired: 'Smartpay’s approval has ended: not shipped until it is approved again',
      'not-authorized': 'There is no approval to charge, or all charging is stopped',
      'smartpay-key': 'Not charged: the Smartpay key is not this shop’s',
      'unknown-delivery': 'Delivery not found',
    },
  },
)
