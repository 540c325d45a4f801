/**
 * The door. It imports nothing at the top: on a Node that is too old for the rest, the one thing that must still work
 * is saying so.
 */
const needed = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < needed) {
  process.stdout.write(
    `::error::This action needs Node ${needed}, and was started with Node ${process.versions.node}. ` +
      'Use it through its action.yml (runs.using: node24) on a current runner, or start it with a newer Node.\n',
  );
  process.exitCode = 1;
} else {
  const { setFlagsFromString } = await import('node:v8');
  // V8 trades memory for time, and asks for more the more there is: four times what is alive, and room for new objects
  // that doubles and never shrinks. Held nearer to what is alive, a run with thousands of datastores needs half the
  // memory in the same time (npm run bench).
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=50');
  const { main } = await import('./main.ts');
  await main();
}
