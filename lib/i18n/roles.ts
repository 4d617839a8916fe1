import { dictionary } from './locale.ts'

/** What the staff’s roles are called, on screen and in the mail that invites. */
export const roleWords = dictionary(
  {
    owner: 'オーナー',
    operator: '運用',
    support: '応対',
    viewer: '閲覧',
  },
  {
    owner: 'Owner',
    operator: 'Operator',
    support: 'Support',
    viewer: 'Viewer',
  },
)
