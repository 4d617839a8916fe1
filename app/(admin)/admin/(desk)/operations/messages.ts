import { dictionary } from '#lib/i18n/locale.ts'

/** The jobs, and the tabs of operations. */
export const operationsWords = dictionary(
  {
    tabs: {
      operations: '定期実行',
      events: 'イベント',
      deliveries: 'Webhook',
      emails: 'メール',
      reconcile: '照合',
      close: '日次の締め',
      audit: '監査ログ',
    },
    title: '定期実行',
    lead: '決まった間隔で動く処理です。何度動いても、同時に動いても、結果は同じです。',
    charging: {
      going: '注文を請求しています。',
      stopped: 'すべての請求が止まっています。',
      text: {
        going: '請求日の来た注文を、自動で請求しています。',
        staff: 'スタッフが止めました。注文は作られますが、再開するまで請求しません。',
        breaker:
          '請求の失敗が続いたため、自動で止まりました。しばらくして再開します。Smartpayの状態をご確認ください。',
        'not-enabled':
          'この環境では本番の請求が許可されていません。許可するには npm run live:enable を実行してください。',
      },
      stop: 'すべての請求を止める',
      stay: '止めたままにする',
      resume: '請求を再開する',
      until: (when: string) => `${when}に自動で再開します。`,
      waiting: '請求日の来た注文',
      size: (count: number, sum: string) => (count === 0 ? 'なし' : `${count}件、${sum}`),
      dialog: {
        stop: {
          title: 'すべての請求を止めますか？',
          follows: [
            '新しい請求は、再開するまで1件も送りません。送ったあとの請求は、結果まで確認します。',
            '注文はこれまでどおり作られます。お客さまには何も知らせません。',
            '止めている間に遅くなりすぎた注文は、請求せずにお休みになります。',
            '承認済みの注文も確定できず、承認の期限は進みます。',
          ],
        },
        resume: {
          title: '請求を再開しますか？',
          follows: [
            '請求日の来ている注文を、古いものからすぐに請求します。',
            '遅くなりすぎた注文は、請求せずにお休みになります。',
          ],
        },
      },
    },
    flash: {
      'charging-stopped': '新しい請求を止めました。すでに送った請求は、結果まで確認します。',
      'charging-resumed': '請求を再開しました。',
      'unknown-action': '操作がわかりませんでした。何も変えていません。',
      error: 'うまくいきませんでした。いまの状態を確かめてから、もう一度お試しください。',
    },
    name: '処理',
    started: '最後の開始',
    finished: '最後の完了',
    outcome: '結果',
    unfinished: 'まだ終わっていません',
    never: 'まだ一度も動いていません。ワーカーかcronを動かしてください。',
    quiet: '対象なし',
    notDue: '次の予定まで待機中',
    partial: '残りは次の回に続けます',
    late: '予定より遅れています',
    failures: {
      silent: '応答がありませんでした',
      error: 'エラーで止まりました',
      'no-time': '時間が足りませんでした',
      'other-mode': '鍵がもう一方のモードのものです',
      'other-account': '鍵がほかのアカウントのものです',
      'not-enabled': 'この環境での本番の請求が許可されていません（npm run live:enable）',
    },
    fixed: 'すべて解消済み',
  },
  {
    tabs: {
      operations: 'Scheduled jobs',
      events: 'Events',
      deliveries: 'Webhooks',
      emails: 'Emails',
      reconcile: 'Reconciliation',
      close: 'Daily close',
      audit: 'Audit log',
    },
    title: 'Scheduled jobs',
    lead: 'Each job runs on a schedule. However often it runs, and also in parallel, the result is the same.',
    charging: {
      going: 'Orders are being charged.',
      stopped: 'All charging is stopped.',
      text: {
        going: 'Orders are charged automatically on their day.',
        staff: 'Staff stopped it. Orders are made, but not charged until it is resumed.',
        breaker:
          'It stopped automatically because too many charges failed, and resumes after a while. Please look at Smartpay.',
        'not-enabled':
          'Live charging is not enabled for this deployment. To enable it, run npm run live:enable.',
      },
      stop: 'Stop all charging',
      stay: 'Keep it stopped',
      resume: 'Resume charging',
      until: (when: string) => `It resumes by itself on ${when}.`,
      waiting: 'Due, and not charged yet',
      size: (count: number, sum: string) =>
        count === 0 ? 'none' : `${count} ${count === 1 ? 'order' : 'orders'}, ${sum}`,
      dialog: {
        stop: {
          title: 'Stop all charging?',
          follows: [
            'Not one new charge is sent until charging is resumed. Those already sent are followed to their result.',
            'Orders are made as before. Shoppers are told nothing.',
            'Orders that become too late meanwhile are skipped without a charge.',
            'Approved orders cannot be captured meanwhile; their approvals keep running out.',
          ],
        },
        resume: {
          title: 'Resume charging?',
          follows: [
            'Orders that are due are charged at once, the oldest first.',
            'Orders that are too late by now are skipped without a charge.',
          ],
        },
      },
    },
    flash: {
      'charging-stopped':
        'No new charges are sent. Those already under way are followed to their result.',
      'charging-resumed': 'Charging was resumed.',
      'unknown-action': 'Unknown action. Nothing was changed.',
      error: 'Something went wrong. Check the current state, then try again.',
    },
    name: 'Job',
    started: 'Last started',
    finished: 'Last finished',
    outcome: 'Outcome',
    unfinished: 'not finished',
    never: 'Nothing has run yet. Start the worker or the cron job.',
    quiet: 'nothing to do',
    notDue: 'not due yet',
    partial: 'the next run continues',
    late: 'overdue',
    failures: {
      silent: 'No response',
      error: 'Stopped by an error',
      'no-time': 'Ran out of time',
      'other-mode': 'The key is for the other mode',
      'other-account': 'The key is for another account',
      'not-enabled': 'Live charging is not enabled for this deployment (npm run live:enable)',
    },
    fixed: 'all fixed',
  },
)

/** What an action here leads to: each has a sentence. */
export type OperationsCode = keyof (typeof operationsWords)['ja']['flash']
