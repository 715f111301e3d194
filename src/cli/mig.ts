#!/usr/bin/env node
import { processIo } from './io.ts';
import { main } from './mig/main.ts';

void main(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});
