import { rankOf } from "../seniority.ts";
import { headAt, type Found } from "./heads.ts";
import type { TitleVocabulary } from "../title-vocabulary.ts";

/** A post of the title: the words of its phrase, its complement, and the heads found in the phrase. */
export type Post = {
  readonly words: readonly string[];
  readonly complement: readonly string[];
  readonly heads: readonly Found[];
};

/** Walks a part's words: heads up to a complement make a post, and a joiner may begin the next one. */
export function postsOf(words: readonly string[], vocabulary: TitleVocabulary): readonly Post[] {
  const posts: Post[] = [];
  const chief = chiefOfficer(words, vocabulary);
  let from = 0;
  let opened = -1;
  let opener = "";
  let found: Found[] = [];
  const close = (end: number): void => {
    const isOpen = opened >= 0;
    const own = words.slice(from, isOpen ? opened : end);
    if (own.length > 0) {
      posts.push({
        words: own,
        complement: isOpen ? words.slice(opened + 1, end) : [],
        heads: found.map((one) => ({ ...one, at: one.at - from, end: one.end - from })),
      });
    }
    from = end + 1;
    opened = -1;
    found = [];
  };
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? "";
    if (at === chief) return [{ words: ["chief"], complement: [], heads: [bareChief(vocabulary)] }];
    const head = opened < 0 ? headAt(words, at, vocabulary) : null;
    if (head !== null) {
      if (!vocabulary.adjectives.has(head.phrase) || found.every((one) => one.head.isThing)) {
        found.push(head);
      }
      at = head.end;
      continue;
    }
    if (vocabulary.joiners.has(word)) {
      const isOver =
        opened < 0
          ? !isActivity(headAt(words, at + 1, vocabulary), found, vocabulary)
          : endsComplement(words, at, opener, found, vocabulary);
      if (isOver) close(at);
    } else if (opened < 0 && vocabulary.openers.has(word)) {
      opened = at;
      opener = word;
    }
    at += 1;
  }
  close(words.length);
  return posts;
}

/**
 * Where a 'chief … officer' begins, whatever joins its fields ('chief operating and financial officer'); -1 for none, and
 * for a rank of the services, which is a phrase of its own ('chief petty officer').
 */
function chiefOfficer(words: readonly string[], vocabulary: TitleVocabulary): number {
  const at = words.indexOf("chief");
  const officer = words.indexOf("officer");
  if (at === 0 && officer > 0 && headAt(words, 0, vocabulary)?.end === officer + 1) return -1;
  return at === 0 && officer > at + 1 && !words.slice(0, officer).includes("of") ? at : -1;
}

function bareChief({ heads }: TitleVocabulary): Found {
  const head = heads.get("chief") ?? { level: "executive", stands: "last", isThing: false };
  return { phrase: "chief", head, at: 0, end: 1 };
}

/**
 * Behind a rank, or behind an employer's name, a joiner begins a new post when a head follows; behind a
 * helper's or an adviser's it goes on with those who are helped ('consultant for CEOs and founders').
 */
function endsComplement(
  words: readonly string[],
  at: number,
  opener: string,
  found: readonly Found[],
  vocabulary: TitleVocabulary,
): boolean {
  const next = headAt(words, at + 1, vocabulary);
  if (isActivity(next, found, vocabulary)) return false;
  if (vocabulary.employerOpeners.has(opener)) return true;
  if (next === null || next.head.isThing) return false;
  const ranked = found.some(({ head }) => rankOf(head.level) >= rankOf("manager"));
  const isRomance = found.some(({ head }) => head.stands === "first");
  return ranked || isRomance;
}

/** 'Gestión y dirección', 'máster en administración y dirección': a body behind a joiner is no post of its own, unless behind one of rank. */
function isActivity(
  next: Found | null,
  found: readonly Found[],
  { bodies }: TitleVocabulary,
): boolean {
  if (next === null || !bodies.has(next.phrase)) return false;
  return found.every(({ head }) => rankOf(head.level) < rankOf("manager"));
}
