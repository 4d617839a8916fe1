import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const files = {
  'package.json': '{ "name": "empty", "private": true, "type": "module" }',
  'app/layout.jsx': `import { headers } from 'next/headers'
export const metadata = { title: 'Empty', description: 'An empty page' }
export default async function Layout({ children }) {
  await headers()
  return <html lang="en"><body>{children}</body></html>
}`,
  'app/page.jsx': 'export default function Page() { return <main><h1>Empty</h1></main> }',
}

/** An empty Next app of the same version, built below the project so that it uses the same packages. */
export function buildEmptyApp(folder: string, root: string): void {
  rmSync(folder, { recursive: true, force: true })
  // The bundler looks for a proxy and an instrumentation in the folders above too: ours end in another way.
  const config = `export default { pageExtensions: ['jsx'], turbopack: { root: ${JSON.stringify(root)} } }`
  for (const [name, text] of Object.entries({ ...files, 'next.config.mjs': config })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  build([folder], root, {})
}

/** The shop with the measurements' own page, in a build folder of its own. */
export function buildBenchShop(distDir: string, root: string): void {
  const tsconfig = path.join(root, distDir, '..', 'tsconfig.json')
  mkdirSync(path.dirname(tsconfig), { recursive: true })
  writeFileSync(
    tsconfig,
    JSON.stringify({
      extends: path.relative(path.dirname(tsconfig), path.join(root, 'tsconfig.json')),
    }),
  )
  build([], root, {
    TEIKI_BENCH: '1',
    NEXT_DIST_DIR: distDir,
    NEXT_TSCONFIG: path.relative(root, tsconfig),
  })
}

function build(args: string[], root: string, env: Record<string, string>): void {
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
  })
  if (status !== 0) throw new Error(`next build failed:\n${stdout}\n${stderr}`)
}
