// A machine whose clock is wrong: CLOCK_SKEW_MS ahead of the true time, and CLOCK_JUMP_MS further back in
// every other second. Timers go on as they are: they run on the monotonic clock.
const skew = Number(process.env["CLOCK_SKEW_MS"] ?? 0);
const jump = Number(process.env["CLOCK_JUMP_MS"] ?? 0);
const trueNow = Date.now.bind(Date);

Date.now = () => {
  const now = trueNow();
  return now + skew - (Math.floor(now / 1000) % 2 === 1 ? jump : 0);
};
