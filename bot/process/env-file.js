import { existsSync } from 'node:fs'

// Loaded before the program and its commands (`node --import`): what `.env` sets holds where the
// environment does not set it. Not `--env-file-if-exists`, which prints a line where there is no file;
// and not within the program, so that a test never meets the tokens of whoever runs it.

const FILE = '.env'

if (existsSync(FILE)) process.loadEnvFile(FILE)
