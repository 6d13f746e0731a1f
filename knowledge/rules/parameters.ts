import type { Parameter } from '../schema/schema.ts'

export type ParameterValue = Parameter['values'][number]

/**
 * The value in force on a civil day, or null where no period covers the day. Never the nearest one:
 * a number of another time would be a wrong legal answer.
 */
export const valueOn = (parameter: Parameter, day: string): ParameterValue | null =>
  parameter.values.find(({ from, until }) => from <= day && (until === null || day <= until)) ??
  null
