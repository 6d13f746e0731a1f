const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋'
const SIGNS = '0123456789+-'
const MINUS = '\u2212'

/** Figures above or below the line ("10" and "3" are 10³, and never 103); null for other words. */
export const raised = (text: string, height: string): string | null => {
  const row = height === 'superscript' ? RAISED : LOWERED
  const written = Array.from(text.trim(), (sign) => {
    const at = SIGNS.indexOf(sign === MINUS ? '-' : sign)
    return at < 0 ? '' : (row[at] ?? '')
  })
  return written.length > 0 && !written.includes('') ? written.join('') : null
}
