import { dictionary } from '#lib/i18n/locale.ts'

/** Proposing other terms to the shopper: the link, the dialog, what is open, and what came of it. */
export const amendWords = dictionary(
  {
    act: '契約の変更を提案する',
    title: 'どの変更を提案しますか？',
    hint: 'お客さまが、メールのリンクから内容に同意されるまで、何も変わりません。',
    plan: 'プラン',
    unchanged: (name: string) => `${name}（いまのまま）`,
    planOption: (name: string, every: string, sum: string) => `${name}（${every}、${sum}）`,
    quantity: 'セット数',
    method: 'お支払い方法',
    show: '変更後の予定を見る',
    afterwards: (days: number) =>
      `お客さまに、ご確認のメールが届きます。${days}日のうちにお返事がなければ、いまのお約束のまま続きます。前のご提案があるときは、取り下げられます。`,
    confirm: '提案のメールを送る',
    open: (date: string) => `契約の変更を提案中です。お返事の期限は${date}です。`,
    withdraw: '取り下げる',
    flash: {
      'amendment-proposed': 'お客さまに、変更のご確認のメールをお送りします。',
      'amendment-withdrawn': '変更の提案を取り下げました。',
      'answered-already': 'この提案には、すでにお返事があるか、取り下げられています。',
      'nothing-changes': 'いまと同じ内容です。変えるものを選んでください。',
      'quantity-too-high': 'このプランでは、そのセット数までお申し込みいただけません。',
      'not-a-quantity': 'セット数は、1から99までの数字で入力してください。',
      'unknown-plan': 'そのプランは見つかりません。もう一度お選びください。',
      'plan-not-for-sale': 'そのプランは、いまは販売していません。ほかのプランを選んでください。',
      'method-not-offered': 'そのお支払い方法は、いまはお店で扱っていません。',
      'needs-agreement':
        'Smartpayでのお支払いには、お客さまがSmartpayの画面で同意されることが必要です。お申し込みの完了の画面から、お客さまご自身が変更できます。',
      'order-under-way':
        'Smartpayで請求中の注文があります。支払われるか終わってから、お支払い方法を変えられます。',
      'amend-paused': '休止中は提案できません。再開してから提案してください。',
      'amend-ending':
        'この定期便は終了の予定です。変更を提案するには、先に終了を取り消してください。',
      'amend-erased': '個人情報を消去したお客さまには提案できません。',
    },
  },
  {
    act: 'Propose other terms',
    title: 'Which change do you propose?',
    hint: 'Nothing changes until the customer agrees to it by the link in the mail.',
    plan: 'Plan',
    unchanged: (name: string) => `${name} (as it is)`,
    planOption: (name: string, every: string, sum: string) => `${name} (${every}, ${sum})`,
    quantity: 'Sets',
    method: 'Payment method',
    show: 'Show what would come',
    afterwards: (days: number) =>
      `The customer gets a mail to answer. Without an answer within ${days} days everything stays as agreed. An earlier proposal is withdrawn.`,
    confirm: 'Send the proposal',
    open: (date: string) =>
      `A change of the agreement is proposed. It can be answered until ${date}.`,
    withdraw: 'Withdraw',
    flash: {
      'amendment-proposed': 'The customer gets a mail to read and answer.',
      'amendment-withdrawn': 'The proposal is withdrawn.',
      'answered-already': 'This proposal is answered or withdrawn already.',
      'nothing-changes': 'That is what is agreed already. Choose what to change.',
      'quantity-too-high': 'This plan does not allow so many sets.',
      'not-a-quantity': 'Sets are a number from 1 to 99.',
      'unknown-plan': 'There is no such plan. Please choose again.',
      'plan-not-for-sale': 'This plan is not sold now. Please choose another one.',
      'method-not-offered': 'The shop does not offer this payment method now.',
      'needs-agreement':
        'To pay by Smartpay the customer has to agree at Smartpay, from the page that showed the signup as completed.',
      'order-under-way':
        'An order is being charged at Smartpay. The payment method can change once it is paid or over.',
      'amend-paused': 'A paused subscription cannot be changed. Resume it first.',
      'amend-ending':
        'This subscription is going to end. Take its end back before you propose a change.',
      'amend-erased': 'The customer’s data is erased: there is nobody to propose to.',
    },
  },
)
