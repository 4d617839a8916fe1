import type { DetailsField, DetailsReason } from '#lib/customers/details.ts'
import type { Locale } from '#lib/i18n/locale.ts'

type FieldWords = { label: string; hint?: string }

/** Labels and hints of the subscribe form. */
export const fieldWords: Readonly<Record<Locale, Record<DetailsField, FieldWords>>> = {
  ja: {
    emailAddress: { label: 'メールアドレス', hint: 'ご注文の連絡に使います。' },
    lastName: { label: '姓' },
    firstName: { label: '名' },
    lastNameKana: { label: 'セイ' },
    firstNameKana: { label: 'メイ' },
    postalCode: { label: '郵便番号', hint: '7桁を入れると、住所の候補が出ます。' },
    administrativeArea: { label: '都道府県' },
    locality: { label: '市区町村' },
    line1: { label: '町名・番地', hint: '例：芝公園4-2-8' },
    line2: { label: '建物名・部屋番号' },
    phoneNumber: {
      label: '電話番号',
      hint: '携帯電話の番号がおすすめです。Smartpayの確認に使われます。',
    },
    dateOfBirth: { label: '生年月日', hint: '例：1985-06-30' },
    legalGender: { label: '性別' },
  },
  en: {
    emailAddress: { label: 'E-mail address', hint: 'We use it for messages about your orders.' },
    lastName: { label: 'Family name' },
    firstName: { label: 'Given name' },
    lastNameKana: { label: 'Family name in kana', hint: 'Example: スミス' },
    firstNameKana: { label: 'Given name in kana', hint: 'Example: ジェーン' },
    postalCode: { label: 'Postal code', hint: 'Enter 7 digits, and we suggest the address.' },
    administrativeArea: { label: 'Prefecture' },
    locality: { label: 'City or ward', hint: 'In Japanese or in Latin letters.' },
    line1: { label: 'Town and number', hint: 'Example: Shibakoen 4-2-8' },
    line2: { label: 'Building and room' },
    phoneNumber: {
      label: 'Phone number in Japan',
      hint: 'Preferably a mobile: Smartpay uses it to verify you.',
    },
    dateOfBirth: { label: 'Date of birth', hint: 'Example: 1985-06-30' },
    legalGender: { label: 'Gender' },
  },
}

type Sentence = (label: string, count: number) => string
export type FieldReason = DetailsReason | 'quantity'

