import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the mail about changed coming orders. */
export const changeMailWords = dictionary(
  {
    skipped: {
      subject: (plan: string) => `1回お休みします（${plan}）`,
      preheader: 'お休みの回は、請求もお届けもありません。',
      title: '1回お休みします',
      lead: (plan: string, cycle: string, date: string) =>
        `「${plan}」の${cycle}（${date}のご注文）をお休みにしました。この回の請求とお届けはありません。`,
    },
    'skip-taken-back': {
      subject: (plan: string) => `お休みを取り消しました（${plan}）`,
      preheader: 'お休みにした回を、予定どおりお届けします。',
      title: 'お休みを取り消しました',
      lead: (plan: string, cycle: string, date: string) =>
        `「${plan}」の${cycle}のお休みを取り消しました。${date}にご注文となり、予定どおりお届けします。`,
    },
    moved: {
      subject: (plan: string) => `ご注文の日を変更しました（${plan}）`,
      preheader: '変更後のご注文の日をお知らせします。',
      title: 'ご注文の日を変更しました',
      lead: (
        plan: string,
        cycle: string,
        { from, to, later }: { from: string; to: string; later: boolean },
      ) =>
        `「${plan}」の${cycle}のご注文の日を、${from}から${to}に変更しました。${later ? 'そのあとの回も、この日から数えます。' : 'そのあとの回の日は変わりません。'}`,
    },
    paused: {
      subject: (plan: string) => `定期便を休止しました（${plan}）`,
      preheader: '休止のあいだは、新しいご注文はありません。',
      title: '定期便を休止しました',
      lead: (plan: string, until: string | null) =>
        until
          ? `「${plan}」を${until}まで休止しました。この日までのご注文は、お休みします。そのあとは自動で再開します。`
          : `「${plan}」を休止しました。再開のご連絡をいただくまで、新しいご注文はありません。`,
    },
    resumed: {
      subject: (plan: string) => `定期便を再開しました（${plan}）`,
      preheader: '次のご注文の日をお知らせします。',
      title: '定期便を再開しました',
      lead: (plan: string) => `「${plan}」の休止が終わりました。`,
    },
    ending: {
      subject: (plan: string) => `定期便の終了を承りました（${plan}）`,
      preheader: '最後のご注文をお知らせします。',
      title: '定期便の終了を承りました',
      lead: (plan: string, last: { cycle: string; date: string } | null) =>
        last
          ? `「${plan}」は、${last.cycle}（${last.date}のご注文）で終了します。そのあとのご注文と請求はありません。`
          : `「${plan}」は、再開のあと、お約束の最低回数のご注文で終了します。そのあとのご注文と請求はありません。`,
    },
    'ending-taken-back': {
      subject: (plan: string) => `定期便の終了を取り消しました（${plan}）`,
      preheader: '定期便は、このあとも続きます。',
      title: '定期便の終了を取り消しました',
      lead: (plan: string) => `「${plan}」の終了を取り消しました。定期便は、このあとも続きます。`,
    },
    firm: 'すでに確定したご注文は、予定どおり請求し、お届けします。',
    takeBack: (date: string) => `終了は、${date}までにご連絡いただければ取り消せます。`,
    made: {
      smartpay: 'すでに確定したご注文があるときは、再開したあとに請求することがあります。',
      offline: 'すでにお支払いをお願いしたご注文があるときは、そのままお支払いください。',
    },
    noNextOrder: '次のご注文の日は、まだ決まっていません。',
    further: (method: string) => `変更や解約のご連絡：${method}`,
  },
  {
    skipped: {
      subject: (plan: string) => `One order is skipped: ${plan}`,
      preheader: 'Nothing is charged or delivered for it.',
      title: 'One order is skipped',
      lead: (plan: string, cycle: string, date: string) =>
        `We skip ${cycle} of ${plan}, due on ${date}. Nothing is charged or delivered for it.`,
    },
    'skip-taken-back': {
      subject: (plan: string) => `Your order is no longer skipped: ${plan}`,
      preheader: 'It is ordered and delivered as planned.',
      title: 'Your order is no longer skipped',
      lead: (plan: string, cycle: string, date: string) =>
        `We no longer skip ${cycle} of ${plan}: it is ordered on ${date}, and delivered as planned.`,
    },
    moved: {
      subject: (plan: string) => `Your order has another date: ${plan}`,
      preheader: 'Here is when your next order is.',
      title: 'Your order has another date',
      lead: (
        plan: string,
        cycle: string,
        { from, to, later }: { from: string; to: string; later: boolean },
      ) =>
        `We moved ${cycle} of ${plan} from ${from} to ${to}. ${later ? 'Later orders are counted from this day, too.' : 'Later orders keep their dates.'}`,
    },
    paused: {
      subject: (plan: string) => `Your subscription is paused: ${plan}`,
      preheader: 'No order is made meanwhile.',
      title: 'Your subscription is paused',
      lead: (plan: string, until: string | null) =>
        until
          ? `We paused ${plan} until ${until}. Orders due by then are left out. After that it goes on by itself.`
          : `We paused ${plan}. No order of it is made until you ask us to go on.`,
    },
    resumed: {
      subject: (plan: string) => `Your subscription goes on: ${plan}`,
      preheader: 'Here is when your next order is.',
      title: 'Your subscription goes on',
      lead: (plan: string) => `The pause of ${plan} is over.`,
    },
    ending: {
      subject: (plan: string) => `Your subscription ends: ${plan}`,
      preheader: 'Here is which order is the last.',
      title: 'Your subscription ends',
      lead: (plan: string, last: { cycle: string; date: string } | null) =>
        last
          ? `${plan} ends with ${last.cycle}, ordered on ${last.date}. After that nothing is ordered or charged.`
          : `Once it is resumed, ${plan} ends with the minimum number of orders that was agreed. After that nothing is ordered or charged.`,
    },
    'ending-taken-back': {
      subject: (plan: string) => `Your subscription goes on after all: ${plan}`,
      preheader: 'It no longer ends.',
      title: 'Your subscription goes on after all',
      lead: (plan: string) => `${plan} no longer ends: it goes on as before.`,
    },
    firm: 'Orders that are firm already are charged and delivered as planned.',
    takeBack: (date: string) => `You can still change your mind: tell us by ${date}.`,
    made: {
      smartpay: 'An order that is already made may be charged once it goes on.',
      offline: 'An order that we asked you to pay already is still to be paid.',
    },
    noNextOrder: 'There is no date for the next order yet.',
    further: (method: string) => `To change or cancel: ${method}`,
  },
)
