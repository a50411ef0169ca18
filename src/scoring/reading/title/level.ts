import { rankOf, type Seniority } from "../seniority.ts";
import { words } from "../fold.ts";
import { headByEnding, type Found } from "./heads.ts";
import { partsOf, type Part } from "./parts.ts";
import { postsOf, type Post } from "./posts.ts";
import type { Modifier, TitleVocabulary } from "../title-vocabulary.ts";

const MANAGER = rankOf("manager");

/**
 * The level that a job title stands for, in English, Spanish, Portuguese, French or German; null when it
 * names no post that is known. The steps: spell out and fold; split into parts; in each part find the posts,
 * leaving out what stands in a complement ('assistant to the CEO') or is over ('former director'); choose
 * the head of each; mend it by the words around it. The highest of one's own posts counts.
 */
export function levelOf(title: string, vocabulary: TitleVocabulary): Seniority | null {
  const parts = partsOf(title, vocabulary);
  const all = new Set(words(title).split(" "));
  let highest: Seniority | null = null;
  let isLearner = false;
  let serves = false;
  for (const part of parts) {
    const words = withoutPast(part.words, vocabulary);
    if (words.length === 0) continue;
    if (serves && part.after === "comma" && isBare(part, vocabulary)) continue;
    serves = false;
    for (const post of postsOf(words, vocabulary)) {
      const level = levelOfPost(post, all, vocabulary);
      if (level === null) continue;
      serves = rankOf(level) < MANAGER && post.complement.length > 0;
      isLearner ||= level === "entry" && post.complement.length === 0;
      if (rankOf(level) > rankOf(highest)) highest = level;
    }
  }
  if (highest === null) return null;
  // 'Marketing manager, intern' learns to be one; 'founder and student' is a founder.
  return isLearner && parts.length > 1 && isTaught(parts, vocabulary) && rankOf(highest) <= MANAGER
    ? "entry"
    : highest;
}

/** What of a part is not over: nothing of 'former CEO and founder', 'director' of 'chairman emeritus and director'. */
function withoutPast(
  part: readonly string[],
  { past, pastBehind, joiners }: TitleVocabulary,
): readonly string[] {
  const at = part.findLastIndex((word) => past.has(word));
  if (at < 0) return part;
  if (at === 0 || !pastBehind.has(part[at] ?? "")) return [];
  const rest = part.slice(at + 1);
  return joiners.has(rest[0] ?? "") ? rest.slice(1) : rest;
}

/** 'Assistant to the CEO, COO and CFO': ranks alone go on with the complement before them. */
function isBare({ words }: Part, { heads, joiners, openers }: TitleVocabulary): boolean {
  return words.every(
    (word) => joiners.has(word) || openers.has(word) || heads.get(word)?.level === "executive",
  );
}

function isTaught(parts: readonly Part[], { modifiers }: TitleVocabulary): boolean {
  return parts.some(({ words: [only, ...others] }) => {
    const kind = modifiers.get(only ?? "");
    return others.length === 0 && (kind === "learner" || kind === "junior");
  });
}

function levelOfPost(
  post: Post,
  all: ReadonlySet<string>,
  vocabulary: TitleVocabulary,
): Seniority | null {
  let { heads } = post;
  if (heads.every(({ head }) => head.isThing) && heads[0]?.at !== 0) {
    const byEnding = headByEnding(post.words, vocabulary);
    if (byEnding !== null) heads = [...heads, byEnding].sort((a, b) => a.at - b.at);
  }
  const isRomance = standsFirst(post, heads);
  const candidates = isRomance ? romanceOrder(heads) : englishOrder(heads, vocabulary);
  for (const chosen of candidates) {
    if (chosen.head.isThing) {
      if (isRomance) return null;
      continue;
    }
    if (isFirstOfTrade(chosen, post, heads, vocabulary)) return "senior";
    const turned = turnOf(chosen, post, all, vocabulary);
    if (turned === "not its own") continue;
    return mended(turned ?? chosen.head.level, chosen, post, heads, vocabulary);
  }
  return null;
}

/** 'Head butler', 'chief meteorologist': a trade that no list holds, and that the rank in front says to be led. */
function isFirstOfTrade(
  chosen: Found,
  { words, complement }: Post,
  heads: readonly Found[],
  vocabulary: TitleVocabulary,
): boolean {
  if (!vocabulary.firsts.has(chosen.phrase) || heads.at(-1) !== chosen) return false;
  const behind = words.slice(chosen.end);
  if (behind.length === 0 || complement.length > 0) return false;
  return headByEnding(behind, vocabulary)?.head.level === "staff";
}

const ROMANCE_OPENERS = new Set(
  "de del d da do dos du des di della en em pour para per a al von der".split(" "),
);

