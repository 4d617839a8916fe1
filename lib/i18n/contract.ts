import { dictionary } from './locale.ts'

/** The six items of the final confirmation (特定商取引法 Art. 12-6). */
export const contractWords = dictionary(
  {
    quantity: {
      label: '分量',
      contents: (contents: string, count: number) =>
        count === 1 ? contents : `${contents}を${count}セット`,
      answer: (contents: string) => `毎回、${contents}`,
      minimum: (count: number) => `${count}回まではお続けいただくお約束です。`,
      endless: (orders: number, contents: string) =>
        `終わりの定めはなく、やめるまで自動で続きます。一年の目安は${orders}回${contents}です。`,
      yearly: (contents: string) => `、${contents}`,
    },
    price: {
      label: '価格',
      included: {
        none: '税込・送料込み',
        bank_transfer: '税込・送料・事務手数料込み',
        cash_on_delivery: '税込・送料・代引き手数料込み',
      },
      same: (sum: string, included: string) => `毎回 ${sum}（${included}）`,
      differs: (first: string, later: string, included: string) =>
        `初回 ${first}、2回目以降 ${later}（${included}）`,
      sameDetail: '初回も2回目以降も同じです。',
      continues: {
        coming: (next: string, later: string, included: string) =>
          `次回 ${next}、その後 ${later}（${included}）`,
        placed: (current: string, later: string, included: string) =>
          `今回 ${current}、次回以降 ${later}（${included}）`,
      },
      differsDetail: (date: string) => `2回目（${date}のご注文）から通常価格になります。`,
      shipping: (sum: string) => `送料 ${sum} を含みます。`,
      noShipping: '送料はかかりません。',
      feePart: {
        bank_transfer: (sum: string) => `うち振込の事務手数料は、毎回 ${sum} です。`,
        cash_on_delivery: (sum: string) => `うち代引き手数料は、毎回 ${sum} です。`,
      },
      year: (sum: string, orders: number) => `一年の目安は${sum}（${orders}回）です。`,
      minimum: (count: number, sum: string) => `${count}回までの合計は${sum}です。`,
    },
    payment: {
      label: '支払の時期・方法',
      even: (sum: string) => `Smartpayで、${sum}ずつ3回`,
      uneven: (first: string, later: string) =>
        `Smartpayで3回払い（1回目 ${first}、あとの2回は ${later}ずつ）`,
      dates: (one: string, two: string, three: string) => `初回のご注文：${one}、${two}、${three}`,
      datesNext: (one: string, two: string, three: string) =>
        `次のご注文：${one}、${two}、${three}`,
      datesPlaced: (one: string, two: string, three: string) =>
        `いまお支払い待ちのご注文：${one}、${two}、${three}`,
      waiting: (orders: readonly string[]) =>
        `お支払い待ちのご注文は${orders.length}件です（${orders.join('、')}）。すべてSmartpayでのお支払いに変わります。`,
      waitingOrder: (date: string, sum: string) => `${date}のご注文 ${sum}`,
      laterNext: (date: string) =>
        `その次のご注文は${date}。以後もご注文のたびに、同じ間隔で3回に分けます。`,
      later: (date: string) =>
        `次のご注文は${date}。以後もご注文のたびに、同じ間隔で3回に分けます。`,
      counted: {
        first:
          '日付は、今日Smartpayで同意された場合のものです。同意が後の日になれば、その日から数えます。',
        placed:
          'お支払い待ちのご注文の日付は、今日Smartpayで同意された場合のものです。同意が後の日になれば、その日から数えます。',
        change:
          'お支払い待ちのご注文の日付は、今日変更された場合のものです。変更が後の日になれば、その日から数えます。',
      },
      onDispatch:
        'ご請求は、商品を発送するときです。お支払いの日付は発送予定日から数えたもので、発送が前後すれば、その日から数えます。',
      fee: '分割の手数料と利息は0円です。',
      transfer: (sum: string, date: string) => `銀行振込で、${sum}を${date}までに`,
      transferLater: (date: string, sum: string, days: number) =>
        `次のご注文は${date}、お支払いは${sum}です。以後もご注文のたびに、${days}日以内にお振り込みください。自動では引き落とされません。`,
      unpaid: '期限までにお振り込みがない場合、その回はお休みになり、代金はいただきません。',
      cash: (sum: string) => `代引きで、お届けのときに${sum}`,
      cashLater: (date: string, sum: string) =>
        `次のご注文は${date}、お支払いは${sum}です。以後もお届けのたびに、配達員にお支払いください。`,
    },
    delivery: {
      label: '引渡時期',
      answer: (date: string) => `初回 ${date}ごろ`,
      continues: {
        next: (date: string) => `次回 ${date}ごろ`,
        later: (date: string, every: string) => `その次は${date}ごろ。以後、${every}のお届けです。`,
      },
      placed: {
        next: (date: string) => `今回 ${date}ごろ`,
        later: (date: string, every: string) => `次回は${date}ごろ。以後、${every}のお届けです。`,
      },
      afterTransfer: (days: number) => `初回 ご入金の確認から${days}日ほど`,
      laterAfterTransfer: (date: string, every: string) =>
        `2回目のご注文は${date}、お届けは同じくご入金の確認からです。以後、${every}のお届けです。`,
      later: (date: string, every: string) => `2回目は${date}ごろ。以後、${every}のお届けです。`,
    },
    offer: {
      label: '申込期間',
      open: '期限はありません',
      period: (from: string, until: string) => `${from}から${until}まで`,
    },
    cancellation: {
      label: '解約・返品',
      free: 'いつでも解約できます',
      minimum: (count: number) => `${count}回目のお届けのあとから解約できます`,
      deadline: (count: number, date: string) =>
        `締め切りは次のご注文日の前日です（${count === 1 ? '初回のあと' : `最短で、${count}回目のあと`}は${date}まで）。`,
      deadlineNext: (count: number, date: string) =>
        count === 1
          ? `締め切りは次のご注文日の前日です（次は${date}まで）。`
          : `次の締め切りは${date}です。`,
      /** Where it is not simply the day before. */
      cutOff: (count: number, date: string, cutOff: string) =>
        `お届け内容の変更・解約は、毎回、${cutOff}までです（${count === 1 ? '初回のあと' : `解約は最短で、${count}回目のあと`}は${date}まで）。`,
      cutOffNext: (date: string, cutOff: string) =>
        `お届け内容の変更・解約は、毎回、${cutOff}までです（次の解約の締め切りは${date}）。`,
      contact: (phone: string, hours: string, mail: string) =>
        `連絡先：${phone}（${hours}）、${mail}`,
    },
  },
  {
    quantity: {
      label: 'Quantity',
      contents: (contents: string, count: number) =>
        count === 1 ? contents : `${count} sets of ${contents}`,
      answer: (contents: string) => `Each time: ${contents}`,
      minimum: (count: number) => `You agree to at least ${count} deliveries.`,
      endless: (orders: number, contents: string) =>
        `There is no fixed end: it renews automatically until you cancel. As a guide, ${orders === 1 ? '1 delivery' : `${orders} deliveries`} a year${contents}.`,
      yearly: (contents: string) => `, ${contents}`,
    },
    price: {
      label: 'Price',
      included: {
        none: 'tax and shipping included',
        bank_transfer: 'tax, shipping and handling fee included',
        cash_on_delivery: 'tax, shipping and cash-on-delivery fee included',
      },
      same: (sum: string, included: string) => `${sum} each time (${included})`,
      differs: (first: string, later: string, included: string) =>
        `${first} for the first, ${later} from the second (${included})`,
      sameDetail: 'The first and later ones cost the same.',
      continues: {
        coming: (next: string, later: string, included: string) =>
          `${next} for the next order, ${later} after that (${included})`,
        placed: (current: string, later: string, included: string) =>
          `${current} for what is still to be paid, ${later} from the next order (${included})`,
      },
      differsDetail: (date: string) =>
        `The regular price applies from the second order, on ${date}.`,
      shipping: (sum: string) => `Includes ${sum} shipping.`,
      noShipping: 'Shipping is free.',
      feePart: {
        bank_transfer: (sum: string) =>
          `Of this, ${sum} each time is the handling fee for transfers.`,
        cash_on_delivery: (sum: string) => `Of this, ${sum} each time is the cash-on-delivery fee.`,
      },
      year: (sum: string, orders: number) =>
        `As a guide, ${sum} in a year (${orders === 1 ? '1 order' : `${orders} orders`}).`,
      minimum: (count: number, sum: string) => `The first ${count} orders come to ${sum}.`,
    },
    payment: {
      label: 'Payment',
      even: (sum: string) => `By Smartpay, 3 × ${sum}`,
      uneven: (first: string, later: string) =>
        `By Smartpay in three parts (${first}, then ${later} twice)`,
      dates: (one: string, two: string, three: string) => `First order: ${one}; ${two}; ${three}`,
      datesNext: (one: string, two: string, three: string) =>
        `Next order: ${one}; ${two}; ${three}`,
      datesPlaced: (one: string, two: string, three: string) =>
        `What is still to be paid: ${one}; ${two}; ${three}`,
      waiting: (orders: readonly string[]) =>
        `${orders.length} orders are still to be paid (${orders.join('; ')}). All of them change to Smartpay.`,
      waitingOrder: (date: string, sum: string) => `${sum} for the order of ${date}`,
      laterNext: (date: string) =>
        `The order after that is on ${date}. Each order is split the same way.`,
      later: (date: string) => `The next order is on ${date}. Each order is split the same way.`,
      counted: {
        first:
          'These dates hold if you agree at Smartpay today. If you agree later, they count from that day.',
        placed:
          'The dates of what is still to be paid hold if you agree at Smartpay today. If you agree later, they count from that day.',
        change:
          'The dates of what is still to be paid hold if you change today. If you change later, they count from that day.',
      },
      onDispatch:
        'You are charged when we ship. The payment dates count from the planned day of dispatch; if we ship on another day, they count from that day.',
      fee: 'No fee and no interest.',
      transfer: (sum: string, date: string) => `By bank transfer, ${sum} by ${date}`,
      transferLater: (date: string, sum: string, days: number) =>
        `The next order is on ${date}, for ${sum}. Please pay for each order by transfer within ${days} days; nothing is debited automatically.`,
      unpaid:
        'If no transfer arrives in time, that delivery is skipped and you owe nothing for it.',
      cash: (sum: string) => `Cash on delivery, ${sum} when it arrives`,
      cashLater: (date: string, sum: string) =>
        `The next order is on ${date}, for ${sum}. Please pay the carrier with each delivery.`,
    },
    delivery: {
      label: 'Delivery',
      answer: (date: string) => `First one around ${date}`,
      continues: {
        next: (date: string) => `Next one around ${date}`,
        later: (date: string, every: string) =>
          `The one after that around ${date}. ${every} from then on.`,
      },
      placed: {
        next: (date: string) => `This one around ${date}`,
        later: (date: string, every: string) => `The next around ${date}. ${every} from then on.`,
      },
      afterTransfer: (days: number) => `First one about ${days} days after your transfer arrives`,
      laterAfterTransfer: (date: string, every: string) =>
        `The second is ordered on ${date} and sent once its transfer has arrived, too. ${every} after that.`,
      later: (date: string, every: string) => `The second around ${date}. ${every} after that.`,
    },
    offer: {
      label: 'Offer period',
      open: 'No deadline',
      period: (from: string, until: string) => `From ${from} until ${until}`,
    },
    cancellation: {
      label: 'Cancelling and returns',
      free: 'You can cancel any time',
      minimum: (count: number) => `You can cancel after delivery ${count}`,
      deadline: (count: number, date: string) =>
        `The deadline is the day before the next order (${count === 1 ? 'after the first one' : `at the earliest after delivery ${count}`}: by ${date}).`,
      deadlineNext: (count: number, date: string) =>
        count === 1
          ? `The deadline is the day before the next order (the next one: by ${date}).`
          : `The next deadline is ${date}.`,
      cutOff: (count: number, date: string, cutOff: string) =>
        `Each order can be changed or canceled until ${cutOff} (${count === 1 ? 'after the first one' : `canceled at the earliest after order ${count}`}: by ${date}).`,
      cutOffNext: (date: string, cutOff: string) =>
        `Each order can be changed or canceled until ${cutOff} (the next deadline is ${date}).`,
      contact: (phone: string, hours: string, mail: string) =>
        `Contact: ${phone} (${hours}), ${mail}`,
    },
  },
)
