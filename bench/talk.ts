/**
 * What the people of the bench type, in this order: menu, questions, a walk-through with a question in
 * its middle, its result. Each talk is a chat of its own, so that every turn meets the same state.
 */
export const TALK: readonly string[] = [
  'menu',
  'dieu kien htx trong lua o kien giang',
  'ho so gom nhung gi',
  'xet giup htx chung toi trong lua o kien giang',
  'dong y',
  '520 ha',
  '320 thanh vien',
  'han nop ho so la khi nao',
  '350 trieu',
  '5 dich vu',
  'co lai ca 3 nam',
  '72 diem',
  'khong biet',
  'ket qua',
  'cam on',
]
