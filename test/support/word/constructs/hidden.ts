import { field, para, run, styled, wordFile } from '../package.ts'
import type { Construct } from './construct.ts'

const style = (id: string, rest: string, type = 'paragraph') =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${rest}</w:style>`

/** What nobody sees, what holds words, and what stands on every page. */
export const HIDDEN: readonly Construct[] = [
  {
    name: 'hidden words, by the run, by styles and by styles that turn each other about',
    file: wordFile(
      para(
        run('Ao') +
          run(' nháp', '<w:vanish/>') +
          run(' 3 ha', '<w:vanish w:val="0"/>') +
          run(' cũ', '<w:rStyle w:val="An"/>') +
          run(' web', '<w:webHidden/>'),
      ) +
        styled('DoanAn', 'Ẩn') +
        para(run('Lại hiện', '<w:rStyle w:val="An"/>'), '<w:pStyle w:val="DoanAn"/>'),
      {
        styles:
          style('An0', '<w:rPr><w:vanish/></w:rPr>', 'character') +
          style('An', '<w:basedOn w:val="An0"/>', 'character') +
          style('DoanAn', '<w:rPr><w:vanish/></w:rPr>'),
      },
    ),
    right: ['Ao 3 ha web', 'Lại hiện'],
    secondDiffers: 'it reads hidden words',
  },
  {
    name: 'soft hyphens, hyphens that hold together, tabs, breaks and what is invisible',
    file: wordFile(
      para(
        `${run('thành vi\u00ADên\u200B 2021\u20112025')}<w:r><w:softHyphen/><w:tab/><w:t>gạo</w:t><w:noBreakHyphen/><w:t>cá</w:t><w:br/><w:t>dòng hai</w:t></w:r>`,
      ),
    ),
    right: ['thành vi\u00ADên 2021-2025 gạo-cá', 'dòng hai'],
    secondDiffers: 'it keeps what is invisible',
  },
  {
    name: 'words that are crossed out by hand',
    file: wordFile(
      para(
        run('Hỗ trợ ') +
          run('50', '<w:strike/>') +
          run(' 70 triệu') +
          run(' đồng', '<w:strike w:val="0"/>'),
      ),
    ),
    right: ['Hỗ trợ [?] 70 triệu đồng {struck}'],
    secondDiffers: 'in plain text it shows them as the others',
  },
  {
    name: 'content controls, smart tags, links, own XML and writing that runs the other way',
    file: wordFile(
      `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${para('1. Ao')}</w:sdtContent></w:sdt><w:customXml w:element="k">${para(`<w:smartTag w:element="s">${run('2. Ghe ')}</w:smartTag><w:hyperlink>${run('gỗ ')}</w:hyperlink><w:sdt><w:sdtContent>${run('sao ')}</w:sdtContent></w:sdt><w:customXml>${run('dài ')}</w:customXml><w:bdo w:val="ltr">${run('9 m')}</w:bdo>`)}</w:customXml>`,
    ),
    right: ['1. Ao', '2. Ghe gỗ sao dài 9 m'],
    secondDiffers: 'it loses what stands in w:bdo',
  },
  {
    name: 'heads and feet of pages, without those of numbers alone',
    file: wordFile(
      `${para('I. VIỆC')}<w:sectPr><w:headerReference w:type="first" r:id="r-header"/><w:footerReference w:type="default" r:id="r-footer"/></w:sectPr>`,
      {
        header: para('UBND TỈNH ĐỒNG THÁP'),
        footer: para(field('PAGE', run('1'))),
      },
    ),
    right: ['I. VIỆC', '{header} UBND TỈNH ĐỒNG THÁP'],
  },
]
