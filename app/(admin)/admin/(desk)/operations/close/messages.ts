import { dictionary } from '#lib/i18n/locale.ts'

/** The page of the days that were closed. */
export const closePageWords = dictionary(
  {
    title: '日次の締め',
    lead: '毎晩、前の日の予定・記録・Smartpayの一覧・お届けを比べます。合わない日は、7日のあいだ毎日比べ直します。',
    never: 'まだ締めた日がありません。夜に自動で締めるか、npm run close で締めます。',
    days: '締めた日',
    closedAt: (when: string) => `${when}に照合`,
    plan: '予定とその結果',
    money: 'お金とお届け',
    differences: '合わないもの',
    first: (n: number) => `はじめの${n}件を表示しています。`,
    none: 'すべて合っています。',
    columns: {
      what: '内容',
      orders: '件数',
      sum: '金額',
      subject: '対象',
      here: 'ここ',
      there: 'Smartpay',
    },
    open: '定期便を開く',
    unknownDay: 'その日は、まだ締めていません。',
  },
  {
    title: 'Daily close',
    lead: 'Every night the day before is compared: its plan, what was recorded, Smartpay’s lists and the deliveries. A day that does not agree is compared again for seven days.',
    never: 'No day has been closed yet. It happens at night, or by npm run close.',
    days: 'Closed days',
    closedAt: (when: string) => `compared ${when}`,
    plan: 'The plan, and what became of it',
    money: 'Money and deliveries',
    differences: 'What does not agree',
    first: (n: number) => `The first ${n} are shown.`,
    none: 'Everything agrees.',
    columns: {
      what: 'What',
      orders: 'Count',
      sum: 'Sum',
      subject: 'About',
      here: 'Here',
      there: 'Smartpay',
    },
    open: 'Open the subscription',
    unknownDay: 'That day has not been closed.',
  },
)
