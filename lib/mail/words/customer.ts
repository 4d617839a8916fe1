import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the mail about a customer's changed details. */
export const customerMailWords = dictionary(
  {
    addressChanged: {
      subject: 'ご登録の内容を変更しました',
      title: 'ご登録の内容を変更しました',
      details: {
        name: 'お名前',
        address: 'お届け先',
        phone: '電話番号',
        email: 'メールアドレス',
      },
      lead: (date: string, details: readonly string[]) =>
        `${date}に、ご登録の${details.join('・')}を変更しました。`,
      because: {
        signup: '新しいお申し込みにご記入いただいた内容に合わせました。',
        shop: '当店のスタッフが変更しました。',
      },
      deliveries: 'これからのお届け',
      here: '新しい住所へ',
      elsewhere: 'ほかの住所へ',
      plans: (names: readonly string[]) => names.join('、'),
      parcels: '発送前の商品のうち、ほかの住所へお送りするものがあります。',
      move: 'お届け先を変えたいときは、このメールにご返信ください。',
    },
  },
  {
    addressChanged: {
      subject: 'We changed your details',
      title: 'We changed your details',
      details: {
        name: 'name',
        address: 'delivery address',
        phone: 'phone number',
        email: 'e-mail address',
      },
      lead: (date: string, details: readonly string[]) =>
        `On ${date} we changed your ${new Intl.ListFormat('en').format(details)}.`,
      because: {
        signup: 'They are now as you filled them in with your new signup.',
        shop: 'A member of our staff changed them.',
      },
      deliveries: 'Coming deliveries',
      here: 'To the new address',
      elsewhere: 'To another one',
      plans: (names: readonly string[]) => names.join(', '),
      parcels: 'Some of what we have not shipped yet goes to another address than the new one.',
      move: 'To have it delivered elsewhere, simply reply to this message.',
    },
  },
)
