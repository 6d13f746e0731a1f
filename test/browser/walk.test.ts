import { describe, expect, test } from 'vitest'
import { hasBrowser, usePhones, type ChatPage } from '../support/process/browser.ts'

const MOST_TURNS = 30
const DO_NOT_KNOW = 'khong biet'

/** What a rice cooperative of Hòn Đất types, by the fact that is asked. */
const TYPED: Readonly<Record<string, string>> = {
  consent: 'dong y',
  province: 'kien giang',
  entity: 'hop tac xa',
  sector: 'trong lua',
  area: '620 ha',
  members: '310 xa vien',
  capital: '1,2 ty',
  services: '5 dich vu',
  profit: 'co lai ca ba nam',
  score: '72 diem',
  model: 'mo hinh 3',
  legal: 'theo luat 2012',
  dossier: 'co du',
  wage: 'cao hon',
  priority: 'khong co dieu nao',
}

/** What somebody taps who grows fruit in old Kiên Giang; only the score must be typed. */
const TAPPED: Readonly<Record<string, readonly string[]>> = {
  consent: ['Đồng ý'],
  province: ['Kiên Giang (cũ)'],
  entity: ['Hợp tác xã'],
  sector: ['Ngành khác', 'Cây ăn trái'],
  profit: ['Có lãi cả ba năm'],
  model: ['Mô hình 1'],
  legal: ['Theo Luật HTX 2012'],
  dossier: ['Có đủ'],
  wage: ['Cao hơn'],
  priority: ['Không có điều nào'],
}

const walk = async (chat: ChatPage, answer: (fact: string) => Promise<void>) => {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    if ((await chat.kind()) === 'verdict') return
    await answer(await chat.fact())
  }
  throw new Error(`no result after ${MOST_TURNS} turns`)
}

const verdictOf = (chat: ChatPage) => chat.page.locator('.card').getAttribute('data-eligibility')

