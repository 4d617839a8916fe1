import { dictionary } from '#lib/i18n/locale.ts'

/** What needs attention: the table of the overview, and one row for each kind. */
export const attentionWords = dictionary(
  {
    title: '要対応',
    kinds: (n: number) => `${n}種`,
    none: (when: string) => `対応が必要なものはありません（${when}に確認）`,
    what: '内容',
    count: '件数',
    sum: '金額',
    since: 'いつから',
    nothing: '何もしないと',
    who: (name: string, others: number) =>
      others > 0 ? `${name}さん ほか${others}人` : `${name}さん`,
    action: '対応',
    actions: {
      operations: '定期実行を見る',
      reconcile: '照合を見る',
      rehearsal: 'リハーサルを見る',
      tokens: 'トークンを見る',
      payment: '入金を記録',
      subscriptions: '定期便を見る',
      signups: '申し込みを見る',
      deliveries: '受信を見る',
      events: 'イベントを見る',
      emails: 'メールを見る',
    },
  },
  {
    title: 'Needs attention',
    kinds: (n: number) => `${n} ${n === 1 ? 'kind' : 'kinds'}`,
    none: (when: string) => `Nothing needs attention right now (checked ${when}).`,
    what: 'Item',
    count: 'Count',
    sum: 'Amount',
    since: 'Since',
    nothing: 'If nothing is done',
    who: (name: string, others: number) => (others > 0 ? `${name} and ${others} more` : name),
    action: 'Action',
    actions: {
      operations: 'View jobs',
      reconcile: 'View differences',
      rehearsal: 'View the rehearsal',
      tokens: 'View tokens',
      payment: 'Record a payment',
      subscriptions: 'View subscriptions',
      signups: 'View signups',
      deliveries: 'View deliveries',
      events: 'View events',
      emails: 'View emails',
    },
  },
)
