import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';

/**
 * What any client on this machine could be measured with: the same reads, as many side by side, with Node's own HTTP and
 * without a look at the answers. It knows beforehand what to ask, so no read waits for another.
 *
 * Plain JavaScript, so that its start is Node's own. Started as `bare.js URL PARALLELISM FILE`, the file being a
 * JSON list of paths with their query.
 */
const [url = '', parallelism = '1', file = ''] = process.argv.slice(2);
const targets = JSON.parse(readFileSync(file, 'utf8'));
const agent = new Agent({ keepAlive: true, maxSockets: Number(parallelism) });
const headers = { authorization: 'Bearer admin-token' };

/** @param {string} target */
function read(target) {
  return new Promise((resolve, reject) => {
    get(`${url}${target}`, { agent, headers }, (response) => {
      response.on('end', resolve).resume();
    }).on('error', reject);
  });
}

async function lane() {
  for (let target = targets.pop(); target !== undefined; target = targets.pop()) {
    await read(target);
  }
}

await Promise.all(Array.from({ length: Number(parallelism) }, lane));
agent.destroy();
