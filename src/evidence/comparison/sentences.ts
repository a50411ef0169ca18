import type { Language } from "../../base/text.ts";
import type { Against, Comparison } from "./compare.ts";

/** What a comparison comes to, in sentences for people, one a line. */
export function comparisonSentences(comparison: Comparison, language: Language): string[] {
  const { leads, conversions, load, first, others } = comparison;
  const number = new Intl.NumberFormat(language === "en" ? "en-GB" : "es-ES", {
    maximumFractionDigits: 0,
  });
  const rows = [first, ...others].map(({ name, auc, topTenth, found, amount }) => {
    const money = amount === null ? "" : `, ${number.format(amount)}`;
    const interval = `${rank(auc.value)} (${rank(auc.low)}-${rank(auc.high)})`;
    return language === "en"
      ? `  ${name}: AUC ${interval}, best tenth ${topTenth.toFixed(2)} times the average, ${number.format(found)} of ${number.format(conversions)} conversions among ${number.format(load)} leads${money}`
      : `  ${name}: AUC ${interval}, mejor décimo ${topTenth.toFixed(2)} veces la media, ${number.format(found)} de ${number.format(conversions)} conversiones entre ${number.format(load)} leads${money}`;
  });
  const head =
    language === "en"
      ? `${number.format(leads)} leads, ${number.format(conversions)} converted.`
      : `${number.format(leads)} leads, ${number.format(conversions)} convirtieron.`;
  const told = others.map((other) => sentence(other, comparison, number, language));
  return [head, ...rows, ...told];
}

function sentence(
  other: Against,
  { conversions, load, first }: Comparison,
  number: Intl.NumberFormat,
  language: Language,
): string {
  const [found, before] = [number.format(other.found), number.format(first.found)];
  const [all, many] = [number.format(conversions), number.format(load)];
  const isClear = other.chances.load < 0.05;
  if (language === "en") {
    const chance = `If both were equally good, a difference this large would show in ${other.ofHundred} of 100 such comparisons`;
    const verdict = isClear ? "" : ", so it proves nothing";
    return `${other.name} finds ${found} of ${all} customers among the best ${many} leads; ${first.name} finds ${before}. ${chance}${verdict}.`;
  }
  const chance = `Si ambos fueran igual de buenos, una diferencia así aparecería en ${other.ofHundred} de cada 100 comparaciones como esta`;
  const verdict = isClear ? "" : ", así que no demuestra nada";
  return `${other.name} encuentra ${found} de ${all} clientes entre los ${many} mejores leads; ${first.name} encuentra ${before}. ${chance}${verdict}.`;
}

function rank(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : "-";
}
