import { dictionary } from '#lib/i18n/locale.ts'

/** What needs attention: the table of the overview, and one row for each kind. */
export const attentionWords = dictionary(
  {
    title: '要対応',
    kinds: (n: number) => `${n}種`,
    none: (when: string) => `いま手当ての必要なものはありません（${when}に確認）`,
    what: 'なにが',
    count: '件数',
    sum: '金額',
    since: 'いつから',
    nothing: '何もしないと',
    who: (name: string, others: number) =>
      others > 0 ? `${name}さん ほか${others}人` : `${name}さん`,
    action: '手当て',
    actions: {
      operations: '運転を調べる',
      reconcile: '照合を見る',
      tokens: 'トークンを見る',
      payment: '入金を記録',
      signups: '申し込みを見る',
      deliveries: '受信を調べる',
      events: 'イベントを見る',
      emails: 'メールを見る',
    },
    items: {
      'smartpay-key': {
        title: 'Smartpayの鍵がこのお店のものではない',
        detail: 'モードかアカウントが違うため、Smartpayには何も尋ねません',
        nothing: '申し込みもトークンの確認も止まったままです',
      },
      'tokens-missing': {
        title: 'トークンが一度にたくさん見えなくなった',
        detail: 'Smartpayが知らないと答えました。削除済みにはしていません',
        nothing: '確認を続け、すべて見つかれば元に戻ります',
      },
      'cron-late': {
        title: '見回りが動いていない',
        detail: '1日以上、最後まで終わった見回りがありません',
        nothing: '確認待ちもメールもたまり続けます',
      },
      'job-late': {
        title: '約束の時刻に終わっていない仕事',
        detail: '1日（照合は2日）以上、残さず片づいていません',
        nothing: '動くたびに続きを試みますが、たまり続けるおそれがあります',
      },
      'job-failed': {
        title: 'うまくいかなかった仕事',
        detail: '最後の回が、相手の無応答かエラーで止まりました',
        nothing: '次の回がもう一度試みます',
      },
      'stopped-token': {
        title: '止まったまま契約中',
        detail: 'トークンが使えず、次の請求ができません',
        nothing: '次の請求日に失敗します',
      },
      'payment-overdue': {
        title: '入金の期限',
        detail: '期限が今日か、過ぎました。催促は送信済みです',
        nothing: '期限の5日後の見回りで今回分をお休みにします',
      },
      'agreement-late': {
        title: '遅すぎた承認',
        detail: '同意から7日を過ぎて承認が届き、ご注文にはしていません',
        nothing: '何も始まらず、請求もされません',
      },
      'move-unknown': {
        title: '結果のわからないトークン操作',
        detail: 'Smartpayの答えを確かめられていません',
        nothing: '見回りが確かめ続けます（1日まで）',
      },
      'move-given-up': {
        title: '確かめるのをやめたトークン操作',
        detail: '1日確かめても、Smartpayが答えませんでした',
        nothing: '自動では何もしません',
      },
      'session-unknown': {
        title: '結果のわからない申し込み送信',
        detail: 'Smartpayへの送信の答えがありません',
        nothing: '見回りが同じ鍵で送り直します',
      },
      'signup-pending': {
        title: '同意の確認が長引いている申し込み',
        detail: '戻ってきたまま、または1日たっても結果がありません',
        nothing: '6時間ごとに確かめ、7日で途中離脱にします',
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
        title: '照合のずれ',
        detail: 'Smartpayと、ここの記録が違います',
        nothing: '自動では直しません',
      },
      'webhook-missing': {
        title: 'Webhookが登録されていない',
        detail: 'Smartpayからの知らせが届きません',
        nothing: '見回りで気づくため、反映が遅れます',
      },
      'webhook-silent': {
        title: 'Webhookが届いていない',
        detail: 'トークンは動いているのに、知らせが来ていません',
        nothing: '見回りで気づくため、反映が遅れます',
      },
      'webhook-refused': {
        title: '信じられないWebhook',
        detail: '署名が合わないなどで断りました（昨日から）',
        nothing: '断り続けます。鍵の替え忘れなら反映が遅れます',
      },
      'event-parked': {
        title: '保留のイベント',
        detail: '読めない種類か、相手の見つからない知らせです',
        nothing: '保留のまま残ります',
      },
      'mail-failed': {
        title: '届いていないかもしれないメール',
        detail: '送れなかったか、届いたか不明です（14日）',
        nothing: '自動では送り直しません',
      },
    },
  },
  {
    title: 'Needs a hand',
    kinds: (n: number) => `${n} ${n === 1 ? 'kind' : 'kinds'}`,
    none: (when: string) => `Nothing needs a hand right now (checked ${when}).`,
    what: 'What',
    count: 'Count',
    sum: 'Sum',
    since: 'Since',
    nothing: 'If nothing is done',
    who: (name: string, others: number) => (others > 0 ? `${name} and ${others} more` : name),
    action: 'Act',
    actions: {
      operations: 'See operations',
      reconcile: 'Reconcile',
      tokens: 'See the tokens',
      payment: 'Record a payment',
      signups: 'See the signups',
      deliveries: 'See deliveries',
      events: 'See the events',
      emails: 'See the emails',
    },
    items: {
      'smartpay-key': {
        title: 'The Smartpay key is not this shop’s',
        detail: 'Another mode or account: nothing is asked of Smartpay',
        nothing: 'Signups and checks of tokens stand still',
      },
      'tokens-missing': {
        title: 'Many tokens vanished at once',
        detail: 'Smartpay says it does not know them; none counts as deleted',
        nothing: 'Checks go on; all is as before once they are back',
      },
      'cron-late': {
        title: 'The sweep does not run',
        detail: 'No sweep has finished for more than a day',
        nothing: 'Checks and mails pile up',
      },
      'job-late': {
        title: 'Jobs later than promised',
        detail: 'Not everything due was done for over a day (comparison: two days)',
        nothing: 'Each run goes on with the rest, which may keep growing',
      },
      'job-failed': {
        title: 'Jobs that failed',
        detail: 'The last run was stopped by silence from outside or by an error',
        nothing: 'The next run tries again',
      },
      'stopped-token': {
        title: 'Subscribed with a stopped token',
        detail: 'The token cannot be charged',
        nothing: 'The next charge fails',
      },
      'payment-overdue': {
        title: 'Payments at their last day',
        detail: 'Due today or overdue; they were reminded',
        nothing: 'On the 5th day after it the sweep skips this delivery',
      },
      'agreement-late': {
        title: 'Approvals that came too late',
        detail: 'More than 7 days after the agreement; no order was made',
        nothing: 'Nothing begins, and nothing is charged',
      },
      'move-unknown': {
        title: 'Token moves without an outcome',
        detail: 'Smartpay’s answer could not be confirmed',
        nothing: 'The sweep keeps asking for a day',
      },
      'move-given-up': {
        title: 'Token moves given up',
        detail: 'Smartpay did not answer for a day',
        nothing: 'Nothing happens by itself',
      },
      'session-unknown': {
        title: 'Signups without an answer',
        detail: 'Smartpay has not answered what we sent',
        nothing: 'The sweep sends it again with the same key',
      },
      'signup-pending': {
        title: 'Signups waiting too long',
        detail: 'No outcome since they came back, or for a day',
        nothing: 'Checked every 6 h; abandoned after 7 days',
      },
      'signup-declined': {
        title: 'Signups that Smartpay declined',
        detail: 'Begun in the last 7 days, and not gone on in another way',
        nothing: 'It is up to the customer; you can send them a link to go on',
      },
      'signup-failed': {
        title: 'Signups that Smartpay refused',
        detail: 'Begun in the last 7 days; what was typed is kept in a new draft',
        nothing: 'They wait until the customer sends again',
      },
      drift: {
        title: 'Differences from Smartpay',
        detail: 'Smartpay and our records do not agree',
        nothing: 'They are never mended by themselves',
      },
      'webhook-missing': {
        title: 'No webhook is registered',
        detail: 'Smartpay cannot tell us anything',
        nothing: 'Only the sweep notices, later',
      },
      'webhook-silent': {
        title: 'Webhooks are silent',
        detail: 'Tokens move, but no delivery tells of it',
        nothing: 'Only the sweep notices, later',
      },
      'webhook-refused': {
        title: 'Webhooks not believed',
        detail: 'Turned away since yesterday, mostly for a wrong signature',
        nothing: 'They stay refused; news may come late',
      },
      'event-parked': {
        title: 'Parked events',
        detail: 'Of an unknown kind, or about something unknown here',
        nothing: 'They stay parked',
      },
      'mail-failed': {
        title: 'Mails that may not have arrived',
        detail: 'Not sent, or nobody knows (14 days)',
        nothing: 'They are not sent again by themselves',
      },
    },
  },
)
