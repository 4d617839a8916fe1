import { dictionary } from '#lib/i18n/locale.ts'
import type { actionWords } from '../_actions/messages.ts'
import type { amendWords } from './[id]/_amend/amend-messages.ts'
import type { orderCommandWords } from './[id]/_order/messages.ts'
import type { parcelWords } from './[id]/_parcel/messages.ts'
import type { chargeNowWords } from './[id]/charge-messages.ts'
import type { refundWords } from './[id]/refund-messages.ts'
import type { scheduleWords } from './[id]/schedule-messages.ts'

/** Subscriptions: the list, one subscription, and what came of an action. */
export const subscriptionWords = dictionary(
  {
    tabs: {
      all: 'すべて',
      active: '契約中',
      past_due: '支払い遅れ',
      paused: '休止中',
      ending: '終了予定',
      offline: '振込・代引き',
      held: '請求停止中',
      awaiting: '入金待ち',
      'in-doubt': '請求・返金の確認',
      over: '解約・終了',
      pending: '開始前',
    },
    columns: {
      number: '回',
      dueOn: '注文日',
      payBy: '支払期限',
      received: '入金・請求',
    },
    empty: '条件に合う定期便はありません。',
    orderNo: (n: number) => `${n}回目`,
    times: (n: number) => `${n}回目`,
    facts: {
      title: '契約情報',
      contents: '中身',
      sums: '初回／以降',
      cadence: '間隔',
      begun: '開始',
      signups: 'お申し込み',
    },
    endingMark: '終了予定',
    version: (n: number) => `第${n}版`,
    feeApart: (sum: string) => `（手数料${sum}は別）`,
    noCycles: 'まだご注文はありません。',
    alerts: {
      stopped: (last4: string) => `支払いのトークン …${last4} が有効ではありません。`,
      stoppedText:
        'このままでは次の請求ができません。トークンを有効にするか、別のトークンに変えてください。',
      pastDue: (times: string, sum: string) => `${times}の注文 ${sum} を請求できませんでした。`,
      forStaff: (times: string, sum: string) =>
        `${times}の請求 ${sum} は、Smartpayで確認が必要です。`,
      toBeReturned: (times: string, sum: string) =>
        `${times}の請求 ${sum} は、終わったあとに支払われました。`,
      untilSettled: '下の結果を記録するまで、自動では進みません。',
      inDoubt: (times: string, sum: string) =>
        `${times}の注文 ${sum} の請求の結果を確認しています。`,
      inDoubtText:
        'Smartpayの返事がまだありません。二重にならないように送り直すか、Smartpayの注文一覧で確認しています。',
      awaited: (times: string, sum: string) => `${times} ${sum} の入金を待っています。`,
      awaitedText: (date: string) =>
        `支払期限は${date}です。過ぎるとこの回はお休みになり、次のご注文に進みます。`,
      awaitedLast: (date: string) =>
        `支払期限は${date}です。過ぎるとこのご注文は取り消しになります。`,
    },
    planned: '予定',
    reference: (digits: string) => `振込番号 ${digits}`,
    receivedOn: (sum: string, date: string) => `${date} ${sum}`,
    flash: {
      recorded: '入金を記録しました。',
      settled: '確かめた結果を記録しました。',
      'no-settlement': '確かめた結果を選んでください。',
      'unknown-charge': 'この請求は見つかりません。',
      'not-for-staff': 'この請求は、結果の記録を待っていません。',
      'order-over':
        'この注文はもう終わっています。Smartpayで返金してから、支払われていないと記録してください。',
      'being-captured':
        'いま発送にともなって確定しているところです。10分ほどしてから、もう一度お試しください。',
      'refund-under-way': 'この請求は、いま自動で返金しているところです。結果を待ってください。',
      'no-such-order': 'Smartpayに、このIDの注文がありません。IDを確かめてください。',
      'not-its-order':
        'Smartpayのこの注文は、この請求のものでないか、全額が支払われていません。何も変えていません。',
      'not-answered': 'Smartpayの返事がありません。しばらくしてから、もう一度お試しください。',
      'paid-there': 'Smartpayでは支払われています。支払われていると記録してください。',
      'smartpay-key': 'Smartpayの鍵を使えません。「定期実行」で確かめてください。',
      assigned: '支払うトークンを変更しました。次の請求から変わります。',
      canceled: '定期便を解約しました。',
      'unknown-subscription': 'この定期便は見つかりません。',
      'not-a-reference': '振込番号が正しくありません。',
      'unknown-reference': 'この振込番号のご注文は見つかりません。',
      'not-a-sum': '金額は、1円以上の整数で入力してください。',
      'not-a-date': '入金日は、2026-11-30のように入力してください。',
      future: '入金日が先の日付です。通帳の日付を入力してください。',
      'before-order': '入金日が、ご注文より前の日付です。通帳の日付を入力してください。',
      'already-recorded': '同じ日付・金額の入金が、すでに記録されています。何も変えていません。',
      'already-paid':
        'このご注文は、すでに入金済みです。二度目の入金なら、お客さまにお返しください。',
      expired:
        'このご注文は、期限までに入金がなくお休みになりました。お返しするか、受け取るときは下の欄で確かめて記録してください。',
      'not-awaited': 'このご注文は、入金を待っていません。',
      'paid-by-smartpay':
        'このご注文は、Smartpayでのお支払いに変わっています。振り込まれた分は、お客さまにお返しください。',
      'order-was-canceled':
        'このご注文は取り消されています。振り込まれた分は、お客さまにお返しください。',
      'too-little':
        '請求した金額より少ない入金です。残りをお願いするか、下の欄で確かめたうえで記録してください。',
      'too-much':
        '請求した金額より多い入金です。差額をお返しのうえ、下の欄で確かめて記録してください。',
      'changed-meanwhile':
        'ほかの人が先に変更しました。今の内容を見てから、もう一度お選びください。',
      'paid-offline':
        'この定期便は振込か代引きです。Smartpayへの変更は、お客さまご自身のお手続きが要ります。',
      'not-their-token': 'このお客さまのトークンではありません。',
      'same-token': 'すでにこのトークンで支払われています。',
      'token-not-active': 'このトークンは有効ではありません。',
      'token-moving': 'このトークンは、無効化か削除の途中です。',
      'no-token': 'トークンを選んでください。',
      'over-already': 'この定期便はすでに終わっています。',
      'not-begun': 'この定期便はまだ始まっていません。',
      'minimum-not-reached': '最低回数に達していないため、すぐには解約できません。',
      'order-firm': '確定したご注文があるため、すぐには解約できません。',
      charging:
        '結果の出ていない請求があります。お客さまの手続き待ちの注文は、先にその注文だけを取り消せます。ほかは、結果が出てから解約してください。',
    },
  },
  {
    tabs: {
      all: 'All',
      active: 'Active',
      past_due: 'Past due',
      paused: 'Paused',
      ending: 'To end',
      offline: 'Offline payment',
      held: 'On hold',
      awaiting: 'Awaiting payment',
      'in-doubt': 'To check',
      over: 'Ended',
      pending: 'Not started',
    },
    columns: {
      number: 'Order',
      dueOn: 'Order date',
      payBy: 'Pay by',
      received: 'Received / charged',
    },
    empty: 'No subscriptions match these filters.',
    orderNo: (n: number) => `No. ${n}`,
    times: (n: number) => `${n}`,
    facts: {
      title: 'Subscription details',
      contents: 'Contents',
      sums: 'First / later orders',
      cadence: 'Interval',
      begun: 'Started',
      signups: 'Signups',
    },
    endingMark: 'To end',
    version: (n: number) => `version ${n}`,
    feeApart: (sum: string) => `(plus a fee of ${sum})`,
    noCycles: 'No orders yet.',
    alerts: {
      stopped: (last4: string) => `Token …${last4}, which pays for this, is not active.`,
      stoppedText: 'The next charge cannot be made. Enable the token or choose another one.',
      pastDue: (times: string, sum: string) => `Order ${times} (${sum}) could not be charged.`,
      forStaff: (times: string, sum: string) =>
        `The charge of ${sum} for order ${times} has to be checked at Smartpay.`,
      toBeReturned: (times: string, sum: string) =>
        `The charge of ${sum} for order ${times} was paid after it was over.`,
      untilSettled: 'Nothing is done automatically until what you find is recorded below.',
      inDoubt: (times: string, sum: string) =>
        `The outcome of charging order ${times} (${sum}) is being checked.`,
      inDoubtText:
        'Smartpay has not answered yet. It is sent again without charging twice, or looked up among Smartpay’s orders.',
      awaited: (times: string, sum: string) => `Awaiting ${sum} for order ${times}.`,
      awaitedText: (date: string) =>
        `Due by ${date}. After that this order expires, and the subscription continues with the next one.`,
      awaitedLast: (date: string) => `Due by ${date}. After that this order expires.`,
    },
    planned: 'Planned',
    reference: (digits: string) => `Reference ${digits}`,
    receivedOn: (sum: string, date: string) => `${sum}, ${date}`,
    flash: {
      recorded: 'The payment was recorded.',
      assigned: 'The token was changed. It is used from the next charge.',
      canceled: 'The subscription was canceled.',
      settled: 'What you found was recorded.',
      'no-settlement': 'Choose what you found.',
      'unknown-charge': 'Charge not found.',
      'not-for-staff': 'This charge is not waiting for anybody to record how it ended.',
      'order-over':
        'This order is over already. Refund it at Smartpay, then record that it was not paid.',
      'being-captured': 'It is being captured right now. Try again in ten minutes.',
      'refund-under-way': 'It is being refunded automatically just now. Wait for the result.',
      'no-such-order': 'Smartpay has no order with this id. Check the id.',
      'not-its-order':
        'That order at Smartpay does not belong to this charge, or was not paid in full. Nothing was changed.',
      'not-answered': 'Smartpay did not answer. Try again in a while.',
      'paid-there': 'Smartpay says that it was paid: record it as paid.',
      'smartpay-key': 'Smartpay’s key cannot be used. See Scheduled jobs.',
      'unknown-subscription': 'Subscription not found.',
      'not-a-reference': 'This is not a valid payment reference.',
      'unknown-reference': 'No order has this reference.',
      'not-a-sum': 'Enter the amount as a whole number of yen, 1 or more.',
      'not-a-date': 'Enter the date like 2026-11-30.',
      future: 'The date is in the future. Enter the date shown on the statement.',
      'before-order': 'The date is before the order. Enter the date shown on the statement.',
      'already-recorded':
        'A payment with this date and amount is already recorded. Nothing was changed.',
      'already-paid':
        'This order is already paid. If it was paid twice, refund the second payment.',
      expired:
        'This order expired before the money arrived. Refund it, or confirm below that you accept it.',
      'not-awaited': 'This order is not awaiting payment.',
      'paid-by-smartpay': 'This order is paid by Smartpay now. Refund the transfer.',
      'order-was-canceled': 'This order was canceled. Refund the transfer.',
      'too-little':
        'That is less than the amount due. Ask for the rest, or confirm below that you accept it as it is.',
      'too-much':
        'That is more than the amount due. Refund the difference, and confirm below that you accept it as it is.',
      'changed-meanwhile':
        'Somebody else changed it first. Check the current state, then choose again.',
      'paid-offline':
        'This subscription uses offline payment. Only the customer can change it to Smartpay.',
      'not-their-token': 'This token does not belong to this customer.',
      'same-token': 'It is already paid by this token.',
      'token-not-active': 'This token is not active.',
      'token-moving': 'This token is being disabled or deleted.',
      'no-token': 'Choose a token.',
      'over-already': 'This subscription has already ended.',
      'not-begun': 'This subscription has not started yet.',
      'minimum-not-reached':
        'It cannot be canceled at once: the minimum number of orders is not reached.',
      'order-firm': 'It cannot be canceled at once: an order of it is firm already.',
      charging:
        'A charge has no result yet. Where the shopper still has to act, cancel that order first; otherwise cancel once the result is known.',
    },
  },
)

/** What an action here leads to: each has a sentence. */
export type SubscriptionCode = keyof (typeof actionWords &
  typeof subscriptionWords &
  typeof scheduleWords &
  typeof amendWords &
  typeof chargeNowWords &
  typeof refundWords &
  typeof orderCommandWords &
  typeof parcelWords)['ja']['flash']
