import { dictionary } from '../locale.ts'

/** What the dialogs of all sections share. */
export const dialogWords = dictionary(
  {
    back: '戻る',
    asOf: (when: string) => `${when}の内容です。`,
    changed: '送信するまでに状態が変わったときは、何もせずにお知らせします。',
    reason: '理由',
    optionalNote: 'メモ（任意）',
    total: '合計',
  },
  {
    back: 'Back',
    asOf: (when: string) => `As of ${when}.`,
    changed: 'If anything changes before you submit, nothing is done and you will be told.',
    reason: 'Reason',
    optionalNote: 'Note (optional)',
    total: 'Total',
  },
)
