import { dictionary } from './locale.ts'

/** What the staff’s roles are called, on screen and in the mail that invites. */
export const roleWords = dictionary(
  {
    owner: 'オーナー',
    operator: '運用担当',
    support: 'サポート',
    viewer: '閲覧のみ',
  },
  {
    owner: 'Owner',
    operator: 'Operator',
    support: 'Support',
    viewer: 'Viewer',
  },
)
