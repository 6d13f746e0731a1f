import { readFileSync } from 'node:fs'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

/** The file that `npm run <name>` starts. Throws where there is no such command. */
export const fileOfCommand = (name: string): string => {
  const file = scripts[name]?.split(' ').find((word) => word.endsWith('.ts'))
  if (file === undefined) throw new Error(`no command is named ${name}`)
  return file
}
