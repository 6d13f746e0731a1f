import { describe, expect, test } from 'vitest'
import { MET } from '../../support/talk/answers.ts'
import { useServer, type ChatAnswer } from '../../support/process/server.ts'

const { post } = useServer()

const judge = async (body: unknown) => {
  const response = await post('/api/v1/eligibility', body)
  return {
    status: response.status,
    body: (await response.json()) as Record<string, never> & ChatAnswer,
  }
}

describe('the eligibility interface', () => {
  test('everything at its threshold is eligible, preliminarily', async () => {
    const { body } = await judge({ programme: 'kien-giang-167', answers: MET })
    expect(body).toMatchObject({ eligibility: 'eligible', failing: [], toVerify: [] })
  })

  test('the status is that of the day asked for', async () => {
    const { body } = await judge({ programme: 'kien-giang-167', answers: MET, asOf: '2021-07-20' })
    expect(body).toMatchObject({ programme: { id: 'kien-giang-167', status: 'open' } })
  })

  test('a day without a rule is said, and never judged by the nearest one', async () => {
    const { body } = await judge({ programme: 'kien-giang-167', answers: MET, asOf: '2020-05-01' })
    expect(body).toMatchObject({
      eligibility: 'needs_verification',
      programme: { status: 'upcoming' },
    })
    expect(JSON.stringify(body)).toContain('chưa có quy định cho thời điểm này')
  })

  test.each([
    ['an unknown programme', { programme: 'ca-mau-167', answers: {} }, 'unknown_programme'],
    ['an unknown fact', { programme: 'kien-giang-167', answers: { height: 3 } }, 'bad_answer'],
    ['a half member', { programme: 'kien-giang-167', answers: { members: 0.5 } }, 'bad_answer'],
    ['a list for answers', { programme: 'kien-giang-167', answers: [] }, 'bad_request'],
    [
      'a day that is none',
      { programme: 'kien-giang-167', answers: {}, asOf: '2021-13-40' },
      'bad_request',
    ],
  ])('%s is 400 and named', async (_, request, code) => {
    const { status, body } = await judge(request)
    expect([status, body.error?.code]).toEqual([400, code])
  })

  test('the fact that is wrong is named', async () => {
    const { body } = await judge({ programme: 'kien-giang-167', answers: { height: 3 } })
    expect(body.error?.message).toContain('height')
  })
})
