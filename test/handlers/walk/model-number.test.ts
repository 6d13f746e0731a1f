import { describe, expect, test } from 'vitest'
import { valuesOf } from '../../../handlers/conversation/session.ts'
import { lastChoices, start, type createChat } from '../../support/talk/chat.ts'
import { showValue } from '../../support/content/reading.ts'

const TRANSPORT = 'htx vận tải Kiên Giang 1200 xe, xét giúp'
const CRAFT = 'htx đan lát Kiên Giang 60 tv, xét giúp'
const RICE = 'htx lúa Kiên Giang 520 ha, 310 xã viên, xét giúp'
const MOST_QUESTIONS = 14

/** A chat in which the model is asked. */
const askedForModel = (opening: string) => {
  const { chat, turn } = start(opening)
  let last = turn
  for (let step = 0; step < MOST_QUESTIONS && last.question?.fact !== 'model'; step += 1)
    last = chat.say('không biết')
  expect(last.question?.fact).toBe('model')
  return chat
}

const modelOf = (chat: ReturnType<typeof createChat>) => {
  const { walk } = chat.session() ?? {}
  const value = walk && valuesOf(walk)['model']
  return value && showValue(value)
}

describe('a number that is both of a shown choice and of another model', () => {
  test.each([
    [TRANSPORT, '1', ['Mô hình 10', 'Mô hình 1']],
    [TRANSPORT, 'dạ 1', ['Mô hình 10', 'Mô hình 1']],
    [TRANSPORT, '1 nha em', ['Mô hình 10', 'Mô hình 1']],
    [CRAFT, '1', ['Mô hình 6', 'Mô hình 1']],
    [CRAFT, '2', ['Mô hình 11', 'Mô hình 2']],
  ])('%s: "%s" is asked back', (opening, text, labels) => {
    const chat = askedForModel(opening)
    const turn = chat.say(text)
    expect(modelOf(chat)).toBeUndefined()
    expect(turn.question?.fact).toBe('model')
    const choices = lastChoices(turn).map(({ label }) => label.replace(/ \(.*$/u, ''))
    expect(choices.slice(0, 2)).toEqual(labels)
    chat.say(labels[1] ?? '')
    expect(modelOf(chat)).toBe(text.replaceAll(/\D/gu, ''))
  })

  test.each([
    [TRANSPORT, '2'],
    [TRANSPORT, '3'],
    [TRANSPORT, '4'],
    [RICE, '5'],
  ])('%s: "%s", the number of another choice, is taken for neither', (opening, text) => {
    const chat = askedForModel(opening)
    expect(chat.say(text).question?.fact).toBe('model')
    expect(modelOf(chat)).toBeUndefined()
    chat.say(`mô hình ${text}`)
    expect(modelOf(chat)).toBe(text)
  })

  test.each([
    [TRANSPORT, 'mô hình 1', '1'],
    [TRANSPORT, 'số 1', '1'],
    [TRANSPORT, '10', '10'],
    [TRANSPORT, '7', '7'],
    [RICE, '3', '3'],
    [CRAFT, '11', '11'],
    [RICE, '1', '1'],
    [RICE, '2', '2'],
  ])('%s: "%s" is model %s', (opening, text, model) => {
    const chat = askedForModel(opening)
    chat.say(text)
    expect(modelOf(chat)).toBe(model)
  })
})
