import { dictionary, type Locale } from '../locale.ts'

const words = dictionary(
  {
    timeout: '返事がない',
    unreachable: '届かない',
    unavailable: 'Smartpayが応じない',
    unreadable: '返事を読めない',
    'rate-limited': '混み合っている',
    unauthorized: '鍵が通らない',
    'given-up': 'お客さまの手続きを待つのをやめた',
    'paid-late':
      '終わった請求が支払われた。自動で返金します。1時間たっても残っているときは、Smartpayで返金してください',
    'paid-back': '終わった請求への支払いを返金ずみ',
    'not-collected': 'スタッフがSmartpayで確認し、支払いなしと記録',
    'not-sent': '次の回に送る',
    'not-at-smartpay': 'Smartpayに注文がない',
    'not-in-list': 'Smartpayの一覧に見あたらない（もう一度確認します）',
    'not-sendable': 'Smartpayが受け付けない内容',
    'request.invalid': 'Smartpayが受け付けない内容',
    'request.malformed': 'Smartpayが受け付けない内容',
    'amount.insufficient': 'Smartpayに残っている金額を超えている',
    'payment.not-found': 'Smartpayに支払いが見つからない',
    'refund.failed': 'Smartpayで返金できなかった',
    'refund.none': 'Smartpayに返金がない',
    'refund.other': 'Smartpayの返金の内容が違う。管理画面で確認してください',
    'refund.new-status': 'Smartpayの返金の状態が未知のもの。管理画面で確認してください',
    conflict: '同じ請求がすでに送られている',
    'token.invalid': 'トークンを使えない',
    'token.not-found': 'トークンを使えない',
    'token-not-active': 'トークンが有効でない',
    'order.double': 'Smartpayに同じ注文が二つある。管理画面で確認してください',
    'order.other': 'Smartpayの注文の内容が違う。管理画面で確認してください',
    'order.new-status': 'Smartpayの注文の状態が未知のもの。管理画面で確認してください',
    'order.no-payment': 'Smartpayでは支払い済みだが、入金の記録がない。管理画面で確認してください',
    'order.other-sum': 'Smartpayで一部だけ確定されている。管理画面で確認してください',
    'order.not-found': 'Smartpayに注文が見つからない',
    'not-released': 'Smartpayの承認をまだ取り消せていない',
  },
  {
    timeout: 'No answer',
    unreachable: 'Not reached',
    unavailable: 'Smartpay did not respond',
    unreadable: 'The answer cannot be read',
    'rate-limited': 'Smartpay is busy',
    unauthorized: 'The key is not accepted',
    'given-up': 'The shopper is not waited for any more',
    'paid-late':
      'Paid after it was over. It is refunded automatically; if it is still here after an hour, refund it at Smartpay',
    'paid-back': 'Paid after it was over, and refunded',
    'not-collected': 'Staff found no payment at Smartpay',
    'not-sent': 'Sent in the next run',
    'not-at-smartpay': 'Smartpay has no such order',
    'not-in-list': 'Not in Smartpay’s list yet; looked up again',
    'not-sendable': 'Smartpay would not take it as it is',
    'request.invalid': 'Smartpay refused its contents',
    'request.malformed': 'Smartpay refused its contents',
    'amount.insufficient': 'More than is left of the payment at Smartpay',
    'payment.not-found': 'Smartpay has no such payment',
    'refund.failed': 'Smartpay could not make the refund',
    'refund.none': 'Smartpay has no such refund',
    'refund.other': 'Smartpay’s refund differs: check there',
    'refund.new-status': 'Smartpay’s refund has a status unknown here: check there',
    conflict: 'It was sent before',
    'token.invalid': 'The token cannot be used',
    'token.not-found': 'The token cannot be used',
    'token-not-active': 'The token is not active',
    'order.double': 'Smartpay has two such orders: check there',
    'order.other': 'Smartpay’s order differs: check there',
    'order.new-status': 'Smartpay’s order has a status unknown here: check there',
    'order.no-payment': 'Smartpay says paid but lists no payment: check there',
    'order.other-sum': 'Captured in part at Smartpay: check there',
    'order.not-found': 'Smartpay does not know the order',
    'not-released': 'The approval is not released yet',
  },
)

const otherwise = dictionary(
  { says: (code: string) => `Smartpayの返事：${code}` },
  { says: (code: string) => `Smartpay says: ${code}` },
)

/** Why a charge did not end well, or is looked at again; a code of Smartpay's that is new is said as it is. */
export function sayChargeFailure(code: string, locale: Locale): string {
  const known: Readonly<Record<string, string>> = words[locale]
  const word = Object.hasOwn(known, code) ? known[code] : undefined
  return word ?? otherwise[locale].says(code)
}
