import { dictionary } from '#lib/i18n/locale.ts'

/** The page of the audit log. */
export const auditWords = dictionary(
  {
    title: '監査ログ',
    lead: 'スタッフがしたこと、しようとして拒まれたことの記録です。書き換えも削除もできません。',
    actor: 'だれが（名前・メール・番号）',
    subject: 'なにに（番号の全部）',
    at: 'いつ',
    who: 'だれが',
    what: 'なにを',
    about: 'なにに',
    outcome: '結果',
    detail: '詳しく',
    verify: 'つながりを検証する',
    whole: (n: number) => `${n}件すべてがつながっています。書き換えも抜けもありません。`,
    actors: { command: 'コマンド', system: 'システム', nobody: 'サインインしていない人' },
    open: '記録を待っている、断られた試み',
    openLead: '1時間が終わると、ひとまとめにして下の記録に加わります。',
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
    lead: 'What staff did, or were refused. It cannot be changed or deleted.',
    actor: 'Who (name, mail or id)',
    subject: 'About (id)',
    at: 'When',
    who: 'Who',
    what: 'What',
    about: 'About',
    outcome: 'Outcome',
    detail: 'Detail',
    verify: 'Verify the chain',
    whole: (n: number) => `All ${n} entries hold together: nothing was changed or removed.`,
    actors: { command: 'Command', system: 'System', nobody: 'Not signed in' },
    open: 'Turned away, and not in the log yet',
    openLead: 'When an hour is over, what was tried in it joins the log below as one entry.',
    empty: 'No entry fits.',
    broken: {
      'no-mark': () => 'The mark at the end of the log was taken away: entries may be missing.',
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
