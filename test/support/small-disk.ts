import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs `body` with the folder of a disk of so many megabytes. Only where `smallDisks` says so. */
export async function withSmallDisk(
  megabytes: number,
  body: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'mig-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  try {
    await body(folder);
  } finally {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether disks can be mounted here: tests that need one skip, saying so, elsewhere. */
export function smallDisks(): boolean {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'mig-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'tmpfs', folder], { stdio: 'ignore' });
      execFileSync('umount', [folder]);
      return true;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    return false;
  }
}
