import { dictionary } from '#lib/i18n/locale.ts'

/** Canceling one order, and collecting what Smartpay approved for it. */
export const orderCommandWords = dictionary(
  {
    cancel: {
      act: 'この注文を取り消す',
      title: (times: string, sum: string) => `${times}の注文 ${sum} を取り消しますか？`,
      ends: 'この注文',
      /** What becomes of how it was to be paid. */
      money: {
        none: '請求できていない注文です。これからも請求しません。',
        unsent: 'まだ請求していません。これからも請求しません。',
        watched:
          'Smartpayが、お客さまの手続きを待っています。Smartpayの側では取り消せないため、こちらで打ち切って見守り、あとから支払われたときは自動で返金します。',
        released: 'Smartpayの承認を取り消します。請求は確定しません。',
        bank_transfer:
          '振込を待つのをやめます。すでに振り込まれているときは、お客さまにお返しください。',
        cash_on_delivery: '配達員へのお支払いはなくなります。',
      },
      parcels: (count: number) => `まだ発送していないお届け（${count}件）は、取りやめます。`,
      runsAgain: '支払い遅れの注文がなくなり、定期便は「契約中」に戻ります。',
      next: 'これからの注文',
      goesOn: '定期便は続きます。これからの注文の日と金額、解約の条件は変わりません。',
      paused: '定期便は休止中のままです。',
      afterwards:
        '取り消しは戻せません。お客さまには、取り消しと次の注文の日をメールでお知らせします。',
      send: '注文を取り消す',
    },
    capture: {
      act: 'いま請求を確定する',
      title: (times: string, sum: string) => `${times}の注文 ${sum} の請求を、いま確定しますか？`,
      hint: (until: string) =>
        `Smartpayの承認（${until}まで）を使って、全額を請求します。お届けを「発送した」にしなくても、注文は「入金済み」になります。`,
      schedule: 'お客さまがSmartpayに支払う日',
      columns: { dueOn: '支払日', sum: '金額' },
      parcels: (count: number) =>
        `まだ発送していないお届け（${count}件）は、そのまま残ります。発送するときに、もう一度請求することはありません。`,
      afterwards: '確定は取り消せません。お金を戻すときは、返金してください。',
      send: '請求を確定する',
    },
    flash: {
      'order-canceled': '注文を取り消しました。お客さまにメールでお知らせします。',
      'order-paid': '入金済みの注文は取り消せません。お金を戻すときは、返金してください。',
      'order-ended': 'この注文は、すでに終わっています。',
      'order-sending':
        '請求の結果がまだわかりません。結果が出てから、取り消すか返金してください。10分ほどで出ることがほとんどです。',
      'order-capturing':
        'いま請求を確定しているところです。10分ほどしてから、もう一度お試しください。',
      'order-odd': 'Smartpayで確認が必要な請求があります。先に、確かめた結果を記録してください。',
      'goods-gone':
        '発送済みのお届けがある注文は取り消せません。戻ってきたら「返送」を記録してから、取り消してください。',
      captured: '請求を確定しました。',
      'capture-paid-already': 'この注文は、すでに入金済みです。',
      'capture-order-over': 'この注文は、すでに終わっています。',
      'capture-not-authorized':
        'この注文には、確定できるSmartpayの承認がありません。お店のすべての請求が止まっていないかも、確かめてください。',
      'capture-charge-odd':
        'Smartpayで確認が必要な請求です。先に、確かめた結果を記録してください。',
      'capture-approval-ended':
        'Smartpayの承認の期限が過ぎました。お店の決まりのとおりに、あらためて請求します。',
      'capture-expired':
        'Smartpayの承認の期限が過ぎていました。お店の決まりのとおりに、あらためて請求します。',
      'capture-held': '請求停止中です。解いてから確定してください。',
      'capture-paused': '定期便が休止中です。再開してから確定してください。',
      'capture-charging-off':
        'いまは、このお店からの請求が止まっています。「運用」で確かめてください。',
      'capture-not-captured':
        '請求が確定したか、まだ確かめられません。しばらくして、もう一度お試しください。二重に請求されることはありません。',
      'capture-smartpay-key': 'Smartpayの鍵を使えません。「定期実行」で確かめてください。',
      'capture-unknown-order': 'この注文は見つかりません。',
      'capture-changed-meanwhile':
        'ほかの人が先に変更しました。今の内容を見てから、もう一度お選びください。',
    },
  },
  {
    cancel: {
      act: 'Cancel this order',
      title: (times: string, sum: string) => `Cancel order ${times} (${sum})?`,
      ends: 'This order',
      money: {
        none: 'It could not be charged, and will not be charged any more.',
        unsent: 'It has not been charged, and will not be.',
        watched:
          'Smartpay is waiting for the shopper, and cannot cancel that. We stop waiting and keep watching it: if it is paid later, it is refunded automatically.',
        released: 'Smartpay’s approval is released. Nothing is collected.',
        bank_transfer:
          'The transfer is not awaited any more. If it was made already, refund it to the customer.',
        cash_on_delivery: 'There is nothing to pay to the carrier any more.',
      },
      parcels: (count: number) =>
        count === 1
          ? 'The delivery that has not gone out is canceled.'
          : `The ${count} deliveries that have not gone out are canceled.`,
      runsAgain: 'No order is past due any more: the subscription becomes active again.',
      next: 'Coming orders',
      goesOn:
        'The subscription continues. Dates and sums of coming orders, and the terms of canceling, stay as they are.',
      paused: 'The subscription stays paused.',
      afterwards:
        'This cannot be undone. The customer is told by email, with the date of the next order.',
      send: 'Cancel the order',
    },
    capture: {
      act: 'Collect it now',
      title: (times: string, sum: string) => `Collect ${sum} for order ${times} now?`,
      hint: (until: string) =>
        `Smartpay’s approval, valid until ${until}, is used to collect it in full. The order becomes paid although nothing was marked as shipped.`,
      schedule: 'What the customer pays Smartpay',
      columns: { dueOn: 'Due', sum: 'Amount' },
      parcels: (count: number) =>
        `${count === 1 ? 'The delivery that has' : `The ${count} deliveries that have`} not gone out stay${count === 1 ? 's' : ''} as planned. Nothing more is collected when ${count === 1 ? 'it is' : 'they are'} shipped.`,
      afterwards: 'This cannot be undone: to give the money back, refund it.',
      send: 'Collect',
    },
    flash: {
      'order-canceled': 'The order was canceled. The customer is told by email.',
      'order-paid': 'A paid order cannot be canceled. To give the money back, refund it.',
      'order-ended': 'This order is over already.',
      'order-sending':
        'The result of its charge is not known yet. Cancel or refund it once it is: mostly within ten minutes.',
      'order-capturing': 'It is being collected right now. Try again in ten minutes.',
      'order-odd':
        'A charge of it has to be checked at Smartpay. Record what you find there first.',
      'goods-gone':
        'An order with shipped deliveries cannot be canceled. Once they are back, record them as returned, then cancel it.',
      captured: 'It was collected.',
      'capture-paid-already': 'This order is paid already.',
      'capture-order-over': 'This order is over already.',
      'capture-not-authorized':
        'Smartpay holds no approval for this order that could be collected. Check also that not all charging is stopped.',
      'capture-charge-odd':
        'The charge has to be checked at Smartpay. Record what you find there first.',
      'capture-approval-ended':
        'Smartpay’s approval has ended. It is charged again as the shop’s policy says.',
      'capture-expired':
        'Smartpay’s approval had ended. It is charged again as the shop’s policy says.',
      'capture-held': 'Charges are on hold. Release the hold first.',
      'capture-paused': 'The subscription is paused. Resume it first.',
      'capture-charging-off': 'Nothing is charged from here at the moment. See Operations.',
      'capture-not-captured':
        'It is not known yet whether it was collected. Try again in a while: it is never collected twice.',
      'capture-smartpay-key': 'Smartpay’s key cannot be used. See Scheduled jobs.',
      'capture-unknown-order': 'Order not found.',
      'capture-changed-meanwhile':
        'Somebody else changed it first. Check the current state, then choose again.',
    },
  },
)
