import { describe, expect, test } from 'vitest'
import { faultsOf } from './answering.ts'

const KG_DOSSIERS = ['kh-135-2021 PL.GD1.2']
const AG_FRONT = ['qd-2129-2021 VII.8']
const DN_ADVICE = ['kh-188-2021 PL.II.1']

describe('agencies', () => {
  test.each([
    [
      'an agency of the clause',
      'Liên minh HTX tỉnh cùng Sở NN&PTNT hướng dẫn HTX tham gia Đề án.',
      KG_DOSSIERS,
      [],
    ],
    [
      'one that it does not name',
      'Cục Thuế tỉnh hướng dẫn HTX tham gia Đề án.',
      KG_DOSSIERS,
      ['agency-not-in-clause Cục Thuế tỉnh'],
    ],
    ['who is to be asked', 'Mọi việc khác, Anh/Chị hỏi Cục Thuế tỉnh.', KG_DOSSIERS, []],
    [
      'what an office is called today',
      'Liên minh HTX tỉnh gửi Sở Kế hoạch và Đầu tư (nay là Sở Tài chính).',
      KG_DOSSIERS,
      [],
    ],
    [
      'a department where the clause says all of them',
      'Sở Ngoại vụ thực hiện.',
      ['kh-135-2021 I.3'],
      ['agency-not-in-clause Sở Ngoại vụ'],
    ],
  ])('%s', (_, text, cited, wanted) => {
    expect(faultsOf(text, cited)).toEqual(wanted)
  })
})

describe('roles', () => {
  test.each([
    [
      'who leads leads',
      'Liên minh HTX tỉnh chủ trì, phối hợp với Sở NN&PTNT hướng dẫn.',
      KG_DOSSIERS,
      [],
    ],
    [
      'who joins does not lead',
      'Liên minh HTX tỉnh, Sở NN&PTNT chủ trì hướng dẫn.',
      KG_DOSSIERS,
      ['role-not-in-clause Sở NN&PTNT'],
    ],
    [
      'who only hands on approves nothing',
      'Liên minh HTX tỉnh phê duyệt hồ sơ.',
      KG_DOSSIERS,
      ['role-not-in-clause Liên minh HTX tỉnh'],
    ],
    ['what is denied is not said', 'Liên minh HTX tỉnh không phê duyệt hồ sơ.', KG_DOSSIERS, []],
    [
      'nor what a document does not charge one with',
      'Mục này không giao Sở NN&PTNT chủ trì.',
      KG_DOSSIERS,
      [],
    ],
    [
      'who joins is not told to do it',
      'Sở NN&PTNT hướng dẫn HTX lập hồ sơ.',
      KG_DOSSIERS,
      ['duty-not-its-own Sở NN&PTNT'],
    ],
    ['who joins is told to join', 'Sở NN&PTNT phối hợp hướng dẫn HTX lập hồ sơ.', KG_DOSSIERS, []],
    [
      'who is asked is told to be asked',
      'Kế hoạch đề nghị Mặt trận Tổ quốc vận động HTX thí điểm.',
      AG_FRONT,
      [],
    ],
    [
      'who is asked is not told to do it',
      'Mặt trận Tổ quốc vận động HTX thí điểm.',
      AG_FRONT,
      ['duty-not-its-own Mặt trận Tổ quốc'],
    ],
    [
      'who leads the advice advises',
      'Phòng CSTT, PT HTX, thường xuyên: rà soát văn bản.',
      DN_ADVICE,
      ['duty-not-its-own Phòng CSTT, PT HTX'],
    ],
    ['and is told to', 'Phòng CSTT, PT HTX tham mưu rà soát văn bản, thường xuyên.', DN_ADVICE, []],
  ])('%s', (_, text, cited, wanted) => {
    expect(faultsOf(text, cited)).toEqual(wanted)
  })
})
