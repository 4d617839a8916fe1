import { dictionary } from './locale.ts'

/** Orders of a year, and their deliveries where an order has several. */
const yearCount = {
  ja: (orders: number, perOrder: number) =>
    perOrder === 1 ? `${orders}回` : `ご注文${orders}回、お届け${orders * perOrder}回`,
  en: (orders: number, perOrder: number) => {
    const deliveries = orders * perOrder
    const said = deliveries === 1 ? '1 delivery' : `${deliveries} deliveries`
    return perOrder === 1 ? said : `${orders === 1 ? '1 order' : `${orders} orders`}, ${said}`
  },
} as const

/** Words of plans: cadence, prices, what arrives when. */
export const planWords = dictionary(
  {
    every: (unit: string, count: number) =>
      unit === 'month'
        ? count === 1
          ? '毎月'
          : count % 12 === 0
            ? `${count / 12}年ごと`
            : `${count}か月ごと`
        : count === 1
          ? '毎週'
          : `${count}週間ごと`,
    perDelivery: '1回のお届け',
    firstDelivery: '初回のお届け',
    sameEveryTime: '1回のお届け（初回も2回目からも同じ）',
    fromSecond: (sum: string) => `2回目から ${sum}`,
    included: '税込・送料込み',
    plusShipping: (sum: string) => `税込・送料${sum}を含む`,
    inYear: (orders: number, perOrder: number) => `一年で（${yearCount.ja(orders, perOrder)}）`,
    yearTotal: (sum: string, orders: number, perOrder: number) =>
      `一年で ${sum}（${yearCount.ja(orders, perOrder)}）`,
    perOrder: (deliveries: number) => `1回のご注文（お届け${deliveries}回分）`,
    firstOrder: (deliveries: number) => `初回のご注文（お届け${deliveries}回分）`,
    fromSecondOrder: (sum: string) => `2回目のご注文から ${sum}`,
    ordered: (every: string) => `ご注文は${every}`,
    deliveries: (perOrder: number, every: string) =>
      `お届けは、1回のご注文につき${perOrder}回（${every}）`,
    inThree: '三回払い',
    times3: (sum: string) => `${sum} × 3回`,
    about: (sum: string) => `約${sum}`,
    first: (text: string) => `初回 ${text}`,
    more: 'くわしく見る',
    subscribe: 'この定期便を申し込む',
    payToday: (sum: string) => `今日のお支払いは ${sum}。このあとの画面で最終確認ができます。`,
    retired: 'この定期便は、新しいお申し込みの受付を終えました。',
    whatArrives: '届くもの',
    delivery: 'お届け',
    cancelling: '解約',
    firstArrives: (date: string) => `初回は${date}ごろ`,
    noMinimum: 'いつでも。回数の縛りなし',
    minimum: (count: number) => `${count}回目のお届けのあとから`,
    minimumOrders: (count: number) => `${count}回目のご注文のあとから`,
    calendar: 'お支払いの暦',
    calendarEven: (sum: string) => `どの月も、${sum}ずつ。`,
    calendarLater: (month: number, sum: string) => `${month}か月目からは、毎月${sum}。`,
    calendarPerOrder: 'ご注文ごとに、三回に分けて。',
    calendarText: (sum: string) =>
      `${sum}のご注文を、そのつど三回に分けて払います。手数料も利息もかかりません。`,
    calendarTextDiffers: (first: string, later: string) =>
      `初回の${first}も、2回目からの${later}も、そのつど三回に分けて払います。手数料も利息もかかりません。`,
    calendarApart: '払い終えてから次のご注文が来るので、重なりません。',
    calendarOverlap: 'ご注文の間隔が短いので、二つ以上のお支払いが同じ月に重なることがあります。',
    orderNumber: (number: number, sum: string) => `${number}回目のご注文 ${sum}`,
    today: '今日',
    monthTotal: 'その月のお支払い',
    monthTotalShort: '合計',
    agreedNow: '今日申し込むご注文',
    planned: (isDayBefore: boolean) =>
      `続けた場合の予定（${isDayBefore ? '前日' : '締め切り'}までに解約すれば発生しません）`,
    plannedMinimum: (count: number, isDayBefore: boolean) =>
      `このあとの予定（${count}回まではお約束、その後は${isDayBefore ? '前日' : '締め切り'}までに解約すれば発生しません）`,
    hiddenOrders: 'その先のご注文は、図では省いています。合計には入っています。',
    monthName: (month: number) => `${month}月`,
    yearName: (year: number) => `${year}年`,
    daysTitle: '届くもの、届く日',
    everyTime: '毎回',
    firstTime: '初回',
    secondTime: '2回目',
    secondOrder: '2回目のご注文',
    inParts: 'お届けの回数',
    afterwards: 'その後',
    firstSentence: (dispatch: string, arrival: string) =>
      `${dispatch}までに発送、${arrival}ごろお届け`,
    secondSentence: (order: string, arrival: string) => `${order}にご注文、${arrival}ごろお届け`,
    laterSentence: (every: string, guide: string) => `${every}。やめるまで続きます（${guide}）。`,
    yearGuide: (orders: number, perOrder: number, contents: string) =>
      `一年で${yearCount.ja(orders, perOrder)}${contents === '' ? '' : `、${contents}`}`,
    because: (reason: string) => `（${reason}）`,
    leaving: 'やめるとき',
    method: '方法',
    deadline: '締め切り',
    cost: '費用',
    /** @param cutOff the rule of every order; null: the day before */
    deadlineSentence: (count: number, date: string, cutOff: string | null) =>
      `${cutOff ?? '次のご注文日の前日'}まで（${count === 1 ? '初回のあと' : `最短で、${count}回目のあと`}は${date}まで）`,
    openInstalments: 'すでにご注文済みの分のお支払いは、最後まで続きます。',
    catalogueTitle: '定期便',
    catalogueNote: '申し込みに会員登録は要りません。',
    payTitle: 'お支払いは、三回に分けて。',
    payText:
      'お支払いはSmartpay。ご注文のたびに、金額を三回に分けます。手数料も利息もかかりません。',
    payDots: ['ご注文の日', '1か月後', '2か月後の前日'],
    payDot: (number: number) => `${number}回目`,
  },
  {
    every: (unit: string, count: number) =>
      unit === 'month'
        ? count === 1
          ? 'Every month'
          : count % 12 === 0
            ? count === 12
              ? 'Once a year'
              : `Every ${count / 12} years`
            : `Every ${count} months`
        : count === 1
          ? 'Every week'
          : `Every ${count} weeks`,
    perDelivery: 'Per delivery',
    firstDelivery: 'First delivery',
    sameEveryTime: 'Per delivery, the first and every later one',
    fromSecond: (sum: string) => `${sum} from the second delivery`,
    included: 'tax and shipping included',
    plusShipping: (sum: string) => `tax included, with ${sum} shipping`,
    inYear: (orders: number, perOrder: number) => `In a year (${yearCount.en(orders, perOrder)})`,
    yearTotal: (sum: string, orders: number, perOrder: number) =>
      `${sum} in a year (${yearCount.en(orders, perOrder)})`,
    perOrder: (deliveries: number) => `Per order of ${deliveries} deliveries`,
    firstOrder: (deliveries: number) => `First order of ${deliveries} deliveries`,
    fromSecondOrder: (sum: string) => `${sum} from the second order`,
    ordered: (every: string) => `One order ${every.toLowerCase()}`,
    deliveries: (perOrder: number, every: string) =>
      `Each order comes in ${perOrder} deliveries (${every.toLowerCase()})`,
    inThree: 'Paid in three',
    times3: (sum: string) => `${sum} × 3`,
    about: (sum: string) => `about ${sum}`,
    first: (text: string) => `first: ${text}`,
    more: 'See details',
    subscribe: 'Subscribe to this plan',
    payToday: (sum: string) =>
      `You pay ${sum} today. You can review everything before you confirm.`,
    retired: 'This plan no longer takes new subscriptions.',
    whatArrives: 'What arrives',
    delivery: 'Delivery',
    cancelling: 'Cancelling',
    firstArrives: (date: string) => `the first around ${date}`,
    noMinimum: 'Any time, no minimum',
    minimum: (count: number) => `After delivery ${count}`,
    minimumOrders: (count: number) => `After order ${count}`,
    calendar: 'Payment calendar',
    calendarEven: (sum: string) => `${sum} every month.`,
    calendarLater: (month: number, sum: string) => `${sum} a month from month ${month} on.`,
    calendarPerOrder: 'Each order, in three parts.',
    calendarText: (sum: string) =>
      `Each order of ${sum} is paid in three parts, without fees or interest.`,
    calendarTextDiffers: (first: string, later: string) =>
      `The first order of ${first} and later ones of ${later} are each paid in three parts, without fees or interest.`,
    calendarApart: 'One order is paid off before the next is placed, so payments never overlap.',
    calendarOverlap: 'Orders follow each other closely, so some months hold two or three payments.',
    orderNumber: (number: number, sum: string) => `Order ${number} ${sum}`,
    today: 'Today',
    monthTotal: 'Due that month',
    monthTotalShort: 'Total',
    agreedNow: 'The order you place today',
    planned: (isDayBefore: boolean) =>
      `Planned if you stay (never charged if you cancel by the ${isDayBefore ? 'day before' : 'deadline'})`,
    plannedMinimum: (count: number, isDayBefore: boolean) =>
      `Planned (${count} are agreed; later ones are never charged if you cancel by the ${isDayBefore ? 'day before' : 'deadline'})`,
    hiddenOrders: 'Later orders are not drawn, but the totals include them.',
    monthName: (month: number) =>
      ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][
        month - 1
      ] ?? '',
    yearName: (year: number) => `${year}`,
    daysTitle: 'What arrives, and when',
    everyTime: 'Each time',
    firstTime: 'First',
    secondTime: 'Second',
    secondOrder: 'Second order',
    inParts: 'Deliveries',
    afterwards: 'After that',
    firstSentence: (dispatch: string, arrival: string) =>
      `Shipped by ${dispatch}, arriving around ${arrival}`,
    secondSentence: (order: string, arrival: string) =>
      `Ordered on ${order}, arriving around ${arrival}`,
    laterSentence: (every: string, guide: string) => `${every}, until you cancel (${guide}).`,
    yearGuide: (orders: number, perOrder: number, contents: string) =>
      `${perOrder === 1 ? orders : yearCount.en(orders, perOrder)} a year${contents === '' ? '' : `, ${contents}`}`,
    because: (reason: string) => ` (${reason})`,
    leaving: 'If you want to stop',
    method: 'How',
    deadline: 'By when',
    cost: 'Cost',
    deadlineSentence: (count: number, date: string, cutOff: string | null) =>
      `${cutOff ? `Until ${cutOff}` : 'The day before the next order'} (${count === 1 ? 'after the first one' : `at the earliest after delivery ${count}`}: by ${date})`,
    openInstalments: 'Instalments for orders already placed remain due.',
    catalogueTitle: 'Subscriptions',
    catalogueNote: 'No account is needed to subscribe.',
    payTitle: 'Paid in three parts.',
    payText: 'You pay with Smartpay. Each order is split into three, without fees or interest.',
    payDots: ['Day of order', '1 month later', '2 months less a day'],
    payDot: (number: number) => `Part ${number}`,
  },
)
