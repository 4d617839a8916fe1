import { dictionary } from '#lib/i18n/locale.ts'

/** Giving back what was paid for an order: its link, its dialog, and what came of it. */
export const refundWords = dictionary(
  {
    act: '返金する',
    title: (times: string) => `${times}の注文を返金しますか？`,
    choose: '何を返金するか',
    all: (sum: string) => `残りの全額（${sum}）`,
    lines: '品目を選ぶ',
    upTo: (quantity: number, sum: string) => `あと${quantity}個（${sum}）`,
    unknownLines:
      'Smartpayで返金された分があるため、品目ごとの残りは目安です。残りの金額を超える返金はできません。',
    show: '返金の内容を見る',
    sum: '返金する金額',
    line: (name: string, quantity: number) => `${name} × ${quantity}`,
    tax: (rate: number) => `${rate}%対象（うち消費税）`,
    taxOf: (total: string, tax: string) => `${total}（${tax}）`,
    left: '返金後のお支払い',
    schedule: 'Smartpayでのお客さまのお支払い',
    columns: { dueOn: '支払日', now: 'いま', afterwards: '返金後' },
    returned: (sum: string) => `お支払い済みの ${sum} は、Smartpayからお客さまに戻ります。`,
    parcels: (count: number) => `まだ発送していないお届け（${count}件）は、取りやめます。`,
    parcelsStay: (count: number) =>
      `まだ発送していないお届け（${count}件）の中身は変わりません。送らないものは、発送のときに除いてください。`,
    reason: '理由（Smartpayに伝わります）',
    reasons: {
      requested_by_customer: 'お客さまからのご要望',
      fraudulent: '不正な注文',
    },
    afterwards: '返金は取り消せません。お客さまにはメールでお知らせします。',
    goesOn: '定期便は続きます。',
    again: '選びなおす',
    send: '返金する',
    settle: {
      act: '確かめた結果を記録する',
      title: (sum: string) => `${sum}の返金は、Smartpayでどうなっていましたか？`,
      hint: (id: string) => `Smartpayの返金一覧で、照会番号 ${id} の返金を探してください。`,
      found: '確かめた結果',
      choices: {
        made: '返金されている',
        'not-made': '返金されておらず、これからもされない',
      },
      id: '返金のID（refund_ で始まります。返金されているときだけ要ります）',
      record: '記録する',
    },
    states: {
      intended: (sum: string) => `${sum}の返金を送るところです`,
      sending: (sum: string) => `${sum}の返金を送っています`,
      unknown: (sum: string) => `${sum}の返金の結果を確認しています`,
      succeeded: (sum: string) => `${sum}を返金`,
      failed: (sum: string) => `${sum}を返金できませんでした`,
    },
    flash: {
      'refund-made': '返金しました。お客さまにメールでお知らせします。',
      'refund-asked': '返金を受け付けました。Smartpayの返事を確認しています。',
      'refund-refused': 'Smartpayで返金できませんでした。理由は注文の欄にあります。',
      'refund-settled': '返金の結果を記録しました。',
      'refund-not-in-doubt': 'この返金は、結果の記録を待っていません。',
      'refund-there':
        'Smartpayに、この照会番号の返金があります。返金されていると記録してください。',
      'no-such-refund': 'Smartpayに、このIDの返金がありません。IDを確かめてください。',
      'not-its-refund': 'Smartpayのこの返金は、支払いか金額が違います。何も変えていません。',
      'not-paid': 'この注文は、Smartpayで支払われていません。',
      'refund-offline':
        'Smartpay以外で受け取ったお金は、ここからは返金できません。振込などでお返しください。',
      'refund-pending': 'この注文の別の返金が進んでいます。結果を待ってください。',
      'refund-not-from-here':
        'この環境からは返金できません。本番の環境か、Smartpayのモードを確かめてください。',
      'nothing-left': 'この注文は、全額を返金済みです。',
      'nothing-chosen': '返金する品目と数を選んでください。',
      'more-than-line': '残っている数より多く選ばれています。',
      'more-than-left': '残っている金額を超えています。',
      'not-a-number': '数は、1のように入力してください。',
      'no-refund-reason': '理由を選んでください。',
    },
  },
  {
    act: 'Refund',
    title: (times: string) => `Refund order ${times}?`,
    choose: 'What to refund',
    all: (sum: string) => `All that is left (${sum})`,
    lines: 'Line by line',
    upTo: (quantity: number, sum: string) => `${quantity} left (${sum})`,
    unknownLines:
      'Something was refunded at Smartpay directly, so what is left of each line is an estimate. No more than what is left of the payment can be refunded.',
    show: 'See what this refunds',
    sum: 'Refund',
    line: (name: string, quantity: number) => `${name} × ${quantity}`,
    tax: (rate: number) => `At ${rate}% (tax in it)`,
    taxOf: (total: string, tax: string) => `${total} (${tax})`,
    left: 'Paid after the refund',
    schedule: 'What the customer pays Smartpay',
    columns: { dueOn: 'Due', now: 'Now', afterwards: 'Afterwards' },
    returned: (sum: string) =>
      `${sum} that is paid already goes back to the customer from Smartpay.`,
    parcels: (count: number) =>
      count === 1
        ? 'The delivery that has not gone out is canceled.'
        : `The ${count} deliveries that have not gone out are canceled.`,
    parcelsStay: (count: number) =>
      `What is in the ${count === 1 ? 'delivery that has' : `${count} deliveries that have`} not gone out stays as it is: take out what is not to be sent when you pack it.`,
    reason: 'Reason (told to Smartpay)',
    reasons: {
      requested_by_customer: 'Requested by the customer',
      fraudulent: 'Fraudulent order',
    },
    afterwards: 'A refund cannot be undone. The customer is told by email.',
    goesOn: 'The subscription goes on.',
    again: 'Choose again',
    send: 'Refund',
    settle: {
      act: 'Record what you found',
      title: (sum: string) => `What became of the refund of ${sum} at Smartpay?`,
      hint: (id: string) => `Look for the refund with the reference ${id} in Smartpay’s list.`,
      found: 'What you found',
      choices: {
        made: 'It was made',
        'not-made': 'It was not made, and never will be',
      },
      id: 'Its id (refund_…; only where it was made)',
      record: 'Record it',
    },
    states: {
      intended: (sum: string) => `A refund of ${sum} is about to be sent`,
      sending: (sum: string) => `A refund of ${sum} is being sent`,
      unknown: (sum: string) => `The result of a refund of ${sum} is not known yet`,
      succeeded: (sum: string) => `${sum} refunded`,
      failed: (sum: string) => `A refund of ${sum} failed`,
    },
    flash: {
      'refund-made': 'Refunded. The customer is told by email.',
      'refund-asked': 'The refund is under way: Smartpay’s answer is awaited.',
      'refund-refused': 'Smartpay did not make the refund. The reason stands beside the order.',
      'refund-settled': 'How the refund ended is recorded.',
      'refund-not-in-doubt': 'This refund is not waiting for somebody to say how it ended.',
      'refund-there': 'Smartpay has a refund of this reference. Record that it was made.',
      'no-such-refund': 'Smartpay has no refund of this id. Check the id.',
      'not-its-refund': 'That refund is of another payment or sum. Nothing was changed.',
      'not-paid': 'This order was not paid by Smartpay.',
      'refund-offline':
        'Money that did not come by Smartpay cannot be refunded from here. Give it back by transfer.',
      'refund-pending': 'Another refund of this order is under way. Wait for its result.',
      'refund-not-from-here':
        'Nothing is refunded from here: check the deployment and Smartpay’s mode.',
      'nothing-left': 'All of this order was refunded already.',
      'nothing-chosen': 'Choose what to refund, and how many of it.',
      'more-than-line': 'More was chosen than is left of a line.',
      'more-than-left': 'That is more than what is left of the payment.',
      'not-a-number': 'Enter a number, like 1.',
      'no-refund-reason': 'Choose a reason.',
    },
  },
)
