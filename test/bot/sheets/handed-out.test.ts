import { expect, onTestFinished, test } from 'vitest'
import type { ResultSheet } from '../../../handlers/conversation/sheet.ts'
import { startWith } from '../../support/fakes/program.ts'
import { startFakeTelegram } from '../../support/fakes/telegram/telegram.ts'
import { startProgram } from '../../support/process/program.ts'
import { postTo, type ChatAnswer } from '../../support/process/server.ts'
import { readBack } from '../../support/sheets/pdf.ts'

interface LinkedAnswer extends ChatAnswer {
  readonly replies: readonly (ChatAnswer['replies'][number] & {
    readonly links: readonly { readonly label: string; readonly url: string }[]
  })[]
  readonly turn: ChatAnswer['turn'] & { readonly sheet: ResultSheet | null }
}

const TOLD = 'htx lúa ở Hòn Đất 620 ha 299 xã viên vốn 1,2 tỷ 5 dịch vụ, đủ đk ko'
const NAME = 'Tân Tiến'

/** A talk over HTTP, and what stands at an address of the same program. */
const openWeb = async () => {
  const program = await startProgram()
  onTestFinished(() => program.stop())
  const say = async (text: string) => {
    const body = { conversation: 'a-conversation-of-22-letters', text }
    const response = await postTo(program.address, '/api/v1/chat', body)
    return (await response.json()) as LinkedAnswer
  }
  const get = async (path: string) => {
    const response = await fetch(`${program.address}${path}`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      bytes,
      text: Buffer.from(bytes).toString(),
    }
  }
  /** Asks for the file; gives the addresses that lead to it. */
  const issue = async () => {
    const { replies } = await say('lấy file')
    const urls = replies.flatMap(({ links }) => links.map(({ url }) => url))
    return urls.filter((url) => url.startsWith('/ket-qua/'))
  }
  return { say, get, issue }
}

test('a talk ends in a link that shows the result as page, file and data, until it is taken back', async () => {
  const { say, get, issue } = await openWeb()
  await say(TOLD)
  await say('đồng ý')
  const { sheet } = (await say('xem kết quả')).turn
  expect(sheet?.eligibility).toBe('not_eligible')
  expect(await issue()).toEqual([])
  const named = await say(NAME)
  const [url = ''] = named.replies.flatMap(({ links }) => links.map((link) => link.url))
  expect(url).toMatch(/^\/ket-qua\/[\w-]{22}$/u)

  const page = await get(url)
  expect([page.status, page.type]).toEqual([200, 'text/html; charset=utf-8'])
  const file = await get(`${url}.pdf`)
  expect([file.status, file.type]).toEqual([200, 'application/pdf'])
  const { text: printed } = await readBack(file.bytes)
  for (const shown of [page.text, printed])
    for (const words of [NAME, '299 thành viên', 'không phải quyết định'])
      expect(shown).toContain(words)
  const data = await get(`${url}.json`)
  // What the table of the talk held is what the link holds, and the name beside it.
  expect(JSON.parse(data.text)).toEqual({ ...sheet, name: NAME })

  const [later = ''] = await issue()
  expect(later).not.toBe(url)
  await say('thu hồi kết quả')
  for (const link of [url, `${url}.pdf`, `${url}.json`, later])
    expect((await get(link)).status).toBe(410)
  const [again = ''] = await issue()
  expect((await get(again)).status).toBe(200)
  expect((await get(url)).status).toBe(410)
})

/** The same talk on the fake platform, up to where a file was asked for. */
const openTelegram = async (environment: Readonly<Record<string, string>>) => {
  const fake = await startFakeTelegram()
  fake.know('1001')
  const { address } = await startWith([fake], { CHANNEL_PACE: 'off', ...environment })
  let seen = 0
  /** Says something, and gives what is shown then, up to a message with these words. */
  const ask = async (text: string, words: string) => {
    await fake.say('1001', text)
    const all = await fake.until((shown) =>
      shown.slice(seen).some((one) => one.text.includes(words)),
    )
    const fresh = all.slice(seen)
    seen = all.length
    return fresh
  }
  await ask(TOLD, 'Anh/Chị đồng ý không')
  await ask('đồng ý', 'Câu 1/')
  await ask('lấy file', 'HTX mình tên gì')
  return { fake, ask, address }
}

test('on Telegram the same talk brings the result as a document, which the words speak of behind it', async () => {
  const { fake, ask } = await openTelegram({})
  const shown = await ask(NAME, `Bản kết quả ghi tên "${NAME}"`)
  const [document, words] = shown
  const file = fake.message(document?.messageId ?? '')?.file
  expect(file?.name).toMatch(/^ket-qua-tan-tien-.*\.pdf$/u)
  const { text } = await readBack(file?.bytes ?? new Uint8Array())
  for (const one of [NAME, '299 thành viên', 'không phải quyết định']) expect(text).toContain(one)
  expect(words?.text).not.toContain('/ket-qua/')
  expect(words?.text).not.toMatch(/dưới đây/u)
})

test('where Telegram gives a link beside the document, taking back closes it', async () => {
  const { ask, address } = await openTelegram({ PUBLIC_URL: 'https://htx.example' })
  const shown = await ask(NAME, 'https://htx.example/ket-qua/')
  const [path = ''] = /\/ket-qua\/[\w-]{22}/u.exec(shown.map(({ text }) => text).join('\n')) ?? []
  expect((await fetch(`${address}${path}`)).status).toBe(200)
  await ask('thu hồi kết quả', 'thu hồi các bản kết quả')
  expect((await fetch(`${address}${path}`)).status).toBe(410)
})
