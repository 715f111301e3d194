/** What a command line program touches of the world; tests pass their own. */
export interface CliIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  /** Standard output is a terminal. */
  readonly isTTY: boolean;
  /** Asks a person and returns the answer; `undefined` when nobody is at the terminal. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** Width of the terminal, in columns; `undefined` when it is none. */
  readonly columns?: number | undefined;
}

async function ask(question: string): Promise<string> {
  // Rarely needed, and slow to load.
  const { createInterface } = await import('node:readline/promises');
  const dialogue = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await dialogue.question(question);
  } finally {
    dialogue.close();
  }
}

/** The real process. A reader that goes away early (`mig history | head`) is no error. */
export function processIo(): CliIo {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    isTTY: process.stdout.isTTY === true,
    ask: process.stdin.isTTY === true && process.stdout.isTTY === true ? ask : undefined,
    columns: process.stdout.columns,
  };
}
