export type * from '../conversation/sheet.ts'
