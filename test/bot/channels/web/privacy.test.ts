import { expect, test } from 'vitest'
import { readConfig } from '../../../../bot/config.ts'
import { renderPrivacy } from '../../../../bot/channels/web/privacy/privacy.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'
import { startProgram } from '../../../support/process/program.ts'

const { say } = loadKnowledge()
const render = (environment: Readonly<Record<string, string>>) =>
  renderPrivacy(say, readConfig(environment))

test('the page about one’s data is small, runs nothing and asks nothing of elsewhere', async () => {
  const program = await startProgram({ OFFICE: 'Liên minh HTX <tỉnh> "K"' })
  const response = await fetch(`${program.address}/rieng-tu`)
  const html = await response.text()
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(html).toContain('Liên minh HTX &lt;tỉnh&gt; &quot;K&quot;')
  expect(html).not.toMatch(/<script|<img|https?:|style=/u)
  expect(Buffer.byteLength(html)).toBeLessThan(8_000)
  const style = await fetch(`${program.address}/rieng-tu.css`)
  expect(style.headers.get('content-type')).toContain('text/css')
  const home = await (await fetch(program.address)).text()
  expect(home).toContain('href="/rieng-tu"')
  await program.stop()
})

test('it tells the days that this office keeps things, and every word by which one uses one’s rights', () => {
  const html = render({ RETENTION_DAYS: '77', BACKUP_DAYS: '13' })
  expect(html).toContain('77 ngày')
  expect(html).toContain('13 ngày')
  const reader = loadKnowledge().reader
  const quoted = [...html.matchAll(/<li>&quot;([^&]+)&quot;/gu)].map(([, words = '']) => words)
  expect(quoted.map((words) => reader.commandIn(words))).toEqual([
    'show-data',
    'export-data',
    'edit',
    'consents',
    'withdraw',
    'delete-data',
  ])
})

test('it does not pretend that somebody answers for it where nobody is named', () => {
  expect(render({})).toContain(say('privacy.office.unknown'))
  expect(render({ OFFICE: 'UBND' })).not.toContain(say('privacy.office.unknown'))
})
