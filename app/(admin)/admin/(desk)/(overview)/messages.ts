import { dictionary } from '#lib/i18n/locale.ts'

/** Metrics with their base, charts with their message (bold between stars). */
export const overviewWords = dictionary(
  {
    asOf: (when: string) => `${when}時点`,
    metrics: {
      title: '主な指標',
      active: '契約中',
      activeBase: '開始前と解約済みを除く',
      signups: 'お申し込み（28日）',
      signupsBase: (begun: string) => `始めた${begun}件のうち完了`,
      approved: '承認率',
      approvedBase: (answered: string, approved: string) =>
        `28日でSmartpayが答えた${answered}件中${approved}件`,
      approvedNone: '28日でSmartpayの答えはまだありません',
      awaiting: '入金待ち',
      awaitingBase: (n: string) => `銀行振込と代引き ${n}件`,
      due: '今後30日の請求予定',
      dueBase: (n: string, from: string, to: string) => `${n}件、${from}〜${to}`,
      unit: '件',
    },
    charts: {
      table: '表で見る',
      tableOf: (title: string) => `${title}の表`,
      week: '週',
      weekOf: (day: string) => `${day}の週`,
      total: '合計',
      count: (n: string) => `${n}件`,
      none: 'まだデータがありません。',
    },
    funnel: {
      title: 'お申し込み（週別）',
      lead: (begun: string, completed: string) =>
        `12週で*${begun}件が始まり、${completed}件が完了*しました。`,
      completed: '完了',
      rest: '未完了',
    },
    left: {
      title: '離脱した段階（28日）',
      lead: (n: string, where: string, count: string) =>
        `完了しなかった${n}件のうち、*いちばん多いのは${where}の${count}件*です。`,
      leadNone: 'この28日に離脱したお申し込みはありません。',
      stage: '段階',
      typing: '入力中・確定前',
      sending: '送信中',
      waiting: '同意待ち',
      canceled: '取りやめ',
      abandoned: '途中離脱',
      rejected: '不承認',
      failed: '送信できず',
      offline: '完了（振込・代引き）',
      completed: '完了（Smartpay）',
      note: 'やり直しは別の1件として数えます。',
    },
    tokens: {
      title: 'トークンの状態',
      lead: (active: string, change: string) =>
        `いま有効なトークンは*${active}個*。半年前より${change}です。`,
      more: (n: string) => `${n}個多い数`,
      fewer: (n: string) => `${n}個少ない数`,
      same: '同じ数',
    },
    due: {
      title: '今後13週の請求予定（週別）',
      lead: (sum: string, n: string) => `13週の予定は*${sum}*、${n}件。`,
      most: (day: string, sum: string) => `いちばん重なるのは${day}からの7日で${sum}です。`,
      from: '開始日',
      n: '件数',
      sum: '金額',
      million: (n: string) => `${n}万`,
    },
    notes: (dueCounted: string | null) =>
      `金額は税込・送料込。過ぎた日の数字は集計したもの、今日の数字はいまの値です。請求予定は、解約も休止もなかった場合のもので、${
        dueCounted === null ? 'まだ集計していません' : `${dueCounted}に集計しました`
      }。`,
  },
  {
    asOf: (when: string) => `As of ${when}`,
    metrics: {
      title: 'Key metrics',
      active: 'Active subscriptions',
      activeBase: 'excluding not started and ended',
      signups: 'Signups (28 days)',
      signupsBase: (begun: string) => `completed, of ${begun} started`,
      approved: 'Approval rate',
      approvedBase: (answered: string, approved: string) =>
        `${approved} of ${answered} that Smartpay answered in 28 days`,
      approvedNone: 'No answer from Smartpay in 28 days',
      awaiting: 'Awaiting payment',
      awaitingBase: (n: string) => `${n} by bank transfer or cash on delivery`,
      due: 'Due in the next 30 days',
      dueBase: (n: string, from: string, to: string) => `${n} orders, ${from} – ${to}`,
      unit: '',
    },
    charts: {
      table: 'Show as table',
      tableOf: (title: string) => `${title}: table`,
      week: 'Week',
      weekOf: (day: string) => `Week of ${day}`,
      total: 'Total',
      count: (n: string) => n,
      none: 'No data yet.',
    },
    funnel: {
      title: 'Signups by week',
      lead: (begun: string, completed: string) =>
        `In 12 weeks, *${begun} started and ${completed} completed*.`,
      completed: 'Completed',
      rest: 'Not completed',
    },
    left: {
      title: 'Where signups stop (28 days)',
      lead: (n: string, where: string, count: string) =>
        `Of ${n} not completed, *most stopped at “${where}”: ${count}*.`,
      leadNone: 'No signup stopped in these 28 days.',
      stage: 'Stage',
      typing: 'Not confirmed yet',
      sending: 'Sending',
      waiting: 'Awaiting consent',
      canceled: 'Canceled',
      abandoned: 'Abandoned',
      rejected: 'Rejected',
      failed: 'Refused',
      offline: 'Completed (offline)',
      completed: 'Completed (Smartpay)',
      note: 'A retry counts as another signup.',
    },
    tokens: {
      title: 'Tokens by status',
      lead: (active: string, change: string) =>
        `*${active} ${active === '1' ? 'token is' : 'tokens are'} active* now, ${change} half a year ago.`,
      more: (n: string) => `${n} more than`,
      fewer: (n: string) => `${n} fewer than`,
      same: 'as many as',
    },
    due: {
      title: 'Due in the next 13 weeks',
      lead: (sum: string, n: string) => `Planned for 13 weeks: *${sum}* in ${n} orders. `,
      most: (day: string, sum: string) => `The peak is the 7 days from ${day}: ${sum}.`,
      from: 'From',
      n: 'Orders',
      sum: 'Amount',
      million: (n: string) => `¥${n}k`,
    },
    notes: (dueCounted: string | null) =>
      `Amounts include tax and shipping. Past days are as counted then; today is counted now. What falls due assumes that nobody pauses or cancels, and was ${
        dueCounted === null ? 'not counted yet' : `counted ${dueCounted}`
      }.`,
  },
)
