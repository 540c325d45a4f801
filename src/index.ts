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
  const { main } = await import('./main.ts');
  await main();
}
