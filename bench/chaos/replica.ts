import { startProcess, type RunningProcess } from '../../test/support/process/process.ts'

/** A program in a process of its own, as an operating system treats it. */
export interface Replica extends Pick<RunningProcess, 'address' | 'printed' | 'kill'> {
  /** Asks it to end; resolves with its exit code. */
  terminate(): Promise<number | null>
  /** It stands still until it is woken, and does not know. */
  freeze(): void
  wake(): void
}

/** As shipped. */
const RATES = { RATE_PER_CONVERSATION: '5', RATE_PER_ADDRESS: '50' }

/** Starts the program on a free port and waits for its address. */
export const startReplica = async (
  url: string,
  environment: Readonly<Record<string, string>>,
): Promise<Replica> => {
  const program = await startProcess(url, { ...RATES, LOG_LEVEL: 'warn', ...environment })
  const wake = () => program.send('SIGCONT')
  return {
    ...program,
    freeze: () => program.send('SIGSTOP'),
    wake,
    terminate: () => {
      const ended = program.stop()
      // A process that stands still hears nothing but SIGKILL.
      wake()
      return ended
    },
  }
}
