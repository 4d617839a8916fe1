import { dictionary } from '#lib/i18n/locale.ts'

/** Signing in, joining, confirming who one is. */
export const authWords = dictionary(
  {
    signIn: {
      title: 'サインイン',
      email: 'メールアドレス',
      password: 'パスワード',
      submit: '次へ',
      next: '次に、認証アプリの番号を入力します。',
      forgot: 'パスワードを忘れた方',
      flash: {
        wrong: 'メールアドレスかパスワードが違います。',
        'too-many':
          '続けて間違えられたため、ここからはしばらくサインインできません。長くて1時間です。パスキーがあれば、いまもサインインできます。',
        'password-reset': '新しいパスワードになりました。サインインしてください。',
        'password-reset-passkeys-stay':
          '新しいパスワードになりました。パスキーはそのまま使えます。覚えのないものがないか、サインインして「アカウント」で確かめてください。一覧はメールでもお送りしました。',
        error: 'いまサインインできません。少し待ってから、もう一度お試しください。',
      },
    },
    forgot: {
      title: 'パスワードの再設定',
      lead: 'メールアドレスに、新しいパスワードを決めるためのリンクを送ります。',
      submit: 'リンクを送る',
      back: 'サインインへ戻る',
      flash: {
        'reset-asked':
          'スタッフとして登録のあるアドレスなら、リンクを送りました。30分以内に開いてください。届かないときは、オーナーに頼んでください。',
        'too-many': '何度も申し込まれたため、しばらく送れません。1時間ほどおいてください。',
        error: 'いま送れません。少し待ってから、もう一度お試しください。',
      },
    },
    reset: {
      title: '新しいパスワード',
      lead: (email: string) =>
        `${email} の新しいパスワードを決めます。いまのサインインはすべて終わり、次のサインインでは認証アプリの番号も入力します。`,
      password: '新しいパスワード',
      submit: 'このパスワードにする',
      over: 'このリンクは使えません。すでに使われたか、30分を過ぎたか、新しいリンクに替わりました。',
      again: 'もう一度リンクを送る',
    },
    code: {
      title: '2段階認証',
      lead: '認証アプリに表示されている6桁の番号を入力してください。',
      label: '番号',
      hint: 'アプリが使えないときは、リカバリーコードを1つ入力してください。',
      submit: 'サインインする',
      again: '最初からやり直す',
      flash: {
        wrong: '番号が違うか、古くなっています。新しい番号を入力してください。',
        used: 'この番号はもう使われました。次の番号が出るまで待ってから入力してください。',
        'too-many': '続けて間違えられたため、しばらく確認できません。15分ほどおいてください。',
        error: 'いまサインインできません。少し待ってから、もう一度お試しください。',
      },
    },
    reAuthenticate: {
      title: '再認証が必要です',
      lead: '取り消しにくい操作の前には、5分以内の確認が必要です。認証アプリの番号を入力してください。',
      leadExport:
        '個人情報を書き出す前には、5分以内の確認が必要です。認証アプリの番号を入力すると一覧に戻ります。もう一度ファイルの形式を選んでください。',
      submit: '確認して続ける',
    },
    join: {
      title: 'スタッフとして参加する',
      lead: (email: string, role: string) => `${email} を「${role}」として登録します。`,
      name: 'お名前',
      password: 'パスワード',
      passwordHint: '12文字以上。長い文章がおすすめです。',
      submit: '登録して次へ',
      flash: {
        over: 'このリンクは使えません。すでに使われたか、期限が切れたか、新しい招待に替わりました。オーナーに、もう一度招待してもらってください。',
        'no-name': 'お名前を入力してください。',
        'short-password': 'パスワードは12文字以上にしてください。',
        'common-password':
          'このパスワードは、まっさきに試されるものです。くり返しや続き番号、よく使われる言葉、ご自分のメールアドレスは避けて、関係のない言葉をいくつか並べてください。',
        'long-password': 'パスワードは128文字までにしてください。',
        error: 'いま登録できません。少し待ってから、もう一度お試しください。',
      },
    },
    twoFactor: {
      title: '認証アプリを登録する',
      lead: '認証アプリでこの図を読み取り、表示された6桁の番号を入力してください。',
      picture: '認証アプリで読み取る図（QRコード）',
      onThisDevice: 'この端末の認証アプリで開く',
      secret: '読み取れないときは、この文字をアプリに入力してください。',
      codes: 'リカバリーコード',
      codesLead:
        'アプリが使えなくなったときに、1つにつき1回使えます。いま控えてください。登録したあとは表示されません。',
      submit: '登録を終える',
    },
    passkey: {
      signIn: 'パスキーでサインインする',
      failed: 'パスキーを使えませんでした。もう一度お試しください。',
    },
  },
  {
    signIn: {
      title: 'Sign in',
      email: 'Email address',
      password: 'Password',
      submit: 'Next',
      next: 'Next, you enter a code from your authenticator.',
      forgot: 'Forgot your password?',
      flash: {
        wrong: 'The address or the password is wrong.',
        'too-many':
          'Too many failed attempts. From here you have to wait, up to an hour. A passkey works right away.',
        'password-reset': 'Your new password is set. Please sign in.',
        'password-reset-passkeys-stay':
          'Your new password is set. Your passkeys still sign in: please sign in and check under “Account” that you know them all. An email lists them too.',
        error: 'Signing in is not possible right now. Please try again in a moment.',
      },
    },
    forgot: {
      title: 'Set a new password',
      lead: 'We send a link to your email address to choose a new password.',
      submit: 'Send the link',
      back: 'Back to sign-in',
      flash: {
        'reset-asked':
          'If this address belongs to a staff member, a link is on its way. Open it within 30 minutes. If nothing arrives, ask an owner.',
        'too-many': 'Too many requests. Please wait about an hour.',
        error: 'The link cannot be sent right now. Please try again in a moment.',
      },
    },
    reset: {
      title: 'New password',
      lead: (email: string) =>
        `Choose a new password for ${email}. All sessions end, and the next sign-in also asks for a code from your authenticator.`,
      password: 'New password',
      submit: 'Use this password',
      over: 'This link no longer works: it was used, has expired after 30 minutes, or was replaced by a newer one.',
      again: 'Send another link',
    },
    code: {
      title: 'Two-factor authentication',
      lead: 'Enter the 6-digit code from your authenticator.',
      label: 'Code',
      hint: 'If you cannot use the authenticator, enter one of your recovery codes.',
      submit: 'Sign in',
      again: 'Start over',
      flash: {
        wrong: 'The code is wrong or has expired. Enter a new one.',
        used: 'This code was already used. Wait for the next one.',
        'too-many': 'Too many failed attempts. Please wait about 15 minutes.',
        error: 'Signing in is not possible right now. Please try again in a moment.',
      },
    },
    reAuthenticate: {
      title: 'Confirm that it is you',
      lead: 'Actions that are hard to undo need a confirmation from the last five minutes. Enter the code from your authenticator.',
      leadExport:
        'Exporting personal data needs a confirmation from the last five minutes. After the code you return to the list: choose the file format there again.',
      submit: 'Confirm and continue',
    },
    join: {
      title: 'Join the staff',
      lead: (email: string, role: string) => `${email} joins as “${role}”.`,
      name: 'Your name',
      password: 'Password',
      passwordHint: '12 characters or more. A long phrase is best.',
      submit: 'Join and continue',
      flash: {
        over: 'This link no longer works: it was used, has expired, or was replaced by a newer invitation. Ask an owner for a new one.',
        'no-name': 'Enter your name.',
        'short-password': 'Use 12 characters or more.',
        'common-password':
          'This password is among the first that are tried. Avoid repetitions, sequences, common words and your own address; a few words that have nothing to do with each other are better.',
        'long-password': 'Use 128 characters at most.',
        error: 'Joining is not possible right now. Please try again in a moment.',
      },
    },
    twoFactor: {
      title: 'Set up your authenticator',
      lead: 'Scan this with your authenticator, then enter the 6-digit code that it shows.',
      picture: 'QR code for your authenticator',
      onThisDevice: 'Open in the authenticator on this device',
      secret: 'If you cannot scan it, enter this key in the app.',
      codes: 'Recovery codes',
      codesLead:
        'Each works once if you lose your authenticator. Save them now: they are not shown again.',
      submit: 'Finish',
    },
    passkey: {
      signIn: 'Sign in with a passkey',
      failed: 'The passkey could not be used. Please try again.',
    },
  },
)

type AuthWords = (typeof authWords)['ja']
/** What the actions here lead to: each has a sentence on the page that it leads to. */
export type SignInCode = keyof AuthWords['signIn']['flash']
export type ForgotCode = keyof AuthWords['forgot']['flash']
export type FactorCode = keyof AuthWords['code']['flash']
export type JoinCode = keyof AuthWords['join']['flash']
export type ResetCode = JoinCode | SignInCode
