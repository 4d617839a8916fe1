import { dictionary } from './locale.ts'

/** What a contract says of an order in several deliveries (分割配送), where an order and its delivery are not the same. */
export const splitWords = dictionary(
  {
    quantity: (perOrder: number) => `お届けは、1回のご注文につき${perOrder}回です。`,
    endless: (orders: number, perOrder: number, contents: string) =>
      `終わりの定めはなく、やめるまで自動で続きます。一年の目安は、ご注文${orders}回、お届け${orders * perOrder}回${contents}です。`,
    minimum: (count: number) => `ご注文${count}回までは、お続けいただくお約束です。`,
    cancelMinimum: (count: number) => `${count}回目のご注文のあとから解約できます`,
    price: (perOrder: number) => `1回のご注文（お届け${perOrder}回分）の金額です。`,
    /** @param dates of the order that is told of, where they are known */
    parts: (perOrder: number, every: string, dates: readonly string[]) =>
      `1回のご注文を、${every}、計${perOrder}回に分けてお届けします${dates.length === 0 ? '' : `（今回は${dates.join('、')}ごろ）`}。`,
    later: (date: string, every: string) =>
      `次のご注文の分は${date}ごろから。以後、ご注文は${every}です。`,
    laterAfterTransfer: (date: string, every: string) =>
      `次のご注文は${date}、お届けは同じくご入金の確認からです。以後、ご注文は${every}です。`,
    /** Paid to the carrier once an order. */
    cash: (sum: string) => `代引きで、ご注文の1回目のお届けのときに${sum}`,
    cashLater: (date: string, sum: string) =>
      `次のご注文は${date}、お支払いは${sum}です。以後もご注文ごとに、その1回目のお届けのときに配達員にお支払いください。`,
  },
  {
    quantity: (perOrder: number) => `Each order comes in ${perOrder} deliveries.`,
    endless: (orders: number, perOrder: number, contents: string) =>
      `There is no fixed end: it renews automatically until you cancel. As a guide, ${orders === 1 ? '1 order' : `${orders} orders`} in ${orders * perOrder} deliveries a year${contents}.`,
    minimum: (count: number) => `You agree to at least ${count} orders.`,
    cancelMinimum: (count: number) => `You can cancel after order ${count}`,
    price: (perOrder: number) => `These are the sums of an order of ${perOrder} deliveries.`,
    parts: (perOrder: number, every: string, dates: readonly string[]) =>
      `Each order comes in ${perOrder} deliveries (${every.toLowerCase()}${dates.length === 0 ? '' : `; this one around ${dates.join('; ')}`}).`,
    later: (date: string, every: string) =>
      `Those of the next order begin around ${date}. Orders: ${every} after that.`,
    laterAfterTransfer: (date: string, every: string) =>
      `The next order is on ${date} and sent once its transfer has arrived, too. Orders: ${every} after that.`,
    cash: (sum: string) => `Cash on delivery, ${sum} with the order’s first delivery`,
    cashLater: (date: string, sum: string) =>
      `The next order is on ${date}, for ${sum}. Please pay the carrier with the first delivery of each order.`,
  },
)
