import { alarmFigures } from "../fuzz/alarm/alarm-figures.ts";
import type { Figure, Story } from "../support/stories/story.ts";

export const story: Story = {
  tells:
    "Sales answers 10, 40 and 100 hand-offs a month for a year, and the alarm of never is looked at every day.",
  usual: { people: 200, seed: 1 },
  // `people` are years lived at each pace.
  run: ({ people, seed }) => {
    const { silentAt4, foundAt12, named, namedWrongly } = alarmFigures(people, seed);
    const silent = Object.entries(silentAt4).map(([pace, value]): [string, Figure] => [
      `silentAt4With${pace}AMonth`,
      { value, least: 0.92 },
    ]);
    return Promise.resolve({
      silentAt4: { value: Math.min(...Object.values(silentAt4)), least: 0.92 },
      ...Object.fromEntries(silent),
      foundAt12: { value: foundAt12, least: 0.8 },
      named: { value: named, least: 0.8 },
      namedWrongly: { value: namedWrongly, most: 0.08 },
    });
  },
};
