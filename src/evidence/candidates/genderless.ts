import { fold } from "../../scoring/reading/fold.ts";

/** Words that are the same occupation whoever has it; the rest follows the ending. */
const PAIRS: Readonly<Record<string, string>> = {
  actriz: "actor",
  businesswoman: "businessman",
  chairwoman: "chairman",
  saleswoman: "salesman",
  spokeswoman: "spokesman",
  hostess: "host",
  waitress: "waiter",
  stewardess: "steward",
  actress: "actor",
  heiress: "heir",
  housewife: "househusband",
  housemaid: "houseman",
  alcaldesa: "alcalde",
  directriz: "director",
};

/**
 * A text in which both genders of an occupation read alike ('Directora' as 'Director', 'Médica' as
 * 'Médico'), so that no category can tell them apart.
 */
export function genderless(text: string): string {
  return fold(text).replace(/\p{L}+/gu, (word) => PAIRS[word] ?? withoutEnding(word));
}

function withoutEnding(word: string): string {
  return word.replace(/(or|er|ad|id|ic|ent|in|an|og|ist|it|at|ef)(?:as?|os?|es?)$/, "$1");
}
