/** Epoch milliseconds at which the day of `now` began in an IANA time zone, daylight saving included. */
export function dayStart(now: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const sinceMidnight = (at: number): number => {
    const [hour = 0, minute = 0, second = 0] = format.format(at).split(":").map(Number);
    return ((hour * 60 + minute) * 60 + second) * 1_000;
  };
  const whole = Math.floor(now / 1_000) * 1_000;
  const start = whole - sinceMidnight(whole);
  // On a day when the clocks changed this is some hours off: what its own clock shows corrects it.
  const off = sinceMidnight(start);
  return off === 0 ? start : off > 43_200_000 ? start + (86_400_000 - off) : start - off;
}
