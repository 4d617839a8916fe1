import { dictionary } from '../locale.ts'

/** Who acts next: nobody (`ok`, `past`), a machine (`moving`), somebody by a date (`waiting`), the staff (`stopped`). */
export type StatusRole = 'ok' | 'moving' | 'waiting' | 'stopped' | 'past'

export const statusWords = dictionary(
  {
    token: {
      requires_authorization: '同意待ち',
      active: '有効',
      rejected: '不承認',
      disabled: '無効',
      deleted: '削除済み',
    },
    operation: {
      waiting: '取り消し可',
      intended: 'これから',
      sending: '送信中',
      done: '完了',
      refused: 'できず',
      unknown: '確認中',
      given_up: '確認できず',
      undone: '取り消し',
    },
    signup: {
      draft: '入力中',
      typed: '確定前',
      submitting: '送信中',
      redirected: '同意待ち',
      completed: '完了',
      rejected: '不承認',
      canceled: '取りやめ',
      abandoned: '途中離脱',
    },
    subscription: {
      pending: '開始前',
      active: '契約中',
      past_due: '支払い遅れ',
      paused: '休止中',
      canceled: '解約済み',
      ended: '終了',
    },
    cycle: {
      scheduled: '予定',
      charging: '請求中',
      paid: '入金済み',
      past_due: '支払い遅れ',
      skipped: 'お休み',
      canceled: '取り消し',
      awaiting_payment: '入金待ち',
    },
    event: { received: '処理待ち', processed: '処理済み', parked: '保留' },
    mail: {
      queued: '送信待ち',
      sending: '送信中',
      sent: '送信済み',
      dropped: '送らず',
      unknown: '届いたか不明',
    },
    audit: { done: '完了', asked: '依頼', refused: '拒否', unknown: '未確認' },
  },
  {
    token: {
      requires_authorization: 'Awaiting consent',
      active: 'Active',
      rejected: 'Rejected',
      disabled: 'Disabled',
      deleted: 'Deleted',
    },
    operation: {
      waiting: 'Can be undone',
      intended: 'Pending',
      sending: 'Sending',
      done: 'Done',
      refused: 'Not done',
      unknown: 'Being checked',
      given_up: 'Not confirmed',
      undone: 'Undone',
    },
    signup: {
      draft: 'Draft',
      typed: 'Not confirmed',
      submitting: 'Sending',
      redirected: 'Awaiting consent',
      completed: 'Completed',
      rejected: 'Rejected',
      canceled: 'Canceled',
      abandoned: 'Abandoned',
    },
    subscription: {
      pending: 'Not started',
      active: 'Active',
      past_due: 'Past due',
      paused: 'Paused',
      canceled: 'Canceled',
      ended: 'Ended',
    },
    cycle: {
      scheduled: 'Scheduled',
      charging: 'Charging',
      paid: 'Paid',
      past_due: 'Past due',
      skipped: 'Skipped',
      canceled: 'Canceled',
      awaiting_payment: 'Awaiting payment',
    },
    event: { received: 'Waiting', processed: 'Processed', parked: 'Parked' },
    mail: {
      queued: 'Queued',
      sending: 'Sending',
      sent: 'Sent',
      dropped: 'Not sent',
      unknown: 'Delivery unknown',
    },
    audit: { done: 'Done', asked: 'Requested', refused: 'Refused', unknown: 'Unconfirmed' },
  },
)

export type StatusKind = keyof (typeof statusWords)['ja']

/** Of each status that has a word: who acts next. */
export const statusRoles: {
  [Kind in StatusKind]: Record<keyof (typeof statusWords)['ja'][Kind], StatusRole>
} = {
  token: {
    requires_authorization: 'waiting',
    active: 'ok',
    rejected: 'past',
    disabled: 'stopped',
    deleted: 'past',
  },
  operation: {
    waiting: 'waiting',
    intended: 'moving',
    sending: 'moving',
    done: 'ok',
    refused: 'stopped',
    unknown: 'moving',
    given_up: 'stopped',
    undone: 'past',
  },
  signup: {
    draft: 'waiting',
    typed: 'waiting',
    submitting: 'moving',
    redirected: 'waiting',
    completed: 'ok',
    rejected: 'past',
    canceled: 'past',
    abandoned: 'past',
  },
  subscription: {
    pending: 'waiting',
    active: 'ok',
    past_due: 'stopped',
    paused: 'waiting',
    canceled: 'past',
    ended: 'past',
  },
  cycle: {
    scheduled: 'moving',
    charging: 'moving',
    paid: 'ok',
    past_due: 'stopped',
    skipped: 'past',
    canceled: 'past',
    awaiting_payment: 'waiting',
  },
  event: {
    received: 'moving',
    processed: 'ok',
    parked: 'stopped',
  },
  mail: {
    queued: 'moving',
    sending: 'moving',
    sent: 'ok',
    dropped: 'past',
    unknown: 'stopped',
  },
  audit: {
    done: 'ok',
    asked: 'moving',
    refused: 'past',
    unknown: 'waiting',
  },
}
