import { describe, expect, test } from 'vitest'
import { installEnvironment, plainEnvironment } from './invoking-environment.mjs'

const invoking = {
  NODE_ENV: 'production' as const,
  PATH: '/bin',
  HOME: '/home/aki',
  LC_ALL: 'ja_JP.UTF-8',
  NODE_OPTIONS: '--inspect',
  DATABASE_URL: 'postgresql://live',
  SMARTPAY_SECRET_KEY: 'sk_live_canary',
  HTTPS_PROXY: 'http://proxy',
  npm_config_omit: 'dev',
  npm_config_registry: 'https://registry.example',
  npm_lifecycle_event: 'demo',
  npm_package_name: 'teiki',
}

describe('plainEnvironment', () => {
  test('keeps what a program needs and nothing else', () => {
    expect(plainEnvironment(invoking)).toEqual({
      PATH: '/bin',
      HOME: '/home/aki',
      LC_ALL: 'ja_JP.UTF-8',
    })
  })
})

describe('installEnvironment', () => {
  test('drops what would leave packages out', () => {
    const kept = Object.keys(installEnvironment(invoking))
    expect(kept).not.toContain('NODE_ENV')
    expect(kept).not.toContain('NODE_OPTIONS')
    expect(kept.filter((name) => /^npm_/.test(name))).toEqual(['npm_config_registry'])
  })

  test('keeps the way out through a proxy', () => {
    expect(installEnvironment(invoking).HTTPS_PROXY).toBe('http://proxy')
  })
})
