import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CONFIG_KEYS, ConfigError, readConfig, unusedKeys } from '../../bot/config.ts'

test('.env.example lists exactly the keys that the program reads', () => {
  const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gmu)].map(
    ([, key]) => key,
  )
  expect(new Set(listed)).toEqual(new Set(CONFIG_KEYS))
})

test('.env.example shows the values that hold without it', () => {
  const lines = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gmu)]
  const shown = Object.fromEntries(lines.map(([, key = '', value = '']) => [key, value]))
  expect(readConfig(shown)).toEqual(readConfig({}))
})

test.each(['', '  '])('the value "%s" counts as none', (blank) => {
  const blanks = Object.fromEntries(CONFIG_KEYS.map((key) => [key, blank]))
  expect(readConfig(blanks)).toEqual(readConfig({}))
})

test.each([
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', 'http'],
  ['PORT', '3000.5'],
  ['PUBLIC_URL', 'example'],
  ['PUBLIC_URL', 'ftp://example.org'],
  ['LOG_LEVEL', 'loud'],
  ['RETENTION_DAYS', '0'],
  ['RETENTION_DAYS', 'many'],
  ['RATE_PER_CONVERSATION', '-5'],
  ['RATE_PER_ADDRESS', '0.5'],
  ['METRICS_TOKEN', 'short'],
  ['TRUST_PROXY', 'yes'],
  ['TRUST_PROXY', '-1'],
  ['CLOCK', '2021-07-20'],
  ['CLOCK', '2021-07-20T08:00:00'],
  ['CLOCK', 'yesterday'],
  ['SPEECH_URL', 'speech.example'],
  ['SPEECH_URL', 'file:///etc'],
  ['SPEECH_KEY', 'x'],
  ['SPEECH_MODEL', 'x'],
  ['SPEECH_SOUND_HOSTS', 'zdn.vn'],
  ['TELEGRAM_MODE', 'push'],
  ['TELEGRAM_API_ROOT', 'localhost'],
  ['ZALO_BOT_MODE', 'push'],
  ['ZALO_OA_OAUTH_ROOT', '/oauth'],
])('%s=%s is refused by name', (key, value) => {
  expect(() => readConfig({ [key]: value })).toThrow(ConfigError)
  expect(() => readConfig({ [key]: value })).toThrow(new RegExp(`^${key}: `, 'u'))
})

test('every wrong value is named at once', () => {
  expect(() => readConfig({ PORT: 'x', CLOCK: 'y' })).toThrow(/PORT: .*\nCLOCK: /u)
})

test.each([
  ['TRUST_PROXY', 'true', 1],
  ['TRUST_PROXY', 'false', 0],
  ['TRUST_PROXY', '2', 2],
  ['PORT', '0', 0],
  ['RATE_PER_ADDRESS', '0', 0],
  ['CLOCK', '2021-07-20T08:00:00+07:00', '2021-07-20T08:00:00+07:00'],
  ['TELEGRAM_MODE', 'webhook', 'webhook'],
])('%s=%s is read as %s', (key, value, expected) => {
  expect(readConfig({ [key]: value })).toMatchObject({ [key]: expected })
})

test('keys that are set and change nothing are told, the switches of channels apart', () => {
  const config = readConfig({ ADMIN_PASSWORD: 'x', TELEGRAM_BOT_TOKEN: 'y', PORT: '1' })
  expect(unusedKeys(config)).toEqual(['ADMIN_PASSWORD'])
})

test.each([
  'http://speech.example.org',
  'HTTP://speech.example.org:8000/v1',
  'http://8.8.8.8:8000',
  'http://134744072/',
  'http://[2001:4860:4860::8888]/',
  'http://[::ffff:8.8.8.8]/',
  'http://localhost.example.org',
  'http://10.0.0.1.example.org',
])('the speech service %s is refused, for others could read what is said', (url) => {
  expect(() => readConfig({ SPEECH_URL: url })).toThrow(/^SPEECH_URL: needs https.*network$/u)
})

test.each([
  'https://speech.example.org',
  'HTTPS://speech.example.org/v1',
  'http://127.0.0.1:8000',
  'http://localhost:8000',
  'http://LOCALHOST./',
  'http://10.1.2.3/v1',
  'http://192.168.1.5',
  'http://172.20.0.2',
  'http://[::1]:8000',
  'http://[fd00::5]',
  'http://whisper:8000',
  'http://host.docker.internal:8000',
  'http://speech.lan',
])('the speech service %s is taken', (url) => {
  expect(readConfig({ SPEECH_URL: url }).SPEECH_URL).toBe(url)
})

test.each(['khóa-của-dịch-vụ', 'one\ntwo', 'one\r\ntwo', 'k\u0000', 'k\u007F', 'k\u00E9y'])(
  'the key %j, which no header can carry, is refused without being shown',
  (key) => {
    const read = () => readConfig({ SPEECH_URL: 'https://speech.example.org', SPEECH_KEY: key })
    expect(read).toThrow(/^SPEECH_KEY: only letters without accents/u)
    expect(read).not.toThrow(key)
  },
)
