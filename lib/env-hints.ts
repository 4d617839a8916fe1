/** The live Smartpay API; test and live keys use the same host (smartpay-api §1). */
export const liveApiUrl = 'https://api.smartpay.co/v1'

/** What each setting is, for whoever has to mend it. */
export const hints: Record<string, string> = {
  DATABASE_URL: 'the address of your PostgreSQL, postgresql://user:password@host:5432/name',
  DIRECT_URL: 'the unpooled address of the same PostgreSQL, for migrations',
  REPLICA_URL:
    'the address of a standby of the same PostgreSQL, for lists and exports; leave it out where there is none',
  SMARTPAY_SECRET_KEY: 'the secret key (sk_test_… or sk_live_…) from the Smartpay dashboard',
  SMARTPAY_API_URL: `the address of the API; leave it out for ${liveApiUrl}`,
  SMARTPAY_CHECKOUT_ORIGIN:
    'the origin of the hosted checkout; leave it out for https://checkout.smartpay.co',
  APP_URL: 'the https address of the shop, for example https://shop.example',
  APP_SECRET: 'at least 32 random characters: openssl rand -hex 32',
  APP_SECRET_PREVIOUS: 'the APP_SECRET that was, while it is being changed; else leave it out',
  CRON_SECRET: 'at least 16 random characters: openssl rand -hex 16',
  SMTP_URL:
    'the mail server, smtps://user:password@host:465 or smtp://user:password@host:587, with special characters percent-encoded; remove MAIL_FROM to send no mail',
  MAIL_FROM:
    'the sender of all mail, shop@example.jp or Name <shop@example.jp>; remove SMTP_URL to send no mail',
  CLIENT_IP_HEADER:
    'the header in which your reverse proxy writes who asks, for example x-real-ip, or none where nothing does; leave it out at Vercel',
  CLIENT_IP_HOPS:
    'which of its values from the right, 1 to 10: how many proxies of yours add to it',
  LOCAL_RUN: '1 on your own machine, else leave it out',
  VERCEL_ENV: 'Vercel sets it: production, preview or development',
  SENTRY_DSN:
    'the address that Sentry, or a service that speaks its protocol, shows for a project, https://<key>@<host>/<number>; leave it out to send no errors',
  OTEL_EXPORTER_OTLP_ENDPOINT:
    'the base address of an OTLP receiver over HTTP, for example http://127.0.0.1:4318; leave it out to send no traces',
  OTEL_EXPORTER_OTLP_HEADERS:
    'what that receiver wants to hear with each request, name=value,name=value, with values percent-encoded; leave it out for nothing',
  LOG_LEVEL: 'debug, info, warn, error or silent',
}
