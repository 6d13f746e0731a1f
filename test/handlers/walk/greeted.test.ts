import { expect, test } from 'vitest'
import { createChat, textOf } from '../../support/talk/chat.ts'

const FIGURES = '520 ha 310 xa vien du dk chua'

test.each([
  ['chao em, htx lua o Giong Rieng', 'Trồng lúa'],
  ['dạ em chào, bên em làm rau màu', 'Trồng màu (rau, củ)'],
  ['alo em ơi, htx tui trồng lúa', 'Trồng lúa'],
  ['xin chao, toi o htx nuoi tom An Bien', 'Nuôi trồng thủy sản'],
  ['chào bạn mình bên HTX vận tải Rạch Giá', 'Giao thông vận tải'],
  ['em chao anh chi, em lam htx rau an toan Hon Dat', 'Trồng màu (rau, củ)'],
  ['chào em, tụi anh là htx lúa Tri Tôn', 'Trồng lúa'],
  ['hello shop, htx tui lam lua', 'Trồng lúa'],
  ['cảm ơn em, htx anh trồng lúa nghen', 'Trồng lúa'],
  ['htx lúa', 'Trồng lúa'],
])('what is told with "%s" is known to the figures behind it', (greeting, sector) => {
  const chat = createChat()
  chat.say(greeting)
  const turn = chat.say(FIGURES)
  expect(textOf(turn)).toContain(sector)
  expect(chat.session()?.consents.answers?.state).toBe('asked')
})

test.each(['chào em, htx lúa cần bao nhiêu ha', 'điều kiện htx rau', 'chào em', 'Hòn Đất'])(
  '"%s" tells of no cooperative of one’s own, and nothing waits',
  (text) => {
    const chat = createChat()
    chat.say(text)
    expect(chat.session()?.held).toBeNull()
  },
)

test('one figure behind a greeting with a sector is set against the rule of that sector alone', () => {
  const chat = createChat()
  chat.say('chào em, htx lúa Hòn Đất')
  const text = textOf(chat.say('300 xã viên thì đủ không'))
  expect(text).toContain('Trồng lúa: cần từ 300')
  expect(text).not.toContain('Giao thông vận tải')
})
