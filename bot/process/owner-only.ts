/**
 * Imported first by whatever is started: no file of the program, its commands or their libraries is
 * ever open to others, not even between its making and its first use.
 */
const OTHERS = 0o077

process.umask(OTHERS)
