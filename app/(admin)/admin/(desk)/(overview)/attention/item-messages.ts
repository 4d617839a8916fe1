import { dictionary } from '#lib/i18n/locale.ts'

/** What needs attention: one row for each kind, and what happens if nothing is done. */
export const attentionItemWords = dictionary(
  {
    'smartpay-key': {
      title: 'Smartpayの鍵がこのお店のものではない',
      detail: 'モードかアカウントが違うため、Smartpayに問い合わせていません',
      nothing: '申し込みもトークンの確認も止まったままです',
    },
    'tokens-missing': {
      title: '多くのトークンが一度に見つからなくなった',
      detail: 'Smartpayにないという返事です。削除済みにはしていません',
      nothing: '確認を続け、すべて見つかれば元に戻ります',
    },
    'cron-late': {
      title: '定期実行が動いていない',
      detail: '1日以上、最後まで終わった処理がありません',
      nothing: '確認待ちもメールもたまり続けます',
    },
    'job-late': {
      title: '遅れている定期実行',
      detail: '1日（照合は2日）以上、対象が残っています',
      nothing: '次の回も続きを処理しますが、たまり続けるおそれがあります',
    },
    'job-failed': {
      title: '失敗した定期実行',
      detail: '前回は、応答がないかエラーで止まりました',
      nothing: '次の回に自動で再試行します',
    },
    'stopped-token': {
      title: '使えないトークンで契約中',
      detail: 'トークンが使えず、次の請求ができません',
      nothing: '次の請求ができず、お店の決まりの期間のあとお休みになります',
    },
    'payment-overdue': {
      title: '入金の期限',
      detail: '期限が今日か、過ぎました。催促は送信済みです',
      nothing: '期限の5日後に、今回分を自動でお休みにします',
    },
    'agreement-late': {
      title: '遅すぎた承認',
      detail: '同意から7日を過ぎて承認が届き、ご注文にはしていません',
      nothing: '何も始まらず、請求もされません',
    },
    'operation-unknown': {
      title: '結果のわからないトークン操作',
      detail: 'Smartpayの返事を確認できていません',
      nothing: '自動で確認を続けます（1日まで）',
    },
    'operation-given-up': {
      title: '確認できなかったトークン操作',
      detail: '1日確認しても、Smartpayが答えませんでした',
      nothing: '自動では何もしません',
    },
    'session-unknown': {
      title: '結果のわからない申し込み送信',
      detail: 'Smartpayへの送信の返事がありません',
      nothing: '同じ鍵で自動的に送り直します',
    },
    'signup-pending': {
      title: '同意の確認が長引いている申し込み',
      detail: '戻ってきたまま、または1日たっても結果がありません',
      nothing: '6時間ごとに確認し、7日で途中離脱にします',
    },
    'signup-declined': {
      title: 'Smartpayが承認しなかった申し込み',
      detail: 'この7日に始まり、別の払い方でもまだ続いていないもの',
      nothing: 'お客さま次第です。ご案内を送れます',
    },
    'signup-failed': {
      title: 'Smartpayが受け付けなかった申し込み',
      detail: 'この7日に始まったもの。入力は新しい下書きに残っています',
      nothing: 'お客さまが送り直すまで待ちます',
    },
    drift: {
      title: '照合での違い',
      detail: 'Smartpayと、ここの記録が違います',
      nothing: '自動では直しません',
    },
    'webhook-missing': {
      title: 'Webhookが登録されていない',
      detail: 'Smartpayからの通知が届きません',
      nothing: '定期実行で気づくため、反映が遅れます',
    },
    'webhook-silent': {
      title: 'Webhookが届いていない',
      detail: 'トークンは動いているのに、通知が来ていません',
      nothing: '定期実行で気づくため、反映が遅れます',
    },
    'webhook-refused': {
      title: '拒否したWebhook',
      detail: '署名が合わないなどで拒否しました（昨日から）',
      nothing: '拒否し続けます。鍵の替え忘れなら反映が遅れます',
    },
    'event-parked': {
      title: '保留のイベント',
      detail: '未対応の種類か、対象の見つからない通知です',
      nothing: '保留のまま残ります',
    },
    'mail-failed': {
      title: '届いていないかもしれないメール',
      detail: '送れなかったか、届いたか不明です（14日）',
      nothing: '自動では送り直しません',
    },
  },
  {
    'smartpay-key': {
      title: 'The Smartpay key is not this shop’s',
      detail: 'Another mode or account: no requests are sent to Smartpay',
      nothing: 'Signups and token checks stay stopped',
    },
    'tokens-missing': {
      title: 'Many tokens went missing at once',
      detail: 'Smartpay says it does not know them; none is marked as deleted',
      nothing: 'Checks continue; back to normal once all are found',
    },
    'cron-late': {
      title: 'Scheduled job is not running',
      detail: 'No job has finished for more than a day',
      nothing: 'Checks and emails pile up',
    },
    'job-late': {
      title: 'Scheduled jobs are overdue',
      detail: 'Due work has been left for over a day (comparison: two days)',
      nothing: 'Each run continues, but the backlog may keep growing',
    },
    'job-failed': {
      title: 'Scheduled jobs failed',
      detail: 'The last run stopped because of no response or an error',
      nothing: 'The next run retries',
    },
    'stopped-token': {
      title: 'Subscriptions with an unusable token',
      detail: 'The token cannot be charged',
      nothing: 'The next charge fails, and is given up as the shop’s policy says',
    },
    'payment-overdue': {
      title: 'Payments due or overdue',
      detail: 'Due today or overdue; a reminder was sent',
      nothing: 'On the 5th day after the due date this order is skipped',
    },
    'agreement-late': {
      title: 'Late approvals',
      detail: 'Approved more than 7 days after the agreement; no order was made',
      nothing: 'Nothing starts, and nothing is charged',
    },
    'operation-unknown': {
      title: 'Token operations with unknown result',
      detail: 'Smartpay’s answer could not be confirmed',
      nothing: 'Checked automatically for a day',
    },
    'operation-given-up': {
      title: 'Token operations not confirmed',
      detail: 'Smartpay did not answer for a day',
      nothing: 'Nothing happens automatically',
    },
    'session-unknown': {
      title: 'Signups without an answer',
      detail: 'Smartpay has not answered what we sent',
      nothing: 'Retried automatically with the same key',
    },
    'signup-pending': {
      title: 'Signups waiting too long',
      detail: 'No result since the shopper came back, or for a day',
      nothing: 'Checked every 6 h; abandoned after 7 days',
    },
    'signup-declined': {
      title: 'Signups declined by Smartpay',
      detail: 'Started in the last 7 days, not continued with another payment method',
      nothing: 'It is up to the customer; you can send a link to continue',
    },
    'signup-failed': {
      title: 'Signups refused by Smartpay',
      detail: 'Started in the last 7 days; what was entered is kept in a new draft',
      nothing: 'They wait until the customer submits again',
    },
    drift: {
      title: 'Differences from Smartpay',
      detail: 'Smartpay and our records do not match',
      nothing: 'They are never fixed automatically',
    },
    'webhook-missing': {
      title: 'No webhook registered',
      detail: 'Smartpay cannot notify us',
      nothing: 'Changes are noticed later, by the scheduled jobs',
    },
    'webhook-silent': {
      title: 'No webhooks received',
      detail: 'Tokens change, but no webhook arrives',
      nothing: 'Changes are noticed later, by the scheduled jobs',
    },
    'webhook-refused': {
      title: 'Rejected webhooks',
      detail: 'Rejected since yesterday, mostly for a wrong signature',
      nothing: 'They stay rejected; changes may arrive late',
    },
    'event-parked': {
      title: 'Parked events',
      detail: 'Of an unknown type, or about something unknown here',
      nothing: 'They stay parked',
    },
    'mail-failed': {
      title: 'Possibly undelivered emails',
      detail: 'Not sent, or delivery unknown (14 days)',
      nothing: 'They are not resent automatically',
    },
  },
)
