import type { Locale } from './locale.ts'

export type LegalSection = { heading: string; paragraphs: readonly string[] }

type CommerceLabel =
  | 'seller'
  | 'representative'
  | 'address'
  | 'phone'
  | 'email'
  | 'invoiceNumber'
  | 'prices'
  | 'otherCharges'
  | 'payment'
  | 'delivery'
  | 'subscription'
  | 'cancelling'
  | 'returns'
  | 'environment'

type LegalWords = {
  commerce: {
    labels: Readonly<Record<CommerceLabel, string>>
    texts: {
      phone: (phone: string, hours: string) => string
      price: (plan: string, every: string, prices: string, included: string) => string
      prices: (first: string, later: string) => string
      minimum: (text: string) => string
      payment: string
      paymentTime: string
      transfer: (days: number, terms: string) => string
      cash: (terms: string) => string
      delivery: (plan: string, dispatchDays: number, arrivalDays: number) => string
      afterTransfer: string
      subscription: string
      cancelDeadline: string
      environment: string
    }
  }
  /** `{seller}` and the like are filled in from the shop's facts. */
  privacy: readonly LegalSection[]
  terms: readonly LegalSection[]
}

const ja: LegalWords = {
  commerce: {
    labels: {
      seller: '販売業者',
      representative: '運営責任者',
      address: '所在地',
      phone: '電話番号',
      email: 'メールアドレス',
      invoiceNumber: '登録番号',
      prices: '販売価格',
      otherCharges: '商品代金以外の費用',
      payment: '支払方法と時期',
      delivery: '引渡時期',
      subscription: '定期購入であること',
      cancelling: '解約',
      returns: '返品と交換',
      environment: '動作環境',
    },
    texts: {
      phone: (phone, hours) => `${phone}（${hours}）`,
      price: (plan, every, prices, included) => `${plan}（${every}）：${prices}（${included}）`,
      prices: (first, later) => `初回 ${first}、2回目以降 ${later}`,
      minimum: (text) => `。解約は${text}`,
      payment: 'Smartpay（ご注文ごとに3回払い。手数料と利息は0円）',
      paymentTime: '1回目はご注文の日、2回目は1か月後、3回目は2か月後の前日です。',
      transfer: (days, terms) => `銀行振込：ご注文から${days}日以内。${terms}`,
      cash: (terms) => `代引き：お届けのとき。${terms}`,
      delivery: (plan, dispatchDays, arrivalDays) =>
        `${plan}：ご注文から${dispatchDays}日以内に発送し、ご注文から${arrivalDays}日ほどでお届けします。`,
      afterTransfer: '銀行振込では、いずれもご入金の確認から数えます。',
      subscription:
        'いずれも定期購入の契約です。解約のお申し出があるまで、同じ間隔で自動的に続きます。回数の定めがある場合は、各定期便の画面に表示します。',
      cancelDeadline: '締め切りは、次のご注文日の前日です。',
      environment: '最新のブラウザーでご利用ください。JavaScriptは要りません。',
    },
  },
  privacy: [
    {
      heading: '事業者',
      paragraphs: ['{seller}（{address}）は、お客さまの個人情報を次のとおり取り扱います。'],
    },
    {
      heading: '集める情報と目的',
      paragraphs: [
        'お名前、フリガナ、ご住所、電話番号、メールアドレスを、商品のお届け、お支払い、ご注文に関する連絡、お問い合わせへの対応のために使います。当店が生年月日と性別をお尋ねする場合、ご記入は任意で、お支払いの審査のためだけに使います。',
        '広告のメールを、同意なくお送りすることはありません。',
      ],
    },
    {
      heading: '第三者への提供',
      paragraphs: [
        'お支払いのため、お名前、フリガナ、ご住所、電話番号、メールアドレス、ご利用期間（ご記入があれば生年月日と性別）を、Smartpayを運営する株式会社Smartpayに、暗号化した通信で提供します。お客さまには、最終確認の画面で同意していただきます。',
        '法令に基づく場合を除き、そのほかの第三者に提供することはありません。配送のため、お名前、ご住所、電話番号を配送会社に委託します。',
      ],
    },
    {
      heading: '保管',
      paragraphs: [
        '暗号化などの安全管理を行い、契約と法令が必要とする期間だけ保管します。送信されなかった入力は30日、送信されたもののご契約に至らなかったお申し込みは90日で、お名前や連絡先を消去します。',
        'お申し込みの続きを表示するため、この画面を開いたブラウザーを見分けるクッキーを一つ使います。入力を表示するのは30日、お申し込みの完了後は1日までで、それより前でも入力の画面から消せます。広告や解析には使いません。',
      ],
    },
    {
      heading: '開示・訂正・消去のご請求',
      paragraphs: [
        'ご本人からのご請求に、遅滞なく応じます。窓口：{officer}、電話 {phone}、メール {mail}',
      ],
    },
  ],
  terms: [
    {
      heading: 'この規約について',
      paragraphs: ['この規約は、{shop}（運営：{seller}）の定期便をご利用いただくときの約束です。'],
    },
    {
      heading: '契約の成立',
      paragraphs: [
        '最終確認の画面で申し込みを確定し、Smartpayの画面で同意された時に、定期便の契約が成立します。銀行振込と代引きでは、最終確認の画面で申し込みを確定された時に成立します。Smartpayで承認されなかった場合、契約は成立せず、請求もありません。',
      ],
    },
    {
      heading: 'お支払い',
      paragraphs: [
        'ご注文日ごとに、当店がSmartpayへご注文を送り、そのつど審査が行われます。承認されたご注文の代金は3回に分けてSmartpayにお支払いいただきます。',
        '申し込み時の価格は、その契約が続くあいだ変わりません。価格を改める場合は新しい契約としてご案内します。',
      ],
    },
    {
      heading: '継続と解約',
      paragraphs: [
        '定期便は、解約のお申し出があるまで自動で続きます。{cancel}{deadline}すでに成立したご注文のお支払いは、最後まで続きます。',
      ],
    },
    { heading: 'お届けと返品', paragraphs: ['お届け先は日本国内に限ります。{returns}'] },
    {
      heading: 'そのほか',
      paragraphs: [
        'この規約は日本法に従います。消費者の権利を制限するものではありません。日本語版と英語版が異なる場合は、日本語版によります。',
      ],
    },
  ],
}

