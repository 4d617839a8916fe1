import { dictionary } from '#lib/i18n/locale.ts'
import type { actionWords } from '../_actions/messages.ts'

/** Signups: the list, one signup and why it stands where it stands, inviting, erasing. */
export const signupWords = dictionary(
  {
    tabs: {
      all: 'すべて',
      waiting: '同意待ち',
      left: '取りやめ・途中離脱',
      rejected: '不承認',
      completed: '完了',
      typed: '確定前',
      empty: '入力中',
    },
    columns: {
      changed: '最後の動き',
    },
    empty: '条件に合うお申し込みはありません。',
    emptyHint: 'フォームの入力が終わっていない方です。30日で消えます。',
    unnamed: 'お名前の入力前',
    retry: 'やり直し',
    facts: {
      title: 'お申し込み情報',
      subscription: '定期便',
      customer: 'お客さま',
      token: 'トークン',
      consent: '同意',
      language: '言語',
      redirected: 'Smartpayへ',
      invited: '案内メール',
    },
    languages: { ja: '日本語', en: '英語' },
    invitedTimes: (byStaff: number, automatic: number) =>
      [
        ...(automatic > 0 ? [`自動${automatic}回`] : []),
        ...(byStaff > 0 ? [`スタッフ${byStaff}回`] : []),
      ].join('、') || 'まだ',
    explain: {
      erased: '個人情報は消去されました。残っているのは、いつ何が起きたかだけです。',
      typing: '入力の途中です。確認画面まで進んでいません。何も請求されていません。',
      'not-confirmed':
        '入力は終わっていますが、確定のボタンは押されていません。Smartpayにはまだ何も送っていません。',
      sending: 'Smartpayに送っています。返事がなければ、同じ鍵で自動的に送り直します。',
      'send-failed':
        'Smartpayの返事がまだありません。同じ鍵で自動的に送り直します。二重には申し込まれません。',
      silent:
        'Smartpayで同意済みかどうか、まだ確かめられていません。お客さまは完了ページに戻っておらず、Smartpayからの知らせ（Webhook）も届いていません。',
      asked:
        '最後に確かめたとき、お客さまの同意はまだありませんでした。完了ページにも戻っていません。同意したとお客さまがおっしゃるときは、もう一度確かめてください。',
      'event-waiting': 'Smartpayから知らせが届いていますが、まだ反映されていません。',
      returned:
        'お客さまは完了ページまで戻っていますが、Smartpayはまだ「同意済み」と答えていません。',
      canceled:
        'お客さまはSmartpayの画面で取りやめました。何も請求されていません。あとから同意されたときは、完了になります。',
      abandoned:
        '7日のあいだ同意を確かめられず、途中離脱として扱っています。同意の知らせだけが届いていないこともあります。お客さまが同意したとおっしゃるときは、確かめてください。',
      declined:
        'Smartpayが承認しませんでした。理由は知らされません。銀行振込や代引きでのお申し込みはできます。',
      refused:
        'Smartpayがお申し込みの内容を受け付けませんでした。入力は新しい下書きに引き継がれています。',
      spare:
        '同意は済んでいますが、定期便はほかのトークンか別の方法で支払われています。このトークンは請求には使われません。',
      late: '承認が届いたのは、同意から7日を過ぎたあとでした。契約の日付が古いため、ご注文にはせず、トークンは予備としてお預かりしています。お客さまに確かめ、お申し込みの続きをご案内ください。',
      done: '同意が済み、定期便が始まっています。',
      'done-offline': '確定が済み、定期便が始まっています。お支払いは下の方法です。',
    },
    lastCheck: (when: string) => `最後に確かめたのは${when}です。`,
    neverChecked: 'まだ一度も確かめていません。',
    nextCheck: (when: string) => `次の自動確認は${when}の予定です。`,
    noNextCheck: '自動確認の予定はありません。',
    settle: '今すぐSmartpayに確かめる',
    settleHint: 'Smartpayに問い合わせ、同意済みなら完了にします。何度押しても安全です。',
    invite: {
      act: '続きのご案内を送る',
      title: (name: string) => `${name}に、お申し込みの続きを案内しますか？`,
      to: '送り先',
      text: 'プランのお申し込みフォームへのリンクを送ります。お申し込みに使ったブラウザーで開くと入力が残っており、ほかの端末では空のフォームになります。個人情報は、リンクからは見えません。',
      undo: '送ったメールは取り消せません。10分に1回、5回まで送れます。',
      send: '送る',
    },
    erase: {
      goneText:
        'お名前、かな、メール、電話、住所、生年月日、性別、入力の下書き、メモ、検索のことば。送信待ちのメールも送られません。',
      goneFrom: (n: number) =>
        `同じ流れのお申し込みと、同じメールアドレスの、お客さまになっていないお申し込みのすべて、あわせて${n}件からです。`,
      stays: '残るもの（番号だけで結びつきます）',
      staysText: '同意の記録（契約の文面、日時）、いつどの状態になったかの履歴、監査ログ。',
      afterwards:
        '戻せません。このあとSmartpayで承認されても、定期便は始まりません。またお申し込みいただくことはできます。',
    },
    flash: {
      completed: 'Smartpayで同意済みでした。お申し込みは完了し、定期便が始まりました。',
      waiting: 'Smartpayに確かめました。お客さまの同意はまだありません。この先も自動で確かめます。',
      declined: 'Smartpayに確かめました。承認されていません。',
      unheard: 'Smartpayに確かめられませんでした。何も変わっていません。あとで自動で確かめます。',
      nothing: 'Smartpayに確かめるものがありません。',
      sent: '続きのご案内を送ります。届くまで少しかかることがあります。',
      'unknown-signup': 'このお申し込みは見つかりません。',
      finished: 'このお申し込みは完了しているか、別の回で定期便が始まっています。',
      'nothing-typed': '送り先のメールアドレスが、まだ入力されていません。',
      'not-for-sale': 'このプランは、いま販売していません。',
      'just-sent': '10分以内に送ったばかりです。届くまでお待ちください。',
      'sent-often': '5回送りました。これ以上は送れません。お電話でお確かめください。',
      'has-customer':
        'このお申し込みからはお客さまになっています。消去はお客さまのページから行えます。',
      'being-sent': 'いまSmartpayに送信中です。少し待って、もう一度お試しください。',
    },
  },
  {
    tabs: {
      all: 'All',
      waiting: 'Awaiting consent',
      left: 'Canceled, abandoned',
      rejected: 'Rejected',
      completed: 'Completed',
      typed: 'Not confirmed',
      empty: 'Drafts',
    },
    columns: {
      changed: 'Last change',
    },
    empty: 'No signups match these filters.',
    emptyHint: 'People who stopped halfway through the form. Deleted after 30 days.',
    unnamed: 'No name entered yet',
    retry: 'retry',
    facts: {
      title: 'Signup details',
      subscription: 'Subscription',
      customer: 'Customer',
      token: 'Token',
      consent: 'Consent',
      language: 'Language',
      redirected: 'Sent to Smartpay',
      invited: 'Reminders',
    },
    languages: { ja: 'Japanese', en: 'English' },
    invitedTimes: (byStaff: number, automatic: number) =>
      [
        ...(automatic > 0 ? [`${automatic} automatic`] : []),
        ...(byStaff > 0 ? [`${byStaff} by staff`] : []),
      ].join(', ') || 'none yet',
    explain: {
      erased: 'The personal data was erased. Only the history remains.',
      typing:
        'The form is not finished, and the confirmation page was never reached. Nothing was charged.',
      'not-confirmed':
        'The form is complete, but the confirm button was not pressed. Nothing has been sent to Smartpay yet.',
      sending:
        'Being sent to Smartpay. Without an answer it is retried automatically with the same key.',
      'send-failed':
        'Smartpay has not answered yet. It is retried automatically with the same key, so nothing is signed up twice.',
      silent:
        'We do not know yet whether the shopper agreed at Smartpay: they did not come back to the success page, and no webhook has arrived.',
      asked:
        'At the last check the shopper had not agreed yet, and they did not come back to the success page. If they say that they agreed, check again.',
      'event-waiting': 'An event from Smartpay has arrived and is not processed yet.',
      returned:
        'The shopper came back to the success page, but Smartpay has not confirmed the consent yet.',
      canceled:
        'The shopper canceled at Smartpay. Nothing was charged. A later approval still completes it.',
      abandoned:
        'No consent was found for 7 days, so it counts as abandoned. Perhaps only the notification was lost: if the shopper says that they agreed, check with Smartpay.',
      declined:
        'Smartpay did not approve it, and gives no reason. Bank transfer and cash on delivery remain open.',
      refused: 'Smartpay did not accept the details. They were copied into a new draft.',
      spare:
        'The shopper agreed, but the subscription is paid by another token or payment method. This token is not charged.',
      late: 'The approval came more than 7 days after the agreement. Its dates are too old, so no order was made and the token is kept as a spare. Contact the shopper, and send them a link to continue.',
      done: 'The shopper agreed, and the subscription has started.',
      'done-offline':
        'Confirmed, and the subscription has started. The payment method is shown below.',
    },
    lastCheck: (when: string) => `Last checked with Smartpay ${when}.`,
    neverChecked: 'Not checked with Smartpay yet.',
    nextCheck: (when: string) => `Next automatic check ${when}.`,
    noNextCheck: 'No automatic check is scheduled.',
    settle: 'Check with Smartpay now',
    settleHint: 'If the shopper has agreed, the signup completes. It is safe to press again.',
    invite: {
      act: 'Send a link to continue',
      title: (name: string) => `Send ${name} a link to continue?`,
      to: 'To',
      text: 'The email links to the plan’s signup form. In the browser where the signup was started, the details are still there; on any other device the form is empty. The link itself shows no personal data.',
      undo: 'An email cannot be unsent. Once every 10 minutes, 5 times at most.',
      send: 'Send',
    },
    erase: {
      goneText:
        'Name, kana, email, phone, address, date of birth, gender, drafts, notes and search words. Queued emails are not sent.',
      goneFrom: (n: number) =>
        n === 1
          ? 'From this attempt. This person has no other attempt without a customer.'
          : `From ${n} attempts: all of this thread, and all with the same email address that did not become a customer.`,
      stays: 'What is kept (linked by ID only)',
      staysText:
        'Consents (the text of the contract and when it was agreed), status history, and the audit log.',
      afterwards:
        'This cannot be undone. If Smartpay approves it afterwards, no subscription starts. The person may sign up again.',
    },
    flash: {
      completed:
        'The shopper had agreed at Smartpay. The signup is complete, and the subscription has started.',
      waiting: 'Checked with Smartpay: the shopper has not agreed yet. Automatic checks continue.',
      declined: 'Checked with Smartpay: it was not approved.',
      unheard:
        'Smartpay could not be reached. Nothing was changed; it is checked again automatically.',
      nothing: 'There is nothing to check with Smartpay.',
      sent: 'The email is on its way. It may take a moment to arrive.',
      'unknown-signup': 'Signup not found.',
      finished: 'This signup is complete, or another attempt became the subscription.',
      'nothing-typed': 'No email address has been entered yet.',
      'not-for-sale': 'This plan is not for sale at present.',
      'just-sent': 'One was sent within the last 10 minutes. Please wait for it to arrive.',
      'sent-often': 'Five were sent, which is the limit. Please call instead.',
      'has-customer': 'This signup belongs to a customer. Erase the data on the customer’s page.',
      'being-sent': 'It is being sent to Smartpay. Please wait a moment and try again.',
    },
  },
)

/** What an action here leads to: each has a sentence. */
export type SignupCode = keyof (typeof actionWords & typeof signupWords)['ja']['flash']
