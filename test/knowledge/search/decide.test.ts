import { describe, expect, test } from 'vitest'
import {
  decide,
  isOpen,
  ZONES,
  type Likelihood,
} from '../../../knowledge/search/decision/decide.ts'
import { FEATURES } from '../../../knowledge/search/decision/features.ts'
import { createModel } from '../../../knowledge/search/decision/model.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'

const { articles } = loadKnowledge()

const likely = (id: string, probability: number): Likelihood => {
  const document = articles.get(id)
  if (!document) throw new Error(`no article ${id}`)
  return {
    probability,
    found: {
      at: 0,
      document,
      score: 10,
      coverage: 1,
      matter: 1,
      likeness: 1,
      topics: [],
      lacks: false,
      nearest: 1,
      chance: -1,
      lacksYear: false,
      lacksNumber: false,
    },
  }
}

const idsOf = (own: readonly Likelihood[], others: readonly Likelihood[] = []) => {
  const { found } = decide(own, others)
  const all = found.kind === 'none' ? [found.article].filter((one) => one) : found.articles
  return [found.kind, ...all.map((one) => one?.id)]
}

describe('the three zones', () => {
  test('a likely article is given', () => {
    expect(idsOf([likely('kg-dossier', ZONES.answer)])).toEqual(['answer', 'kg-dossier'])
  })

  test('one that is not likely enough is offered, also alone', () => {
    expect(idsOf([likely('kg-dossier', ZONES.answer - 0.01)])).toEqual(['choices', 'kg-dossier'])
  })

  test('up to three stand beside the likeliest offer, those that say nothing left out', () => {
    const own = [
      likely('kg-dossier', 0.4),
      likely('kg-submit', 0.3),
      likely('contact', 0.2),
      likely('kg-score', 0.1),
      likely('kg-profit', 0.09),
      likely('kg-rice', ZONES.beside - 0.01),
    ]
    expect(idsOf(own)).toEqual(['choices', 'kg-dossier', 'kg-submit', 'kg-score'])
  })

  test('an unlikely article is not even offered', () => {
    expect(idsOf([likely('kg-dossier', ZONES.offer - 0.01)])).toEqual(['none'])
    expect(idsOf([])).toEqual(['none'])
  })
})

describe('what the documents do not hold', () => {
  test('an article that declines goes with the decline', () => {
    expect(idsOf([likely('contact', 0.9)])).toEqual(['none', 'contact'])
    expect(idsOf([likely('contact', 0.3)])).toEqual(['none', 'contact'])
  })

  test('an article that may answer is offered before a decline that is no likelier than that', () => {
    const own = [likely('contact', 0.4), likely('kg-dossier', 0.35)]
    expect(idsOf(own)).toEqual(['choices', 'kg-dossier'])
    expect(idsOf([likely('contact', 0.4), likely('kg-dossier', 0.25)])).toEqual(['none', 'contact'])
  })

  test('a plain decline is open, one with an article is not', () => {
    expect(isOpen(decide([], []).found)).toBe(true)
    expect(isOpen(decide([likely('contact', 0.9)], []).found)).toBe(false)
  })
})

describe('another province', () => {
  test('its rule is told of where one’s own documents have nothing near', () => {
    expect(idsOf([likely('contact', 0.4)], [likely('kg-ocop', 0.96)])).toEqual([
      'elsewhere',
      'kg-ocop',
    ])
  })

  test('it is not told of where one’s own article may be meant', () => {
    expect(idsOf([likely('ag-profit', 0.3)], [likely('kg-profit', 0.96)])[0]).toBe('choices')
    expect(idsOf([likely('ag-profit', 0.8)], [likely('kg-ocop', 0.98)])[0]).toBe('answer')
  })
})

describe('the probability', () => {
  const zero = FEATURES.map(() => 0)

  test('grows with a feature that weighs, by how far it is from its usual value', () => {
    const model = createModel({ rows: '', bias: 0, features: { coverage: [0.5, 0.25, 2] } })
    const at = (coverage: number) => {
      const values = zero.with(FEATURES.indexOf('coverage'), coverage)
      return model(values)
    }
    expect(at(0.5)).toBeCloseTo(0.5)
    expect(at(0.75)).toBeCloseTo(1 / (1 + Math.exp(-2)))
    expect(at(0.25)).toBeCloseTo(1 / (1 + Math.exp(2)))
  })

  test('stays between 0 and 1 whatever the values', () => {
    const model = createModel({ rows: '', bias: 900, features: {} })
    expect(model(zero)).toBe(1)
    expect(createModel({ rows: '', bias: -900, features: {} })(zero)).toBe(0)
  })
})