/** True when the language of the phrase puts its head first. */
function standsFirst({ words, complement }: Post, heads: readonly Found[]): boolean {
  const isEnglish = heads.some(({ head }) => head.stands === "last" && !head.isThing);
  // 'Production manager': what several languages call a thing alike does not tell the language.
  // 'Production supervisor': no Romance language puts a rank right behind a thing, without a word between.
  const [thing, rank, ...others] = heads;
  if (thing?.head.isThing && rank !== undefined && others.length === 0) {
    const { isThing, stands, level } = rank.head;
    const isRank = !isThing && stands === "either" && rankOf(level) >= MANAGER;
    const isBehind = rank.at === thing.end && rank.end === words.length && complement.length === 0;
    if (isRank && isBehind) return false;
  }
  const sure = heads.filter(({ head }) => head.stands !== "either" && !(isEnglish && head.isThing));
  if (sure.some(({ head, at }) => head.stands === "first" && at === 0)) return true;
  if (sure.some(({ head }) => head.stands === "last")) return false;
  return (
    sure.length > 0 ||
    heads[0]?.at === 0 ||
    words.length === 0 ||
    complement.some((word) => ROMANCE_OPENERS.has(word))
  );
}

/** The first head, but a profession in front of a rank is a form of address: 'Ing. gerente general'. */
function romanceOrder(heads: readonly Found[]): readonly Found[] {
  const [first, second] = heads;
  if (first === undefined || second === undefined) return heads;
  const isAddress =
    first.head.level === "staff" && second.at === first.end && rankOf(second.head.level) >= MANAGER;
  return isAddress ? heads.slice(1) : heads;
}

/** The last head, but a boss in front of other work is one: 'owner photographer'. */
function englishOrder(
  heads: readonly Found[],
  { bosses, servants }: TitleVocabulary,
): readonly Found[] {
  const people = heads.filter(({ head }) => !head.isThing).reverse();
  const boss = people.at(-1);
  const [last] = people;
  if (boss === undefined || last === undefined || boss === last) return people;
  if (boss.at > 0 || !bosses.has(boss.phrase)) return people;
  return servants.has(last.phrase.split(" ").at(-1) ?? "") ? people : [boss, ...people];
}

/** What a head means in its company; 'not its own' when it names the object of somebody's work. */
function turnOf(
  { phrase, at, end }: Found,
  { words, complement }: Post,
  all: ReadonlySet<string>,
  { turns, modifiers }: TitleVocabulary,
): Seniority | "not its own" | null {
  const before = words.slice(0, at);
  const after = words.slice(end);
  for (const { heads, where, words: listed, level } of turns) {
    if (!heads.has(phrase)) continue;
    const fits = ((): boolean => {
      switch (where) {
        case "before":
          return before.some((word) => listed.has(word));
        case "beforeOther":
          return (
            before.some((word) => !listed.has(word) && modifiers.get(word) !== "deputy") &&
            !before.some((word) => listed.has(word) && modifiers.get(word) !== "senior")
          );
        case "after":
          return after.some((word) => listed.has(word));
        case "afterOther":
          return [...after, ...complement].some((word) => !listed.has(word));
        case "of":
          return [...after, ...complement].some((word) => listed.has(word));
        case "beside":
          return [...all].some((word) => listed.has(word));
        default:
          return where satisfies never;
      }
    })();
    if (fits) return level ?? "not its own";
  }
  return null;
}

/** What the words around a head do to its level. */
function mended(
  level: Seniority | null,
  { at, end }: Found,
  { words, complement }: Post,
  heads: readonly Found[],
  { modifiers }: TitleVocabulary,
): Seniority | null {
  let result = level;
  for (const [index, word] of words.entries()) {
    if (index >= at && index < end) continue;
    const kind = modifiers.get(word);
    // A word inside another head of the phrase has been read with it.
    if (
      kind === undefined ||
      heads.some((one) => one.end - one.at > 1 && index >= one.at && index < one.end)
    )
      continue;
    result = modified(result, kind, index === at - 1 || index === end);
  }
  const closing = complement.at(-1) ?? "";
  const kind = modifiers.get(closing);
  // 'Ingeniero de software senior': the adjective at the end of a complement is the head's.
  if (complement.length > 1 && kind !== undefined && CLOSING.has(closing)) {
    result = modified(result, kind, true);
  }
  return result;
}

const CLOSING = new Set(["senior", "junior", "pleno", "lead", "trainee", "adjunto", "adjunta"]);

function modified(level: Seniority | null, kind: Modifier, isNext: boolean): Seniority | null {
  switch (kind) {
    case "junior":
      return rankOf(level) <= MANAGER ? "entry" : level;
    case "learner":
      return isNext && rankOf(level) <= MANAGER ? "entry" : level;
    case "deputy":
      if (level === "executive") return "vp";
      return level === "senior" ? "staff" : level;
    case "senior":
      return level === "staff" || level === null ? "senior" : level === "entry" ? "staff" : level;
    case "managing":
      return rankOf(level) < MANAGER ? "manager" : level;
    default:
      return kind satisfies never;
  }
}