/** What is wrong and how to mend it, for every reason a field can be refused. */
export const reasonWords: Readonly<Record<Locale, Record<FieldReason, Sentence>>> = {
  ja: {
    missing: (label) => `${label}を入力してください。`,
    'too-long': (label, count) =>
      count === 0
        ? `${label}が長すぎます。短くしてください。`
        : `${label}は${count}文字までです。短くしてください。`,
    'too-long-for-label': (label, count) =>
      `${label}は、送り状に全角${count}文字（半角なら${count * 2}文字）までしか印字できません。短くしてください。`,
    'name-too-long-for-label': (_, count) =>
      `送り状に印字できるお名前は、姓と名を合わせて全角${count}文字（半角なら${count * 2}文字）までです。ミドルネームを省くなど、短くしてください。`,
    'not-a-name': () => '文字だけで入力してください（数字・記号・絵文字は使えません）。',
    'not-kana': () => 'カタカナかひらがなで、ヤマダのように入力してください。',
    'no-at': () => '@を含むメールアドレスを入力してください。',
    'two-ats': () => '@は一つだけです。メールアドレスを一つ入力してください。',
    'has-space': () => 'メールアドレスの途中に空白があります。空白を消してください。',
    'has-comma': () => '「,」があります。「.」の間違いではないかご確認ください。',
    'not-ascii': () => 'メールアドレスは半角の英数字と記号で入力してください。',
    'no-domain': () => '@の後ろを、example.jpのように最後まで入力してください。',
    'not-an-email': () => 'メールアドレスの形になっていません。もう一度ご確認ください。',
    'not-seven-digits': () => '郵便番号は7桁の数字で入力してください。',
    'not-a-prefecture': () => '都道府県を一覧から選んでください。',
    'other-prefecture': () => '郵便番号と都道府県が合いません。どちらかを直してください。',
    'not-an-address': (label) => `${label}は文字と数字で入力してください（絵文字は使えません）。`,
    'not-digits': () => '電話番号は、数字とハイフンだけで入力してください。',
    'too-few-digits': (_, count) => `数字が${count}桁足りません。携帯電話は11桁です。`,
    'too-many-digits': (_, count) => `数字が${count}桁多いようです。携帯電話は11桁です。`,
    'too-few-landline-digits': (_, count) =>
      `数字が${count}桁足りません。固定電話は市外局番から10桁です。`,
    'too-many-landline-digits': (_, count) =>
      `数字が${count}桁多いようです。固定電話は市外局番から10桁です。`,
    'no-leading-zero': () => '0から始まる電話番号を、市外局番から入力してください。',
    'not-japanese': () => '日本国内の電話番号を入力してください。',
    'not-personal': () => '0120や0570ではなく、ご本人の電話番号を入力してください。',
    'not-a-phone': () => '電話番号の形になっていません。もう一度ご確認ください。',
    'not-a-date': () => '実在する日付を、1985-06-30のように入力してください。',
    'in-the-future': () => '未来の日付になっています。生年月日をもう一度ご確認ください。',
    'too-young': () => 'Smartpayは18歳以上の方がご利用いただけます。',
    'too-old': () => '生年をもう一度ご確認ください。',
    'not-a-gender': () => '一覧から選んでください。',
    quantity: (_, count) => `数量は1から${count}までの数字で入力してください。`,
  },
  en: {
    missing: (label) => `Please enter your ${label.charAt(0).toLowerCase()}${label.slice(1)}.`,
    'too-long': (label, count) =>
      count === 0
        ? `${label} is too long. Please shorten it.`
        : `${label} can have ${count} characters at most. Please shorten it.`,
    'too-long-for-label': (label, count) =>
      `${label}: a parcel label has room for ${count} Japanese characters or ${count * 2} Latin letters. Please shorten it.`,
    'name-too-long-for-label': (_, count) =>
      `A parcel label has room for ${count} Japanese characters or ${count * 2} Latin letters of both names together. Please shorten one, for example to an initial.`,
    'not-a-name': () => 'Please use letters only (no digits, symbols or emoji).',
    'not-kana': () => 'Please write it in katakana or hiragana, like スミス.',
    'no-at': () => 'Please enter an e-mail address with an @.',
    'two-ats': () => 'There is more than one @. Please enter one e-mail address.',
    'has-space': () => 'There is a space inside the e-mail address. Please remove it.',
    'has-comma': () => 'There is a comma. Did you mean a dot?',
    'not-ascii': () => 'An e-mail address may contain only plain Latin letters, digits and signs.',
    'no-domain': () => 'Please complete what follows the @, like example.jp.',
    'not-an-email': () => 'This does not look like an e-mail address. Please check it.',
    'not-seven-digits': () => 'Please enter a postal code of 7 digits, like 105-0011.',
    'not-a-prefecture': () => 'Please choose a prefecture from the list.',
    'other-prefecture': () =>
      'The postal code and the prefecture do not match. Please correct one.',
    'not-an-address': () => 'Please use letters and digits (no emoji).',
    'not-digits': () => 'Please enter the phone number in digits and hyphens only.',
    'too-few-digits': (_, count) =>
      `${count} ${count === 1 ? 'digit is' : 'digits are'} missing. A mobile number has 11.`,
    'too-many-digits': (_, count) =>
      `There ${count === 1 ? 'is 1 digit' : `are ${count} digits`} too many. A mobile number has 11.`,
    'too-few-landline-digits': (_, count) =>
      `${count} ${count === 1 ? 'digit is' : 'digits are'} missing. A landline number has 10 with its area code.`,
    'too-many-landline-digits': (_, count) =>
      `There ${count === 1 ? 'is 1 digit' : `are ${count} digits`} too many. A landline number has 10 with its area code.`,
    'no-leading-zero': () => 'Please enter the number from its first 0, with the area code.',
    'not-japanese': () => 'Please enter a phone number in Japan.',
    'not-personal': () => 'Please enter your own number, not one like 0120 or 0570.',
    'not-a-phone': () => 'No phone number looks like this. Please check it.',
    'not-a-date': () => 'Please enter a real date, like 1985-06-30.',
    'in-the-future': () => 'This date is in the future. Please check the date of birth.',
    'too-young': () => 'Smartpay is for people of 18 and over.',
    'too-old': () => 'Please check the year of birth.',
    'not-a-gender': () => 'Please choose from the list.',
    quantity: (_, count) => `Please enter a quantity from 1 to ${count}.`,
  },
}

/** Away from its field a sentence needs the field's name, unless it says it. */
export function namedSentence(locale: Locale, label: string, sentence: string): string {
  if (sentence.toLowerCase().includes(label.toLowerCase())) return sentence
  return locale === 'ja' ? `${label}：${sentence}` : `${label}: ${sentence}`
}
