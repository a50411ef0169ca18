/**
 * A count with its words: `one` where it is one, `many` otherwise, which English and Spanish both ask for. `count` is
 * the number as it is shown.
 */
export function counted(count: string, one: string, many: string): string {
  return `${count} ${count === "1" ? one : many}`;
}
