/* Runs npm scripts beside each other; what failed says last what it has to say. */
import { spawn } from 'node:child_process';

async function run(script) {
  const said = [];
  const child = spawn('npm', ['run', script], { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  child.stdout.on('data', (part) => said.push(part));
  child.stderr.on('data', (part) => said.push(part));
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { failed: code !== 0, said: Buffer.concat(said) };
}

const ended = await Promise.all(process.argv.slice(2).map(run));
ended.sort((one, other) => Number(one.failed) - Number(other.failed));
for (const { said } of ended) process.stdout.write(said);
process.exitCode = ended.some(({ failed }) => failed) ? 1 : 0;
