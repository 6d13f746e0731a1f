import { expect, test } from 'vitest'
import { parseSession } from '../../../storage/chats/format/session-format.ts'
import { answerBehind, ask, type Pair } from '../../support/talk/pairs.ts'

/** They have no matter of their own. */
const LEANING: readonly Pair[] = [
  ['kien-giang', 'director', 'nuoi tom can dieu kien gi', 'von may ty', /2 tỷ/iu],
  ['kien-giang', 'director', 'kế hoạch 251 nói về gì', 'ai ky vay', /Lê Quốc Anh/iu],
  [
    null,
    'director',
    'HTX Sáu Nhung Đăk Hà có được không',
    'toi can lam gi nua',
    /hoàn thiện|80 điểm/iu,
  ],
  ['kien-giang', 'officer', 'hạn báo cáo năm', 'gửi cho ai', /qua Sở Kế hoạch/iu],
  ['kien-giang', 'director', 'trong rau can gi', 'may ha', /50 ha/iu],
  ['kien-giang', 'director', 'dieu kien htx lua', 'bao nhieu thanh vien', /300/iu],
  ['kon-tum', 'director', 'kế hoạch 3819 là gì', 'ai ký', /Nguyễn Hữu Tháp/iu],
  ['kien-giang', 'director', 'ho so gom gi', 'ai ky ten', /đại diện theo pháp luật/iu],
  ['kien-giang', 'director', 'mục tiêu 2030 của kế hoạch 251', 'còn 2045', /2045/iu],
  ['kon-tum', 'director', 'htx Rạng Đông làm mô hình gì', 'o huyen nao', /Đăk Tô/iu],
  ['an-giang', 'director', 'tổng kinh phí bao nhiêu', 'lấy từ nguồn nào', /nguồn|ngân sách/iu],
  [
    'kien-giang',
    'officer',
    '100 htx công nghệ cao 2030 ai chủ trì',
    'ai phối hợp vậy',
    /hối hợp/iu,
  ],
  [
    'kon-tum',
    'officer',
    'danh sách 05 HTX phê duyệt bằng văn bản nào',
    'ngày ban hành?',
    /23\/5\/2022/iu,
  ],
  [
    'kien-giang',
    'officer',
    'Đề án củng cố Quỹ hỗ trợ phát triển HTX do ai chủ trì',
    'thời gian thực hiện và kết quả phải ra là gì?',
    /2023/iu,
  ],
  ['kien-giang', 'director', 'ai duyệt danh sách', 'khi nào vậy', /8-9\/2021|tháng 8/iu],
  ['kien-giang', 'director', 'điều kiện htx trồng màu', 'văn bản nào nói vậy', /135/iu],
  ['kien-giang', 'director', 'trồng lúa cần gì', 'mấy người thì được', /300/iu],
  ['kien-giang', 'director', 'kế hoạch 135 để làm gì', 'ai ký cái đó', /Nguyễn Thanh Nhân/iu],
  ['kien-giang', 'director', 'ti le nu giam doc htx', 'bao gio toi do', /2045/iu],
  ['kien-giang', 'director', 'htx nuôi cua biển cần gì', 'tiền vốn nhiêu dzậy ad', /2 tỷ/iu],
  [
    'kien-giang',
    'director',
    'xe khách đường thủy vô được không, điều kiện sao',
    'rồi mấy chiếc lận',
    /1.000/iu,
  ],
  ['dak-nong', 'director', 'kế hoạch 188 nói gì', 'ông nào ký rứa', /Nguyễn Khải/iu],
  [
    'kien-giang',
    'officer',
    'báo cáo hằng năm theo kế hoạch 135 trước ngày nào',
    'gởi về đâu',
    /qua Sở|thông qua Sở/iu,
  ],
  ['kien-giang', 'officer', 'báo cáo năm kế hoạch 251', 'cơ quan nào tổng hợp', /Sở Kế hoạch/iu],
  ['kon-tum', 'director', 'HTX Đoàn Kết có được chọn không', 'giờ phải làm sao tiếp', /05 HTX/iu],
  ['kien-giang', 'director', 'muc tieu nam 2030 co bao nhieu htx', 'ai lo vu do', /Liên minh/iu],
  [
    'kien-giang',
    'director',
    'bao giờ hết htx ngừng hoạt động',
    'ai chịu trách nhiệm',
    /Liên minh|hủ trì/iu,
  ],
  ['dak-nong', 'director', 'quỹ hỗ trợ phát triển htx tỉnh', 'bao nhiêu tiền', /20 tỷ/iu],
  ['kien-giang', 'director', 'hồ sơ đăng ký gồm gì', 'mẫu ở đâu', /1485/iu],
  ['kien-giang', 'director', 'hồ sơ đăng ký gồm gì', 'chừng nào nộp', /6-7\/2021/iu],
  ['kien-giang', 'director', 'htx lúa 450 ha được không', 'còn vốn thì sao', /300 triệu/iu],
  ['kien-giang', 'officer', 'ai phê duyệt kế hoạch hoàn thiện', 'khi nào', /11\/2021/iu],
  [
    'kien-giang',
    'director',
    'tỷ lệ cán bộ quản lý tốt nghiệp đại học năm 2030',
    'bao nhiêu phần trăm vậy',
    /29%/iu,
  ],
  ['kien-giang', 'director', 'kế hoạch 251 là gì', 'văn bản đó ra ngày nào', /20\/10\/2023/iu],
  ['kien-giang', 'director', 'điều kiện htx vận tải', 'vốn thì sao', /Không đặt mức vốn/iu],
  ['kien-giang', 'officer', 'tổng kết đề án khi nào', 'kết quả là gì', /áo cáo/iu],
  ['an-giang', 'director', 'QĐ 2129 nói gì', 'ai ban hành', /2129/iu],
  ['kien-giang', 'director', 'lương phải cao hơn mức nào', 'lương đó bao nhiêu', /không|chưa/iu],
  ['dak-nong', 'officer', 'vận động lập htx mới ai chủ trì', 'thời gian nào', /hời gian|2021/iu],
  ['kien-giang', 'director', 'mục tiêu htx công nghệ cao năm 2045', 'sở nào lo', /Nông nghiệp/iu],
  ['kien-giang', 'director', 'hồ sơ gồm gì', 'cái này nộp chỗ nào', /Liên minh/iu],
  ['kien-giang', 'director', 'kế hoạch 135 nói gì', 'vậy 251 ai ký', /Lê Quốc Anh/iu],
]

