import { parseSync, Visitor, type Node, type Span } from 'oxc-parser'

/** One small fault that is put into a file: `code` from `start` to `end` becomes `by`. */
export interface Mutant {
  readonly operator: string
  readonly line: number
  readonly start: number
  readonly end: number
  readonly was: string
  readonly by: string
}

const SWAPPED: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '&&': '||',
  '||': '&&',
}

const RENAMED: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  max: 'min',
  min: 'max',
  flatMap: 'map',
}
/** Calls that can be left out, with what they are called on in their place. */
const LEFT_OUT = new Set(['filter', 'toSorted', 'slice', 'trim', 'where'])

const isText = ({ type }: Node) => type === 'TemplateLiteral' || type === 'Literal'

/**
 * Every mutant of a TypeScript file: comparisons and logic swapped, conditions fixed, statements,
 * properties and list entries left out, numbers moved by one, truths turned. Types are left alone.
 */
export const mutantsOf = (file: string, code: string): readonly Mutant[] => {
  const { program, errors } = parseSync(file, code)
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`)
  const mutants: Mutant[] = []
  const types: Span[] = []
  const add = (operator: string, { start, end }: Span, by: string) => {
    const was = code.slice(start, end)
    if (was !== by)
      mutants.push({ operator, line: code.slice(0, start).split('\n').length, start, end, was, by })
  }
  const text = ({ start, end }: Span) => code.slice(start, end)
  /** The operator alone: it stands between the two sides. */
  const swap = (left: Span, right: Span, operator: string) => {
    const by = SWAPPED[operator]
    const at = code.indexOf(operator, left.end)
    if (by !== undefined && at >= 0 && at < right.start)
      add('swap', { start: at, end: at + operator.length }, by)
  }
  /** An entry of a list with the comma behind it, so that the rest still parses. */
  const leaveOut = (entry: Span) => {
    const behind = /^\s*,/u.exec(code.slice(entry.end))?.[0].length ?? 0
    add('leave out', { start: entry.start, end: entry.end + behind }, '')
  }
  new Visitor({
    BinaryExpression({ left, right, operator }) {
      if ((operator === '+' || operator === '-') && (isText(left) || isText(right))) return
      swap(left, right, operator)
    },
    LogicalExpression(node) {
      if (node.operator === '??') add('left side', node, text(node.left))
      else swap(node.left, node.right, node.operator)
    },
    UnaryExpression(node) {
      if (node.operator === '!') add('no not', node, text(node.argument))
    },
    IfStatement({ test }) {
      add('always', test, 'true')
      add('never', test, 'false')
    },
    ConditionalExpression(node) {
      add('first branch', node, `(${text(node.consequent)})`)
      add('second branch', node, `(${text(node.alternate)})`)
    },
    ExpressionStatement(node) {
      if (node.expression.type !== 'Literal') add('leave out', node, ';')
    },
    Literal(node) {
      if (typeof node.value === 'number') add('one more', node, String(node.value + 1))
      else if (typeof node.value === 'boolean') add('turn', node, String(!node.value))
    },
    CallExpression(node) {
      const { callee } = node
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return
      const { name } = callee.property
      const by = RENAMED[name]
      if (by !== undefined) add('rename', callee.property, by)
      else if (LEFT_OUT.has(name)) add('leave out', node, text(callee.object))
    },
    ObjectExpression({ properties }) {
      for (const property of properties) leaveOut(property)
    },
    ArrayExpression({ elements }) {
      for (const element of elements) if (element) leaveOut(element)
    },
    TSTypeAliasDeclaration: (node) => void types.push(node),
    TSInterfaceDeclaration: (node) => void types.push(node),
    TSTypeAnnotation: (node) => void types.push(node),
    TSTypeParameterInstantiation: (node) => void types.push(node),
  }).visit(program)
  return mutants
    .filter(({ start, end }) => !types.some((type) => type.start <= start && end <= type.end))
    .toSorted((one, other) => one.start - other.start)
}

/** The file's text with the fault in it. */
export const mutate = (code: string, { start, end, by }: Mutant): string =>
  code.slice(0, start) + by + code.slice(end)
