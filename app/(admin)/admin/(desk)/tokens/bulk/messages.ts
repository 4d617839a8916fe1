import { dictionary } from '#lib/i18n/locale.ts'

/** Disabling or deleting many tokens at once. */
export const tokenBulkWords = dictionary(
  {
    select: '選ぶ',
    selectOne: (last4: string) => `…${last4}を選ぶ`,
    pickPage: 'このページをすべて選ぶ',
    pickAll: '条件に合うものをすべて選ぶ',
    pickNone: '選択を外す',
    allPicked: '条件に合うものがすべて選ばれています。',
    open: { disable: 'まとめて無効にする…', delete: 'まとめて削除する…' },
    proposal: '使われていないトークンをまとめて削除する…',
    title: { disable: 'まとめて無効にする', delete: 'まとめて削除する' },
    question: {
      disable: (n: number) => `${n}件のトークンを無効にしますか？`,
      delete: (n: number) => `${n}件のトークンを削除しますか？`,
    },
    stops: (n: number, sum: string) =>
      n === 0 ? '止まる定期便はありません。' : `定期便${n}件、${sum}が止まります。`,
    limit: (n: number) => `一度に扱えるのは${n}件までです。古いものから${n}件を表示しています。`,
    left: (n: number) => `${n}件は対象外です。理由は表のとおりです。`,
    none: '選んだトークンに、対象になるものがありません。',
    noneChosen: 'トークンが選ばれていません。一覧で印をつけてから、もう一度お進みください。',
    back: 'トークンの一覧に戻る',
    columns: {
      token: '番号',
      status: '状態',
      customer: 'お客さま',
      created: '作成',
      stops: '止まる定期便',
      due: '請求日',
      sum: '金額',
      outcome: '結果',
    },
    count: (n: number) => (n === 0 ? 'なし' : `${n}件`),
    total: '合計',
    after: {
      disable: '戻せます。1件ずつ「有効にする」で元どおりになります。',
      delete: (hours: number) =>
        `すぐに無効になり、${hours}時間後に削除されます。それまでは1件ずつ取り消せます。削除されたあとは戻せません。`,
    },
    changed: '送信するまでに状態が変わったトークンには何もせず、結果の表でお知らせします。',
    submit: {
      disable: (n: number) => `${n}件を無効にする`,
      delete: (n: number) => `${n}件を削除する`,
    },
    batch: {
      title: { disable: 'まとめて無効化した結果', delete: 'まとめて削除した結果' },
      by: (who: string, when: string) => `${when}、${who}`,
      going:
        '進行中です。このページは自動で更新されます。閉じても、途中で止まっても、定期実行が最後まで行います。',
      over: (n: number, all: number) => `${all}件のうち${n}件を行いました。`,
      notYet: '処理待ち',
      failed: '何度試みてもできませんでした。このトークンのページから行ってください。',
      missing: 'この操作は見つかりません。',
      again: '表示を更新',
    },
    flash: {
      'no-reason': '理由を選んでください。',
      none: '対象になるトークンがありません。',
      error: 'いま処理できませんでした。今の内容を確かめて、もう一度お試しください。',
    },
  },
  {
    select: 'Select',
    selectOne: (last4: string) => `Select …${last4}`,
    pickPage: 'Select this page',
    pickAll: 'Select all matching',
    pickNone: 'Clear selection',
    allPicked: 'All matching tokens are selected.',
    open: { disable: 'Disable these…', delete: 'Delete these…' },
    proposal: 'Delete the unused tokens in bulk…',
    title: { disable: 'Disable in bulk', delete: 'Delete in bulk' },
    question: {
      disable: (n: number) => (n === 1 ? 'Disable 1 token?' : `Disable ${n} tokens?`),
      delete: (n: number) => (n === 1 ? 'Delete 1 token?' : `Delete ${n} tokens?`),
    },
    stops: (n: number, sum: string) =>
      n === 0
        ? 'No subscription stops.'
        : `${n === 1 ? '1 subscription stops' : `${n} subscriptions stop`}: ${sum}.`,
    limit: (n: number) => `At most ${n} at once: these are the ${n} oldest.`,
    left: (n: number) => `${n} will be skipped; see the table for the reason.`,
    none: 'None of the selected tokens can be changed.',
    noneChosen: 'No token is selected. Select some in the list first.',
    back: 'Back to tokens',
    columns: {
      token: 'ID',
      status: 'Status',
      customer: 'Customer',
      created: 'Created',
      stops: 'Subscriptions',
      due: 'Due',
      sum: 'Amount',
      outcome: 'Result',
    },
    count: (n: number) => (n === 0 ? 'none' : `${n}`),
    total: 'Total',
    after: {
      disable: 'This can be undone: enable each of them again.',
      delete: (hours: number) =>
        `They are disabled at once and deleted in ${hours} hours. Until then each can be undone. Once deleted they cannot come back.`,
    },
    changed: 'A token whose status changes before you submit is skipped, and the result says so.',
    submit: {
      disable: (n: number) => `Disable ${n}`,
      delete: (n: number) => `Delete ${n}`,
    },
    batch: {
      title: { disable: 'Bulk disable', delete: 'Bulk delete' },
      by: (who: string, when: string) => `${when}, ${who}`,
      going:
        'In progress. This page refreshes itself. If it is closed or interrupted, a scheduled job finishes the work.',
      over: (n: number, all: number) => `${n} of ${all} were done.`,
      notYet: 'Pending',
      failed: 'It failed repeatedly. Try it on the page of this token.',
      missing: 'Bulk action not found.',
      again: 'Refresh',
    },
    flash: {
      'no-reason': 'Choose a reason.',
      none: 'No token to act on.',
      error: 'Something went wrong. Check the current state and try again.',
    },
  },
)

/** What an action here leads to: each has a sentence. */
export type BulkCode = keyof (typeof tokenBulkWords)['ja']['flash']
