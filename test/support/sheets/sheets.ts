import type { ResultSheet, SheetOpenGroup } from '../../../handlers/conversation/sheet.ts'
import { answersOf, AT, change, DOSSIER, ELIGIBLE, NOT_ELIGIBLE, pointOf, STEPS } from './rice.ts'

export { ELIGIBLE, NOT_ELIGIBLE }

const unknown = change({
  profit: { declared: null, status: 'open' },
  score: { declared: 'khoảng 60 đến 70 điểm', status: 'open' },
  capital: { declared: null, status: 'open' },
  services: { declared: null, status: 'open' },
  dossier: { declared: null, status: 'open' },
  model: { declared: null, status: 'open' },
})

const OPEN: readonly SheetOpenGroup[] = [
  {
    place: 'books',
    title: 'Xem sổ sách với kế toán',
    points: [
      pointOf('profit', 'Lãi ba năm liền: chưa rõ', 'III.2.a'),
      pointOf('score', 'Điểm năm 2020: khoảng 60 đến 70 thì chưa chắc đạt (cần từ 65)', 'III.2.a'),
      pointOf('capital', 'Vốn: chưa rõ', 'III.2.a'),
    ],
  },
  {
    place: 'register',
    title: 'Xem sổ thành viên, sổ của HTX',
    points: [pointOf('services', 'Dịch vụ cho thành viên: chưa trả lời', 'III.2.a')],
  },
  {
    place: 'papers',
    title: 'Xem giấy tờ của HTX',
    points: [
      pointOf('dossier', 'Đủ hồ sơ: chưa trả lời', 'III.2.a'),
      pointOf('model', 'Mô hình của Đề án: chưa trả lời', 'III.2.a'),
    ],
  },
  {
    place: 'agency',
    title: 'Hỏi Liên minh HTX tỉnh',
    points: [
      pointOf(
        'wage',
        'Lương bình quân: văn bản không ghi mức, cần hỏi Liên minh HTX tỉnh',
        'VI.2.đ',
      ),
      pointOf(
        'area',
        'Diện tích tính theo đất canh tác hay theo vụ: văn bản không nói rõ',
        'III.2.a',
      ),
    ],
  },
]

/** The fullest that a usual talk comes to: ten rows, eight open points, ten papers, no name. */
export const TO_VERIFY: ResultSheet = {
  ...ELIGIBLE,
  name: null,
  eligibility: 'needs_verification',
  headline: 'CẦN XÁC MINH (sơ bộ): 8 điều chưa rõ, chưa thấy điều nào không đạt.',
  rows: unknown,
  open: OPEN,
  dossier: [
    ...DOSSIER,
    {
      item: 'Các giấy chứng nhận, hợp đồng liên kết, giấy khen (nếu có)',
      clause: 'KH 135, VI.2.đ',
    },
    { item: 'Danh sách thành viên và vốn góp của từng người', clause: 'KH 135, VI.2.b' },
  ],
  nextSteps: [
    ...STEPS,
    { text: 'Xem lại tám điều còn hỏi, rồi nhắn trợ lý để đối chiếu lại.', clause: null },
  ],
  answers: answersOf(unknown, 'officer'),
}

/** Kon Tum, whose plan holds no conditions. */
export const WITHOUT_CONDITIONS: ResultSheet = {
  ...ELIGIBLE,
  name: 'Hợp tác xã Dược liệu hữu cơ Tu Mơ Rông',
  province: 'Kon Tum',
  programme: { id: 'kon-tum-167', document: 'Kế hoạch 3819/KH-UBND', status: 'ended' },
  eligibility: 'needs_verification',
  headline:
    'CẦN XÁC MINH: Kế hoạch 3819 không ghi điều kiện để đối chiếu, nên em không nói đủ hay chưa đủ được.',
  rows: [],
  priority: [],
  dossier: [],
  nextSteps: [
    {
      text: 'HTX có tên trong danh sách năm HTX, mô hình 3: làm theo phần việc của HTX trong kế hoạch.',
      clause: 'KH 3819, II.2/5',
    },
    { text: 'Hỏi Liên minh HTX tỉnh về tiến độ hoàn thiện mô hình.', clause: 'KH 3819, IV' },
  ],
  answers: [{ fact: 'entity', label: 'Loại tổ chức', text: 'Hợp tác xã', at: AT, by: 'self' }],
  round:
    'Danh sách HTX nêu trong Kế hoạch 3819 được duyệt ngày 23/5/2022, Đề án làm đến hết năm 2025; các văn bản em có không nói đợt nào đang mở.',
}

/** The four by what they are called in tests. */
export const SHEETS = {
  eligible: ELIGIBLE,
  'not eligible': NOT_ELIGIBLE,
  'to verify': TO_VERIFY,
  'without conditions': WITHOUT_CONDITIONS,
} as const
