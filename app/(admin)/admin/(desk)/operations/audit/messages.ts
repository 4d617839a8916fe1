import { dictionary } from '#lib/i18n/locale.ts'

/** The page of the audit log. */
export const auditWords = dictionary(
  {
    title: '監査ログ',
    lead: 'スタッフの操作と、拒否された操作の記録です。書き換えも削除もできません。',
    actor: '操作者（名前・メール・番号）',
    subject: '対象（番号の全部）',
    at: '日時',
    who: '操作者',
    what: '操作',
    about: '対象',
    outcome: '結果',
    detail: '詳細',
    verify: '改ざんを検査する',
    intact: (n: number) => `${n}件すべてがつながっています。書き換えも抜けもありません。`,
    actors: { command: 'コマンド', system: 'システム', nobody: 'サインインしていない人' },
    open: '最近の失敗（まだログに入っていないもの）',
    openLead: '1時間ごとにまとめて、下の記録に加わります。',
    empty: '条件に合う記録はありません。',
    broken: {
      'no-mark': () =>
        '記録の終わりを示すしるしが消されています。失われた記録があるかもしれません。',
      mark: () =>
        '記録の終わりを示すしるしが、この店で書かれたものではありません。記録が失われたか、書き換えられたかもしれません。',
      cut: (id: string) =>
        `記録が切り取られています。しるしは${id}番までを含みますが、なくなった記録があります。`,
      replaced: (id: string) =>
        `記録の終わりが差し替えられています。${id}番は、しるしが付けられたときの記録ではありません。`,
      altered: (id: string) => `${id}番の記録が書き換えられたか、その前の記録がありません。`,
      forged: (id: string) => `${id}番の記録は、この店で書かれたものではありません。`,
    },
  },
  {
    title: 'Audit log',
    lead: 'What staff did, and what was refused. It cannot be changed or deleted.',
    actor: 'Actor (name, email or ID)',
    subject: 'Target (full ID)',
    at: 'When',
    who: 'Actor',
    what: 'Action',
    about: 'Target',
    outcome: 'Result',
    detail: 'Details',
    verify: 'Verify integrity',
    intact: (n: number) => `All ${n} entries are intact: nothing was changed or removed.`,
    actors: { command: 'Command', system: 'System', nobody: 'Not signed in' },
    open: 'Recent failed attempts, not in the log yet',
    openLead: 'After each hour its attempts are added to the log below as one entry.',
    empty: 'No entries match.',
    broken: {
      'no-mark': () => 'The mark at the end of the log was removed: entries may be missing.',
      mark: () =>
        'The mark at the end of the log was not written by this shop: entries may be missing or changed.',
      cut: (id: string) =>
        `The log was cut: its mark covers entries up to ${id}, and some of them are gone.`,
      replaced: (id: string) =>
        `The end of the log was replaced: entry ${id} is not the one that was marked.`,
      altered: (id: string) => `Entry ${id} was altered, or the one before it is gone.`,
      forged: (id: string) => `Entry ${id} was not written by this shop.`,
    },
  },
)
