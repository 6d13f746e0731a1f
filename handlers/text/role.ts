import type { Say } from '../../knowledge/phrases.ts'
import { ROLES, mainRole, type RowRole, type RowRoles } from '../../knowledge/schema/roles.ts'

/** Ids of agencies as a person reads them. */
type NamesOf = (ids: readonly string[]) => string

/** Each role with those who hold it: "Chủ trì: Sở Tài chính. Phối hợp: Các huyện." */
export const rolesInWords = (
  held: RowRoles,
  namesOf: NamesOf,
  say: Say,
  roles: readonly RowRole[] = ROLES,
): string =>
  roles
    .filter((role) => held[role].length > 0)
    .map((role) =>
      say('role.line', { role: say(`role.label.${role}`), agencies: namesOf(held[role]) }),
    )
    .join(' ')

/** Only who answers for it; empty where the document names nobody. */
export const mainRoleInWords = (held: RowRoles, namesOf: NamesOf, say: Say): string => {
  const main = mainRole(held)
  return main === null ? '' : rolesInWords(held, namesOf, say, [main])
}