describe.runIf(hasBrowser())('the web chat', () => {
  const phones = usePhones()

  test('a whole walk-through is typed without diacritics up to a result', async () => {
    const chat = await phones.open()
    await chat.type('htx lua o Hon Dat 620 mau 310 xa vien, du dk ko em')
    await walk(chat, (fact) => chat.type(TYPED[fact] ?? DO_NOT_KNOW))
    expect(await verdictOf(chat)).toBe('eligible')
  })

  test('a whole walk-through is tapped but for its one number', async () => {
    const chat = await phones.open({ hasTouch: true, isMobile: true })
    await chat.example('Kiểm tra điều kiện HTX của tôi')
    await walk(chat, async (fact) => {
      if (fact === 'score') return chat.type('80')
      for (const label of TAPPED[fact] ?? []) await chat.tap(label)
      if (!TAPPED[fact]) throw new Error(`nothing to tap for "${fact}"`)
    })
    expect(await verdictOf(chat)).toBe('eligible')
  })

  test('a result shows what is missing, what is to verify, and that the round is over', async () => {
    const chat = await phones.open()
    await chat.type('htx lua o Hon Dat 480 ha 299 xa vien, du dk ko em')
    await walk(chat, (fact) => chat.type({ ...TYPED, wage: DO_NOT_KNOW }[fact] ?? DO_NOT_KNOW))
    expect(await verdictOf(chat)).toBe('not_eligible')
    const card = chat.page.locator('.card')
    expect(await card.locator('.outcome.unmet').count()).toBe(2)
    expect(await card.locator('.outcome.open').count()).toBe(1)
    const text = await card.innerText()
    expect(text).toMatch(/thiếu 20 ha/u)
    expect(text).toMatch(/thiếu 1\b/u)
    expect(text).toMatch(/2021/u)
  })

  test.each([
    ['whose document has no conditions', 'htx o Kon Tum xet du dieu kien khong'],
    ['that nobody remembers', 'htx o Chau Thanh An Giang xet du dieu kien ko'],
  ])('the card of a province %s says that it is to verify', async (_, opening) => {
    const chat = await phones.open()
    await chat.type(opening)
    await walk(chat, (fact) => chat.type(fact === 'consent' ? 'dong y' : 'khong nho'))
    expect(await verdictOf(chat)).toBe('needs_verification')
    expect(await chat.page.locator('.card h2').innerText()).toContain('CẦN XÁC MINH')
    expect(await chat.page.locator('.card').innerText()).not.toContain('Em ghi')
  })

  test('the copied result holds the card whole, with the words that it is preliminary', async () => {
    const chat = await phones.open({ permissions: ['clipboard-read', 'clipboard-write'] })
    await chat.type('htx lua o Hon Dat 480 ha 299 xa vien, du dk ko em')
    await chat.type('dong y')
    await chat.type('ket qua')
    await chat.page.locator('.card').getByRole('button', { name: 'Chép' }).click()
    await chat.page.getByRole('button', { name: 'Đã chép' }).waitFor()
    const copied = await chat.page.evaluate<string>('navigator.clipboard.readText()')
    expect(copied).toContain('❌')
    expect(copied).toContain('KH 135')
    expect(copied).toContain('sơ bộ theo lời Anh/Chị')
  })

  test('the progress shows the step of the question, and goes with the result', async () => {
    const chat = await phones.open()
    await chat.type('htx lua o Hon Dat 620 ha, xet gium du dieu kien khong')
    await chat.type('dong y')
    const progress = chat.page.locator('#progress')
    expect(await progress.innerText()).toMatch(/^Câu 1\/\d+$/u)
    await chat.type('ket qua')
    expect(await progress.isVisible()).toBe(false)
  })

  test('choices are numbered, except where a digit is the answer', async () => {
    const chat = await phones.open()
    await chat.type('htx lua o Hon Dat 620 ha, xet gium du dieu kien khong')
    const live = chat.page.locator('#choices button')
    expect(await live.first().textContent()).toBe('1. Đồng ý')
    await chat.type('1')
    expect(await chat.fact()).toBe('members')
    expect(await live.allTextContents()).toEqual(expect.arrayContaining(['Không biết']))
  })

  test('a choice that was taken becomes the reply, and the others are gone', async () => {
    const chat = await phones.open()
    await chat.type('kiem tra dieu kien')
    await chat.tap('Đồng ý')
    expect(await chat.page.locator('.you.entry').last().innerText()).toContain('Đồng ý')
    expect(await chat.labels()).not.toContain('Đồng ý')
    expect(await chat.page.locator('#log button', { hasText: 'Đồng ý' }).count()).toBe(0)
  })

  test('a reload in the middle keeps the talk, the question and its choices', async () => {
    const chat = await phones.open()
    await chat.type('htx lua o Hon Dat 620 ha, xet gium du dieu kien khong')
    await chat.type('dong y')
    const look = async () => ({
      fact: await chat.fact(),
      entries: await chat.entries(),
      labels: await chat.labels(),
      progress: await chat.page.locator('#progress').innerText(),
    })
    const before = await look()
    await chat.page.reload()
    expect(await look()).toEqual(before)
    await chat.type('310')
    expect(await chat.fact()).not.toBe(before.fact)
  })

  test('an answer leaves earlier messages in their place for a screen reader', async () => {
    const chat = await phones.open()
    await chat.type('xin chào')
    await chat.page.evaluate(`document.querySelector('.entry').dataset.seen = 'yes'`)
    await chat.type('hồ sơ gồm những gì')
    expect(await chat.page.locator('.entry').first().getAttribute('data-seen')).toBe('yes')
    expect(await chat.page.locator('#log').getAttribute('aria-live')).toBe('polite')
  })

  test('province and role are told once, with the next message', async () => {
    const chat = await phones.open()
    const profiles: unknown[] = []
    chat.page.on('request', (request) => {
      if (request.url().endsWith('/chat')) profiles.push(request.postDataJSON().profile)
    })
    await chat.settings()
    await chat.page.selectOption('#province', 'an-giang')
    await chat.page.selectOption('#role', 'officer')
    await chat.page.keyboard.press('Escape')
    await chat.type('hồ sơ gồm những gì')
    await chat.type('hạn nộp hồ sơ')
    expect(profiles).toEqual([{ province: 'an-giang', role: 'officer' }, undefined])
    await chat.page.reload()
    expect(await chat.page.inputValue('#province')).toBe('an-giang')
  })

  test.each(['by the button', 'by a message'])(
    'data deleted %s are gone from the page, which starts a new conversation',
    async (way) => {
      const chat = await phones.open()
      const kept = () => chat.page.evaluate<string>(`localStorage.getItem('chat')`)
      await chat.type('hồ sơ gồm những gì')
      const { conversation } = JSON.parse(await kept()) as { conversation: string }
      if (way === 'by a message') await chat.type('xoa du lieu')
      else {
        await chat.settings()
        await chat.page.getByRole('button', { name: 'Xóa dữ liệu' }).click()
        await chat.page.getByRole('button', { name: 'Xóa hết' }).click()
        await chat.settle()
      }
      expect(await kept()).not.toContain(conversation)
      expect(await kept()).not.toContain('hồ sơ gồm những gì')
      expect((await chat.entries()).join(' ')).toContain('đã xóa hết')
      expect(await chat.page.locator('#welcome').isVisible()).toBe(true)
      expect(await chat.labels()).toEqual([])
    },
  )
})
