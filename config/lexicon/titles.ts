import { SENIORITIES, type Seniority } from "../../src/scoring/reading/seniority.ts";
import type { Role } from "../../src/scoring/result.ts";
import type { Head, TitleVocabulary } from "../../src/scoring/reading/title-vocabulary.ts";
import { compounds, endings, notEndings } from "./titles/endings.ts";
import { english } from "./titles/english.ts";
import { french } from "./titles/french.ts";
import { german } from "./titles/german.ts";
import { phrasesOf, type TitleLanguage } from "./titles/list.ts";
import { portuguese } from "./titles/portuguese.ts";
import { spanish } from "./titles/spanish.ts";
import {
  ABBREVIATIONS,
  ADJECTIVES,
  BODIES,
  EMPLOYER_OPENERS,
  FIRSTS,
  IGNORED,
  JOINERS,
  modifiers,
  OPENERS,
  PAST,
  PAST_BEHIND,
} from "./titles/steps.ts";
import { servants, turns } from "./titles/turns.ts";

/**
 * English first, then the languages by how many of our users write in them: what two languages write alike
 * keeps the level of the first.
 */
const LANGUAGES: readonly TitleLanguage[] = [english, spanish, portuguese, french, german];

/** Ranks that hardly stand in front of another post but as a second one of the same person. */
const BOSSES = [
  "ceo",
  "founder",
  "cofounder",
  "co founder",
  "president",
  "owner",
  "co owner",
  "chairman",
  "chairwoman",
];

const ignored = new Set(IGNORED);
const heads = new Map<string, Head>();
for (const { stands, levels, things } of LANGUAGES) {
  for (const level of [...SENIORITIES].reverse()) {
    for (const phrase of phrasesOf(levels[level])) add(phrase, { level, stands, isThing: false });
  }
  for (const phrase of phrasesOf(things)) add(phrase, { level: null, stands, isThing: true });
}

// A title says the same whoever has it: what is listed in one form has the other, at the lower of both levels.
for (const [phrase, head] of Array.from(heads)) {
  if (head.isThing) continue;
  for (const other of feminineForms(phrase)) {
    const listed = heads.get(other);
    if (listed === undefined) heads.set(other, head);
    else if (!listed.isThing && listed.level !== head.level) {
      const level = lowerOf(listed.level, head.level);
      heads.set(other, { ...listed, level });
      heads.set(phrase, { ...head, level });
    }
  }
}

/** The phrase with its first word in the feminine, its first two, and all of them. */
function feminineForms(phrase: string): readonly string[] {
  const parts = phrase.split(" ");
  const forms = [1, 2, parts.length].map((count) =>
    parts.map((word, at) => (at < count ? feminineOf(word) : word)).join(" "),
  );
  return [...new Set(forms)].filter((form) => form !== phrase);
}

function feminineOf(word: string): string {
  if (word.length < 4) return word;
  return word
    .replace(/(?<=[^aeiou]|i|e)o$/, "a")
    .replace(/or$/, "ora")
    .replace(/(?<=[aie]nt|[jh]ef)e$/, "a")
    .replace(/man$/, "woman");
}

function lowerOf(one: Head["level"], other: Head["level"]): Head["level"] {
  if (one === null || other === null) return one ?? other;
  return SENIORITIES.indexOf(one) < SENIORITIES.indexOf(other) ? one : other;
}

function add(text: string, head: Head): void {
  const phrase = text
    .split(" ")
    .filter((word) => !ignored.has(word))
    .join(" ");
  if (phrase === "") return;
  const known = heads.get(phrase);
  if (known === undefined) heads.set(phrase, head);
  else if (known.stands !== head.stands && !head.isThing) {
    heads.set(phrase, { ...known, stands: "either" });
  }
}

function longestFirst(list: TitleVocabulary["endings"]): TitleVocabulary["endings"] {
  return [...list].sort(([one], [other]) => other.length - one.length);
}

/** A word of this many letters or more may have one wrong. */
const LONG = 7;

/** Every word of a phrase, a thing or a modifier: spelled right. */
const known = new Set([
  ...[...heads.keys()].flatMap((phrase) => phrase.split(" ")),
  ...modifiers.keys(),
  ...turns.flatMap(({ words }) => [...words]),
  ...notEndings,
]);

/** Every long word of a post with one letter left out, where that leaves no other word. */
function misspelt(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [phrase, { isThing }] of heads) {
    if (isThing) continue;
    for (const word of phrase.split(" ")) {
      if (word.length < LONG) continue;
      for (let at = 1; at < word.length; at += 1) {
        const without = word.slice(0, at) + word.slice(at + 1);
        if (!known.has(without) && !found.has(without)) found.set(without, word);
      }
    }
  }
  return found;
}

/** The words of job titles in English, Spanish, Portuguese, French and German. */
export const titles: TitleVocabulary = {
  abbreviations: new Map(Object.entries(ABBREVIATIONS)),
  ignored,
  joiners: new Set(JOINERS),
  openers: new Set(OPENERS),
  employerOpeners: new Set(EMPLOYER_OPENERS),
  past: new Set(PAST),
  heads,
  longest: Math.max(...[...heads.keys()].map((phrase) => phrase.split(" ").length)),
  modifiers,
  turns,
  bodies: new Set(BODIES),
  adjectives: new Set(ADJECTIVES),
  firsts: new Set(FIRSTS),
  pastBehind: new Set(PAST_BEHIND),
  bosses: new Set(BOSSES),
  servants,
  compounds: longestFirst(compounds),
  endings: longestFirst(endings),
  notEndings,
  known,
  misspelt: misspelt(),
};

/** Departments that take part in a purchase whatever the level of the title. */
export const roleWords: ReadonlyMap<string, Role> = new Map(
  "procurement purchasing sourcing buyer compras comprador compradora aprovisionamiento adquisiciones achats acheteur acheteuse einkauf einkaufer einkaufsleiter compres"
    .split(" ")
    .map((word) => [word, "influencer"] as const),
);

/** Options of hs_seniority and its like; HubSpot publishes no list (hubspot-facts 4.6), so each usual word is taken. */
export const seniorityOptions: ReadonlyMap<string, Seniority> = new Map(
  (
    [
      [
        "executive",
        "executive,c suite,c level,cxo,owner,founder,partner,president,chief,ejecutivo,directivo,propietario,socio",
      ],
      ["vp", "vp,vice president,vicepresidente"],
      ["director", "director,directora,head"],
      ["manager", "manager,mid level,gerente,jefe,responsable"],
      ["senior", "senior,lead"],
      ["staff", "employee,staff,individual contributor,non manager,empleado"],
      ["entry", "entry,entry level,junior,intern,training,unpaid,becario"],
    ] as const
  ).flatMap(([level, names]) => names.split(",").map((name) => [name, level] as const)),
);