/** They have a matter of their own, and are answered as if nothing had been said before. */
const OWN: readonly Pair[] = [
  ['kien-giang', 'director', 'nuoi tom can dieu kien gi', 'ho so gom gi', /5 nhóm/iu],
  ['kien-giang', 'director', 'kế hoạch 251 nói về gì', 'điều kiện htx trồng lúa', /500 ha/iu],
  ['kien-giang', 'director', 'kế hoạch 251 nói về gì', 'ke hoach 135 ai ky', /Nguyễn Thanh Nhân/iu],
  ['kien-giang', 'director', 'nuoi tom can dieu kien gi', 'han nop ho so', /6-7\/2021/iu],
  [
    'kien-giang',
    'director',
    'kế hoạch 251 nói về gì',
    'ai duyệt danh sách htx',
    /UBND tỉnh quyết định/iu,
  ],
  [
    'kien-giang',
    'director',
    'ho so gom gi',
    'sở công thương làm gì trong kế hoạch 251',
    /Sở Công Thương/iu,
  ],
  [
    'kien-giang',
    'director',
    'dieu kien htx lua',
    'vốn 2 tỷ thì trồng rau được không',
    /Trồng màu/iu,
  ],
  ['kien-giang', 'director', 'ho so gom gi', '5 htx kon tum là những htx nào', /Sáu Nhung/iu],
  ['kien-giang', 'director', 'dieu kien htx lua', 'gia lua hom nay bao nhieu', /không/iu],
  ['kien-giang', 'director', 'nuoi tom can dieu kien gi', '12 mô hình là gì', /12|1\./iu],
  ['kien-giang', 'director', 'kế hoạch 251 nói về gì', 'kiem tra dieu kien', /đồng ý/iu],
  ['an-giang', 'director', 'huyện làm gì', 'sở tài chính làm gì', /Sở Tài chính/iu],
  [
    'kon-tum',
    'director',
    'htx Rạng Đông làm mô hình gì',
    'kế hoạch 3819 ai ký',
    /Nguyễn Hữu Tháp/iu,
  ],
  ['kien-giang', 'director', 'ti le nu giam doc', 'lãi 3 năm là năm nào', /2018|ba năm|3 năm/iu],
  [
    'kien-giang',
    'director',
    'mục tiêu 2030 của kế hoạch 251',
    'đề án kéo dài tới năm nào',
    /2025/iu,
  ],
  ['kien-giang', 'director', 'kế hoạch 251 là gì', 'nộp hồ sơ ở đâu', /Liên minh HTX/iu],
  ['kien-giang', 'director', 'htx nuôi cua biển cần gì', 'vận tải thì cần mấy xe', /1.000/iu],
  ['kien-giang', 'director', 'ho so gom gi', 'hạn báo cáo năm nay', /10\/12/iu],
  ['kon-tum', 'director', 'htx Đoàn Kết ở huyện nào', 'htx Rạng Đông ở huyện nào', /Đăk Tô/iu],
  ['an-giang', 'director', 'huyện làm gì', 'ai duyệt danh sách', /UBND tỉnh|2128/iu],
  ['kien-giang', 'director', 'dieu kien htx lua', 'muốn kiểm tra htx của tôi', /đồng ý/iu],
  ['kien-giang', 'director', 'dieu kien htx lua', 'lịch nhắc việc', /nhắc/iu],
  [
    'kien-giang',
    'director',
    'mục tiêu 2030 của kế hoạch 251',
    'sở tài chính làm gì trong kế hoạch 135',
    /Tài chính/iu,
  ],
  ['dak-nong', 'director', 'kế hoạch 188 nói gì', 'quyết định 2129 ai ký', /2129/iu],
  ['kien-giang', 'director', 'dieu kien htx lua', 'bao nhiêu htx được chọn', /05|5/iu],
  ['kien-giang', 'director', 'dieu kien htx lua', 'lương tối thiểu vùng bao nhiêu', /không/iu],
  ['kien-giang', 'director', 'nuoi tom can dieu kien gi', 'công nghệ cao là gì', /công nghệ cao/iu],
  ['kien-giang', 'director', 'kế hoạch 251 nói về gì', '12 mô hình nào', /1\./iu],
  [
    'kien-giang',
    'director',
    'ti le nu giam doc htx',
    'kế hoạch 251 nói về gì',
    /tiếp tục đổi mới/iu,
  ],
  ['kien-giang', 'director', 'hồ sơ gồm gì', 'em là ai', /trợ lý|máy/iu],
  ['kien-giang', 'director', 'hồ sơ gồm gì', 'ai được ưu tiên', /ưu tiên/iu],
  ['kien-giang', 'director', 'hồ sơ gồm gì', 'đợt tới khi nào mở', /đợt/iu],
  [
    'an-giang',
    'director',
    'tổng kinh phí bao nhiêu',
    'một htx được bao nhiêu tiền',
    /không ghi|không/iu,
  ],
]

