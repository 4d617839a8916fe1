import { dictionary } from './locale.ts'

/** What the pages of the law say of cut-offs and of days on which the shop is closed. */
export const legalCalendarWords = dictionary(
  {
    /** Of one plan, where not every plan's is simply the day before. */
    cutOff: (plan: string, cutOff: string) =>
      `${plan}：お届け内容の変更・解約は、毎回、${cutOff}まで承ります。`,
    /** What would be dispatched on a closed day. */
    closed: {
      before: '休業日に当たるときは、その前の営業日に発送します。',
      after: '休業日に当たるときは、次の営業日に発送します。',
    },
    /** `{deadline}` of the terms: where every plan's is the day before, and where not. */
    deadline: {
      dayBefore: '締め切りは次のご注文日の前日です。',
      ofPlan: '締め切りは、各定期便の画面に表示します。',
    },
  },
  {
    cutOff: (plan: string, cutOff: string) =>
      `${plan}: each order can be changed or canceled until ${cutOff}.`,
    closed: {
      before: 'If we are closed then, we dispatch on the working day before.',
      after: 'If we are closed then, we dispatch on the next working day.',
    },
    deadline: {
      dayBefore: 'The deadline is the day before the next order.',
      ofPlan: 'The deadline is shown with each plan.',
    },
  },
)
