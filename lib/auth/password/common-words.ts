/**
 * Words that most known passwords of twelve characters and more are made of (public lists of leaked ones), as
 * small letters. What is made of these alone, with digits and signs around them, is guessed first.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `
  password passwort passwords passphrase pass word secret secrets login logon signin welcome hello access
  admin administrator root user username guest test testing tester demo default temp temporary changeme change
  letmein let me in trustno trust no one open opensesame sesame enter mypassword my new old the is this your
  qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc azerty qwertz asdf zxcv
  iloveyou iloveu love loveyou lovely lover forever always baby babygirl babyboy princess prince angel queen king
  sunshine sunflower butterfly rainbow flower summer winter spring autumn monday friday january december
  football baseball basketball soccer hockey liverpool arsenal chelsea manchester united barcelona
  dragon monkey master shadow killer hunter ranger tiger eagle wolf charlie buster jordan michael jessica ashley
  michelle daniel jennifer thomas robert william george andrew nicole
  superman batman spiderman pokemon pikachu naruto starwars matrix ninja samurai minecraft
  computer internet samsung google facebook apple windows microsoft linux server system network database
  money dollar million freedom whatever nothing something everything blessed jesus christ god
  chocolate cookie banana orange cheese coffee pepper ginger
  teiki smartpay shop store merchant owner staff subscription
  sakura tokyo osaka kyoto nippon nihon japan doraemon hikari haruka takahashi tanaka suzuki sato yamada watanabe
  arigatou konnichiwa ohayou aishiteru daisuki anata watashi himitsu pasuwado pasuwaado kaisha
  abc abcd abcde abcdef a b c d x xyz
  `
    .trim()
    .split(/\s+/),
)
