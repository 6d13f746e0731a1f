import { expect, test } from 'vitest'
import {
  isPlainSyllable,
  isSyllable,
  withTone,
} from '../../../../knowledge/language/text/syllable.ts'
import { compose, fold, normalise, tokens } from '../../../../knowledge/language/text/text.ts'

test.each([
  ['Đường Ấp Hòn Đất', 'duong ap hon dat'],
  ['5.000 m² KHÔNG', '5.000 m2 khong'],
  ['Tỷ rưỡi', 'ty ruoi'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test.each(['Đường ǅ İ 😀 ﬁ ŉ ß', '\uD83D lone', 'Trợ lý', 'ĐƯỢC'])(
  'folding %s keeps its length',
  (text) => {
    expect(fold(text)).toHaveLength(text.normalize('NFC').length)
  },
)

test('marks in piles, which are slow to sort, are no part of a letter', () => {
  const pile = '\u0316\u0301'.repeat(2000)
  expect(compose(`a${pile}`).length).toBeLessThan(6)
  expect(normalise(`a\u200B${pile} b`).length).toBeLessThan(8)
  expect(compose('ệ'.normalize('NFD'))).toBe('ệ')
})

test.each([
  // Telex
  ['hopwj tacs xax', 'hợp tác xã'],
  ['hopjw tasc xax', 'hợp tác xã'],
  ['dduwowcj khoong', 'được không'],
  ['dieenj tichs', 'diện tích'],
  ['thuyr sanr nuooi troongf', 'thủy sản nuôi trồng'],
  ['nguowif', 'người'],
  ['tyr ruwowix', 'tỷ rưỡi'],
  ['HOPWJ Tacs', 'HỢP Tác'],
  // VNI
  ['ho75p ta1c xa4', 'hợp tác xã'],
  ['D9u7o75c', 'Được'],
  ['2 tỷ ve61 co1', '2 tỷ vế có'],
  // tone marks and Unicode
  ['uỷ ban hoà bình', 'ủy ban hòa bình'],
  ['Thuý khoẻ HOÀ', 'Thúy khỏe HÒA'],
  ['quý quỷ hoàn toàn', 'quý quỷ hoàn toàn'],
  ['hợp tác xã'.normalize('NFD'), 'hợp tác xã'],
  // spaces
  ['  500\u00A0ha \t 300   tv ', '500 ha 300 tv'],
  ['500\u200B ha', '500 ha'],
  ['500 ha\n\n300 tv', '500 ha; 300 tv'],
  ['500 ha,\n300 tv', '500 ha, 300 tv'],
  ['５００ ha', '500 ha'],
])('%j is read as %j', (typed, normal) => {
  expect(normalise(typed)).toBe(normal)
})

test.each(
  `5000m2|3tr5|2xx|500ha|2ty3|2 ty3|1k2|q4/2023|T9/2023|ko dk dc htx tv xv ldtx|ocop menu reset
  |co1 300|100m x 50m|nam muoi lam|ba tram linh hai|von dieu le|hop tac xa|kon tum`
    .split('|')
    .map((text) => text.trim()),
)('%s stays as typed', (text) => {
  expect(normalise(text)).toBe(text)
})

test.each([
  ['50ha', ['50', 'ha']],
  ['3tr5', ['3', 'tr', '5']],
  ['5000m2, 2km2', ['5000', 'm2', ',', '2', 'km2']],
  ['5.000 m²', ['5.000', 'm²']],
  ['1ty', ['1', 'ty']],
  ['1.200,5 ha', ['1.200,5', 'ha']],
  ['30/6/2025', ['30', '/', '6', '/', '2025']],
  ['500 ha.', ['500', 'ha', '.']],
])('%s has the tokens %j', (text, expected) => {
  expect(tokens(text).map((token) => token.text)).toEqual(expected)
})

test('a token knows where it stands', () => {
  const text = 'HTX 50ha ở Hòn Đất'
  for (const token of tokens(text)) expect(text.slice(token.at, token.end)).toBe(token.text)
})

test.each(['nghiêng', 'được', 'quốc', 'giềng', 'khuya', 'thuở', 'gì', 'yếu', 'ăn'])(
  '%s is a syllable',
  (word) => {
    expect(isSyllable(word)).toBe(true)
  },
)

test.each(['tacs', 'được5', 'tàc', 'bfa', 'htx', 'ươ', 'kgiang', ''])(
  '%j is no syllable',
  (word) => {
    expect(isSyllable(word)).toBe(false)
  },
)

test('syllables without marks are known too', () => {
  expect(isPlainSyllable('duong')).toBe(true)
  expect(isPlainSyllable('dduong')).toBe(false)
})

test.each([
  ['hoa', 2, 'hòa'],
  ['hoan', 2, 'hoàn'],
  ['thuy', 3, 'thủy'],
  ['quy', 1, 'quý'],
  ['ngươi', 2, 'người'],
  ['tiên', 1, 'tiến'],
  ['gia', 2, 'già'],
  ['cua', 3, 'của'],
])('%s takes tone %i as %s', (word, tone, toned) => {
  expect(withTone(word, tone)).toBe(toned)
})
