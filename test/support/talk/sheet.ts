import type { ResultSheet, SheetRow } from '../../../handlers/conversation/sheet.ts'

const CLAUSE = 'KH 135, III.2.a'

const row = (
  fact: string,
  status: SheetRow['status'],
  [label, required, declared, gap]: readonly [string, string, string | null, string | null],
): SheetRow => ({ condition: fact, fact, label, required, declared, status, gap, clause: CLAUSE })

/** A result with something missing, something open and something met, as a page is given it. */
export const sampleSheet: ResultSheet = {
  name: 'HTX Lúa Hòn Đất',
  province: 'Kiên Giang (cũ)',
  programme: { id: 'kien-giang-167', document: 'Kế hoạch 135', status: 'ended' },
  asOf: '2026-11-30',
  contentVersion: 'test',
  eligibility: 'not_eligible',
  headline: 'CHƯA ĐỦ (sơ bộ): 2 điều kiện chưa đạt, 1 điều cần xác minh.',
  rows: [
    row('area', 'not_met', ['Diện tích', 'từ 500 ha', '480 ha', '20 ha']),
    row('members', 'not_met', ['Thành viên', 'từ 300', '299', '1']),
    row('wage', 'open', ['Lương bình quân', 'cao hơn mức chung của các HTX', null, null]),
    row('capital', 'met', ['Vốn làm ăn', 'từ 300 triệu đồng', '1,2 tỷ đồng', null]),
  ],
  open: [
    {
      place: 'agency',
      title: 'Hỏi Liên minh HTX tỉnh',
      points: [{ fact: 'wage', text: 'Lương bình quân', clause: 'KH 135, VI.2.đ' }],
    },
  ],
  priority: [],
  dossier: [{ item: 'Báo cáo tài chính 3 năm', clause: 'KH 135, VI.2' }],
  nextSteps: [{ text: 'Hỏi mức lương chung năm 2020.', clause: 'KH 135, VI.2.đ' }],
  answers: [],
  round: 'Đợt chọn theo Kế hoạch 135 là tháng 6 đến tháng 7 năm 2021.',
  note: 'Đối chiếu sơ bộ, không phải quyết định.',
}
