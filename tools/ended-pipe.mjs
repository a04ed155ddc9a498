// Loaded before each of our commands: who reads what it says, `| head` for one, may have read enough.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