const en: LegalWords = {
  commerce: {
    labels: {
      seller: 'Seller',
      representative: 'Responsible person',
      address: 'Address',
      phone: 'Phone',
      email: 'E-mail',
      invoiceNumber: 'Invoice registration number',
      prices: 'Prices',
      otherCharges: 'Other charges',
      payment: 'Payment method and time',
      delivery: 'Delivery',
      subscription: 'About subscriptions',
      cancelling: 'Cancelling',
      returns: 'Returns',
      environment: 'What you need',
    },
    texts: {
      phone: (phone, hours) => `${phone} (${hours})`,
      price: (plan, every, prices, included) =>
        `${plan} (${every.toLowerCase()}): ${prices} (${included})`,
      prices: (first, later) => `${first} for the first delivery, ${later} from the second`,
      minimum: (text) => `. Cancelling: ${text}`,
      payment: 'Smartpay (each order in 3 parts, without fee or interest)',
      paymentTime:
        'The first on the day of the order, the second a month later, the third two months later, less a day.',
      transfer: (days, terms) => `Bank transfer: within ${days} days of each order. ${terms}`,
      cash: (terms) => `Cash on delivery: when the parcel arrives. ${terms}`,
      delivery: (plan, dispatchDays, arrivalDays) =>
        `${plan}: shipped within ${dispatchDays} days of the order, arriving about ${arrivalDays} days after it.`,
      afterTransfer: 'With a bank transfer, both count from the arrival of your payment.',
      subscription:
        'All of these are subscriptions. They renew automatically at the same interval until you cancel. If a plan has a minimum number, its page says so.',
      cancelDeadline: 'The deadline is the day before the next order.',
      environment: 'A current browser. JavaScript is not needed.',
    },
  },
  privacy: [
    {
      heading: 'Who we are',
      paragraphs: ['{seller} ({address}) handles your personal data as follows.'],
    },
    {
      heading: 'What we collect, and why',
      paragraphs: [
        'We use your name and its reading, address, phone number and e-mail address to deliver, to take payment, to write to you about your orders and to answer your questions. If we ask for your date of birth and gender, they are optional and serve only the payment check.',
        'We never send advertising e-mail without your consent.',
      ],
    },
    {
      heading: 'Who receives it',
      paragraphs: [
        'For the payment, your name, its reading, address, phone number, e-mail and how long you have been a customer (and date of birth and gender if given) go over an encrypted connection to Smartpay Corporation, which runs Smartpay. You agree to this on the final review.',
        'Apart from what the law demands, nobody else receives it. Carriers get your name, address and phone number in order to deliver.',
      ],
    },
    {
      heading: 'How we keep it',
      paragraphs: [
        'We protect it, by encryption among other measures, and keep it only as long as the contract and the law require. What was typed and never sent is erased after 30 days; of a signup that was sent and led to no contract, your name and contact details after 90 days.',
        'One cookie recognises the browser you sign up with, so that you can go on where you left off. What you typed is shown for 30 days, after a completed signup for one day, and you can clear it on the form before. It serves neither advertising nor analytics.',
      ],
    },
    {
      heading: 'Your requests',
      paragraphs: [
        'We show, correct or erase your data at your request, without delay. Contact: {officer}, phone {phone}, e-mail {mail}',
      ],
    },
  ],
  terms: [
    {
      heading: 'About these terms',
      paragraphs: ['These are the terms of {seller} for subscriptions at {shop}.'],
    },
    {
      heading: 'When the contract is made',
      paragraphs: [
        'It is made when you have confirmed the final review and agreed at Smartpay; for bank transfer and cash on delivery, when you have confirmed the final review. If Smartpay does not approve, there is no contract and no charge.',
      ],
    },
    {
      heading: 'Payment',
      paragraphs: [
        'On each order date we send the order to Smartpay, which checks it anew. You pay an approved order to Smartpay in three parts.',
        'The price you agreed to stays the same for as long as that contract lasts. A changed price is offered as a new contract.',
      ],
    },
    {
      heading: 'Renewal and cancelling',
      paragraphs: [
        'A subscription renews automatically until you cancel. {cancel} {deadline} Payments for orders already placed remain due.',
      ],
    },
    { heading: 'Delivery and returns', paragraphs: ['We deliver within Japan. {returns}'] },
    {
      heading: 'Other',
      paragraphs: [
        'Japanese law applies. Nothing here limits your rights as a consumer. Where the Japanese and English versions differ, the Japanese one applies.',
      ],
    },
  ],
}

/** Words of the legal pages; the shop's facts are filled in by lib/legal. */
export const legalWords: Readonly<Record<Locale, LegalWords>> = { ja, en }
