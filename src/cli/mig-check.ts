#!/usr/bin/env node
import { processIo } from './io.ts';
import { main } from './mig-check/main.ts';

// The first signal ends the run after its databases are dropped; a second one ends the process at once.
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => interruption.abort());

void main(process.argv.slice(2), processIo(), interruption.signal).then((code) => {
  process.exitCode = code;
});
