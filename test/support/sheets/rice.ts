import type { ResultSheet, SheetAnswer, SheetRow } from '../../../handlers/conversation/sheet.ts'

export const AT = '2026-11-30T03:10:00.000Z'

type Line = readonly [
  condition: string,
  fact: string,
  label: string,
  required: string,
  declared: string | null,
  status: SheetRow['status'],
  clause: string,
  gap?: string,
]

const rowOf = ([
  condition,
  fact,
  label,
  required,
  declared,
  status,
  clause,
  gap,
]: Line): SheetRow => ({
  condition,
  fact,
  label,
  required,
  declared,
  status,
  gap: gap ?? null,
  clause: `KH 135, ${clause}`,
})

const GENERAL: readonly Line[] = [
  ['kg-entity', 'entity', 'Loại tổ chức', 'hợp tác xã', 'Hợp tác xã', 'met', 'III.1'],
  ['kg-legal', 'legal', 'Luật áp dụng', 'Luật HTX 2012', 'Theo Luật HTX 2012', 'met', 'III.2.a'],
  [
    'kg-model',
    'model',
    'Mô hình của Đề án',
    'một trong 12 mô hình',
    'Mô hình 3 (lo dịch vụ đầu vào, đầu ra)',
    'met',
    'III.2.a',
  ],
  [
    'kg-profit',
    'profit',
    'Lãi ba năm liền',
    'có lãi cả ba năm 2018, 2019, 2020',
    'năm 2018, 2020 có lãi; năm 2019 lãi 12 triệu đồng',
    'met',
    'III.2.a',
  ],
  ['kg-dossier', 'dossier', 'Đủ hồ sơ', 'đủ bộ hồ sơ', 'Có đủ', 'met', 'III.2.a'],
  ['kg-score', 'score', 'Điểm năm 2020', 'từ 65 điểm (loại Khá)', '72 điểm', 'met', 'III.2.a'],
]
const RICE: readonly Line[] = [
  [
    'kg-rice-area',
    'area',
    'Diện tích',
    'từ 500 ha',
    '620 mẫu, tức từ 620 ha đến 803,52 ha',
    'met',
    'III.2.a',
  ],
  [
    'kg-rice-members',
    'members',
    'Thành viên',
    'từ 300 thành viên',
    '340 thành viên',
    'met',
    'III.2.a',
  ],
  ['kg-rice-capital', 'capital', 'Vốn', 'từ 300 triệu đồng', '1,5 tỷ đồng', 'met', 'III.2.a'],
  [
    'kg-rice-services',
    'services',
    'Dịch vụ cho thành viên',
    'từ 3 dịch vụ',
    'cày, tưới, gặt, bao tiêu (4 dịch vụ)',
    'met',
    'III.2.a',
  ],
]

export const answersOf = (
  rows: readonly SheetRow[],
  by: SheetAnswer['by'] = 'self',
): SheetAnswer[] => [
  { fact: 'sector', label: 'Ngành', text: 'Trồng lúa', at: AT, by },
  ...rows.flatMap(({ fact, label, declared }) =>
    declared === null ? [] : [{ fact, label, text: declared, at: AT, by }],
  ),
]

export const DOSSIER = [
  ['Bản đăng ký tham gia Đề án (theo mẫu)', 'VI.2.a'],
  ['Báo cáo tình hình hoạt động và phương án sản xuất, kinh doanh các năm tới', 'VI.2.b'],
  ['Báo cáo tài chính ba năm 2018, 2019, 2020', 'VI.2.c'],
  ['Bản tự chấm điểm năm 2020 theo Thông tư 01/2020', 'VI.2.d'],
  ['Giấy chứng nhận đăng ký HTX', 'VI.2.đ'],
  ['Bản cam kết không vi phạm pháp luật', 'VI.2.đ'],
  ['Danh sách lao động làm việc thường xuyên', 'VI.2.đ'],
  ['Bảng lương của lao động thường xuyên', 'VI.2.đ'],
].map(([item = '', clause = '']) => ({ item, clause: `KH 135, ${clause}` }))

export const STEPS: ResultSheet['nextSteps'] = [
  {
    text: 'Gọi Liên minh HTX tỉnh hỏi khi nào mở đợt mới; các văn bản hiện có không nói đợt nào đang mở.',
    clause: 'KH 135, phụ lục',
  },
  {
    text: 'Soạn đủ bộ hồ sơ theo danh sách bên cạnh, ký tên, đóng dấu từng tờ.',
    clause: 'KH 135, VI.2',
  },
]

const rows = [...GENERAL, ...RICE].map(rowOf)

/** A rice cooperative of old Kiên Giang that meets everything. */
export const ELIGIBLE: ResultSheet = {
  name: 'HTX Nông nghiệp Hòn Đất',
  province: 'Kiên Giang',
  programme: { id: 'kien-giang-167', document: 'Kế hoạch 135/KH-UBND', status: 'ended' },
  asOf: '2026-11-30',
  contentVersion: '4f0c2b7d9a1e5566',
  eligibility: 'eligible',
  headline: 'ĐỦ THEO VĂN BẢN (sơ bộ), theo lời Anh/Chị kê khai.',
  rows,
  open: [],
  priority: [{ label: 'Có hợp đồng liên kết theo chuỗi giá trị', clause: 'KH 135, III.2.b' }],
  dossier: DOSSIER,
  nextSteps: STEPS,
  answers: answersOf(rows),
  round:
    'Đợt chọn theo Kế hoạch 135 là tháng 6 đến tháng 7 năm 2021, Đề án làm đến hết năm 2025; các văn bản em có không nói đợt nào đang mở.',
  note: 'Đây là đối chiếu sơ bộ theo lời kê khai, không phải quyết định; cơ quan có thẩm quyền mới quyết định.',
}

export const change = (changes: Readonly<Record<string, Partial<SheetRow>>>): readonly SheetRow[] =>
  rows.map((row) => ({ ...row, ...changes[row.fact] }))

const failing = change({
  members: { declared: '299 thành viên', status: 'not_met', gap: '1 thành viên' },
  area: { declared: '410 ha', status: 'not_met', gap: '90 ha (18 %)' },
})

export const pointOf = (fact: string, text: string, clause: string) => ({
  fact,
  text,
  clause: `KH 135, ${clause}`,
})

/** The same with two conditions that are not met, filled in by an officer in part. */
export const NOT_ELIGIBLE: ResultSheet = {
  ...ELIGIBLE,
  eligibility: 'not_eligible',
  headline: 'CHƯA ĐỦ (sơ bộ): 2 điều kiện chưa đạt, 1 điều cần xác minh.',
  rows: failing,
  open: [
    {
      place: 'agency',
      title: 'Hỏi Liên minh HTX tỉnh',
      points: [
        pointOf(
          'wage',
          'Lương bình quân của lao động thường xuyên: chưa rõ mức của các HTX trong tỉnh',
          'VI.2.đ',
        ),
      ],
    },
  ],
  priority: [],
  answers: answersOf(failing).map((answer) =>
    answer.fact === 'score' ? { ...answer, by: 'officer', at: '2026-11-29T03:00:00.000Z' } : answer,
  ),
}
