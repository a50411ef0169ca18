/** Names that a model allows, each given once: what is taken gets a number behind it. */
export function namer(longest: number): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const folded = wanted
      .toLowerCase()
      .replace(/[^a-z0-9_]+/g, "_")
      .replace(/^_+|_+$/g, "");
    const base = (/^[a-z]/.test(folded) ? folded : `c_${folded}`).slice(0, longest - 3);
    let name = base;
    for (let n = 2; taken.has(name); n += 1) name = `${base}_${n}`;
    taken.add(name);
    return name;
  };
}
