import { enableCompileCache } from 'node:module'

// Loaded before the program (`node --import`): from the second start on, Node neither strips types
// nor compiles again what has not changed. Plain JavaScript, so that it needs no stripping itself.
enableCompileCache()
