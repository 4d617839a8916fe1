/** What `npm run mutate` tells Stryker, beside the files to change, where to work and how many at once. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  // Which tests are near is said in that file; to look through what each imports takes as long as to run it.
  vitest: { configFile: '.config/vitest-mutate.ts', related: false },
  coverageAnalysis: 'perTest',
  cleanTempDir: 'always',
  ignorePatterns: ['.data*', '.next*', 'public', '*.tsbuildinfo'],
  // Stryker reads it with the project's own TypeScript, and version 7 has no function for that.
  tsconfigFile: 'none',
  disableTypeChecks: false,
  logLevel: 'warn',
  reporters: ['progress-append-only'],
  allowConsoleColors: false,
  // Whatever else the machine does, a test that ends is waited for.
  timeoutMS: 120_000,
  timeoutFactor: 4,
  dryRunTimeoutMinutes: 30,
}
