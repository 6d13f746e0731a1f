import { expect, test } from 'vitest'
import { partsOf } from '../../../../knowledge/schema/deadline.ts'
import { answeringOf } from '../../../../knowledge/schema/roles.ts'
import type { DeadlineProposal } from '../../../../knowledge/official/proposals/proposal.ts'
import {
  deadlinesOf,
  expectedOf,
  INVENTED,
  inventedDocument,
  type ExpectedDeadline,
} from '../../../support/invented.ts'

const hasTime = ({ time }: DeadlineProposal, wanted: ExpectedDeadline['time']) =>
  partsOf(time).some((part) =>
    Object.entries(wanted).every(([key, value]) =>
      Object.entries(part).some(([k, v]) => k === key && v === value),
    ),
  )

const fits = (one: DeadlineProposal, { clause, type = 'task', time }: ExpectedDeadline) =>
  one.clause === clause && one.type === type && hasTime(one, time)

test.each(INVENTED)(
  'of the invented %s everything is proposed that a careful reader proposes',
  (name) => {
    const found = deadlinesOf(inventedDocument(name))
    const missed = expectedOf(name).filter((wanted) => !found.some((one) => fits(one, wanted)))
    expect(missed).toEqual([])
    const others = expectedOf(name).flatMap((wanted) => {
      const one = found.find((proposal) => fits(proposal, wanted))
      const lead = one ? answeringOf(one.roles).lead : []
      return wanted.lead && lead.join() !== wanted.lead.join() ? [{ wanted, lead }] : []
    })
    expect(others).toEqual([])
  },
)

test.each(INVENTED)('of the invented %s nothing else is proposed', (name) => {
  const wanted = expectedOf(name)
  expect(wanted.length).toBeGreaterThan(5)
  const found = deadlinesOf(inventedDocument(name))
  expect(found.filter((one) => !wanted.some((other) => fits(one, other)))).toEqual([])
  expect(found).toHaveLength(wanted.length)
})
