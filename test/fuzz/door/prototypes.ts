const watched: readonly object[] = [
  Object,
  Array,
  Function,
  String,
  Number,
  Boolean,
  Symbol,
  RegExp,
  Date,
  Error,
  Map,
  Set,
  Promise,
  Uint8Array,
  Buffer,
].map((constructor) => constructor.prototype as object);

/** Every property of the global prototypes with what it holds, for comparison by identity. */
export function snapshotPrototypes(): readonly (readonly unknown[])[] {
  return watched.map((prototype) =>
    Reflect.ownKeys(prototype).flatMap((key) => {
      const found = Reflect.getOwnPropertyDescriptor(prototype, key);
      return [key, found?.value as unknown, found?.get, found?.set];
    }),
  );
}

/** How many of the global prototypes differ from the snapshot. */
export function changedPrototypes(before: readonly (readonly unknown[])[]): number {
  const now = snapshotPrototypes();
  return before.filter((held, at) => {
    const current = now[at] ?? [];
    return (
      current.length !== held.length || held.some((one, place) => !Object.is(one, current[place]))
    );
  }).length;
}
