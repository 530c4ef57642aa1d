// The headless runner: Standby's engine without a browser. It has no logic of its own.
import { writeSync } from 'node:fs';
import { loadTechnologies } from '../machines/registry';
import { Refusal } from './arguments';
import { exportDesign, importDesign, template, templates } from './commands/designs';
import { check, run, show } from './commands/runs';
import type { Output } from './output';

const USAGE = `standby: Juniper high availability, simulated

  standby templates [--json]                                   lists the built-in designs
  standby template ID [-o FILE]                                prints one as a design document
  standby import FILE... [-o FILE] [--json]                    Junos set or curly, Mist JSON bodies, or a design -> a design
  standby export DESIGN --format F [--node NODE] [-o FILE|DIR] [--show-secrets]
                                       F is junos-set, junos-curly, mist-json or terraform
  standby check DESIGN [--json]                                what the rules find
  standby run DESIGN [--scenario FILE] [--until T] [--json]    runs a scenario and reports
  standby show DESIGN [--scenario FILE] [--at T] --node NODE "COMMAND"

DESIGN is a file or the id of a built-in design with options, such as cc-a1+hold=60.
Times are 250ms, 3s, 2m or milliseconds; 0s is the first instant of steady state.
Exit code: 0 fine, 1 something is wrong with the design or a scenario's expectation, 2 could not be done.
`;

const COMMANDS: Readonly<Record<string, (words: readonly string[], output: Output) => number>> = {
  templates,
  template,
  import: importDesign,
  export: exportDesign,
  check,
  run,
  show,
};

// Synchronous: a pipe that closes early (head) must not cut a later line in half or end in a stack trace.
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}
const terminal: Output = { out: (text) => writeAll(1, text), err: (text) => writeAll(2, text) };

/** Runs one command line; returns the exit code. */
export async function main(words: readonly string[], output: Output = terminal): Promise<number> {
  const [name = '', ...rest] = words;
  if (name === '' || name === 'help' || rest.includes('--help') || name === '--help') {
    output.out(USAGE);
    return name === '' ? 2 : 0;
  }
  try {
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw new Refusal(`Unknown command "${name}"; there are ${Object.keys(COMMANDS).join(', ')}.`);
    await loadTechnologies();
    return command(rest, output);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    output.err(`standby: ${error.message}\n`);
    return 2;
  }
}