test.each(LEANING)('[%s, %s] "%s", then "%s" is about what was told', (...pair) => {
  const [province, role, before, text, expected] = pair
  expect(answerBehind(province, role, before, text)).toMatch(expected)
})

test.each(OWN)('[%s, %s] "%s", then "%s" is not bent to it', (...pair) => {
  const [province, role, before, text, expected] = pair
  const alone = ask(text, province, role, null)
  const said = answerBehind(province, role, before, text)
  expect(said).toMatch(expected)
  expect(said).toBe(alone.replies.map((reply) => reply.text).join('\n'))
})

test('a short question for a figure answers in the sector that was told, and in no other', () => {
  const said = answerBehind('kien-giang', 'director', 'nuoi tom can dieu kien gi', 'von may ty')
  expect(said).toContain('2 tỷ')
  expect(said).not.toMatch(/lúa|9 tỷ/u)
})

test('what is asked of a report and stands nowhere is said not to be found of that report', () => {
  const said = answerBehind('kien-giang', 'officer', 'hạn báo cáo năm', 'mẫu báo cáo')
  expect(said).toMatch(/không (?:thấy|có tệp biểu mẫu)/u)
})

test('a session from before the context was kept goes on from its question', () => {
  const { session } = ask('trong rau can gi', 'kien-giang', 'director', null)
  const { context, ...rest } = session
  const old = parseSession(JSON.stringify({ ...rest, previousQuestion: context.question }))
  expect(old?.context).toEqual({
    question: context.question,
    articles: [],
    rows: [],
    province: null,
    at: '',
  })
})
