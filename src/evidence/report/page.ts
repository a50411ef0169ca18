import { escapeHtml } from "../../base/escape-html.ts";
import type { Language } from "../../base/text.ts";
import { PAGE_WORDS } from "./page-words.ts";
import type { Report } from "./report.ts";
import { warningSentence } from "./warning-sentences.ts";

const STYLE =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}" +
  "table{border-collapse:collapse;width:100%;margin:.5rem 0}th,td{text-align:left;padding:.3rem .5rem;border-bottom:1px solid #ccc}" +
  "h2{margin-top:2rem}svg{width:100%;height:auto}@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr,svg{break-inside:avoid}}";

/** The report as one page that can be printed and shown to a board: no script, nothing loaded from elsewhere. */
export function reportPage(report: Report, language: Language): string {
  const words = PAGE_WORDS[language];
  const locale = language === "en" ? "en-GB" : "es-ES";
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const ratio = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const percent = (value: number | null): string => (value === null ? "-" : share.format(value));
  const hundredths = (value: number | null): string => count.format((value ?? 0) * 100);
  const { auc, drift } = report;
  const parts = [
    `<h1>${words.title}</h1>`,
    `<p><strong>${words.signal[report.signal]}</strong> ${words.leads(count.format(report.rows), count.format(report.conversions))}</p>`,
    auc.value === null
      ? ""
      : `<p>${words.ranks(hundredths(auc.value), hundredths(auc.low), hundredths(auc.high))}</p>`,
    report.conversionByScore.length === 0
      ? ""
      : `<h2>${words.curve}</h2>${curve(report.conversionByScore, percent, words.curve)}`,
    `<h2>${words.thresholds}</h2>`,
    table(
      words.columns,
      report.thresholds.map((line) => {
        const asked =
          "target" in line
            ? words.target(percent(line.target))
            : words.capacity(count.format(line.capacity));
        if (line.threshold === null) return [asked, words.declined, "", "", ""];
        const interval = `${percent(line.rate)} (${percent(line.low)} - ${percent(line.high)})`;
        const weekly = line.leadsAWeek === null ? "-" : ratio.format(line.leadsAWeek);
        return [asked, count.format(line.threshold), interval, percent(line.share), weekly];
      }),
    ),
    report.criteria.length === 0
      ? ""
      : `<h2>${words.criteria}</h2>${table(
          words.criterionColumns,
          report.criteria.map((line) => [
            line.label[language],
            count.format(line.points),
            count.format(line.leads),
            percent(line.rateWith),
            percent(line.rateWithout),
            line.lift === null || line.lift.value === null
              ? "-"
              : `${ratio.format(line.lift.value)} (${ratio.format(line.lift.low ?? 0)} - ${line.lift.high === null ? "∞" : ratio.format(line.lift.high)})`,
            words.verdicts[line.verdict],
          ]),
        )}<p>${words.cause}</p>`,
    report.leaks.length === 0
      ? ""
      : `<h2>${words.leaks}</h2>${list(report.leaks.map(({ column, why }) => `${column}: ${words.whys[why]}`))}`,
    drift === null ? "" : `<h2>${words.drift}</h2>`,
    drift === null || drift.base === null
      ? ""
      : `<p>${words.moved(percent(drift.base.from), percent(drift.base.to))}</p>`,
    drift === null || drift.inputs.length === 0
      ? ""
      : `<p>${escapeHtml(words.inputs(drift.inputs.map(({ column }) => column).join(", ")))}</p>`,
    report.warnings.length === 0
      ? ""
      : `<h2>${words.warnings}</h2>${list(report.warnings.map((one) => warningSentence(one, language)))}`,
  ];
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title}</title><style>${STYLE}</style></head>\n<body>\n${parts.filter((part) => part !== "").join("\n")}\n</body></html>\n`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("");
  const body = rows
    .map((row) => `<tr>${row.map((text) => `<td>${escapeHtml(text)}</td>`).join("")}</tr>`)
    .join("\n");
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

function list(items: readonly string[]): string {
  return `<ul>${items.map((text) => `<li>${escapeHtml(text)}</li>`).join("")}</ul>`;
}

/** Steps of conversion over the scores from 0 to 100, each with its interval. */
function curve(
  blocks: Report["conversionByScore"],
  percent: (value: number) => string,
  title: string,
): string {
  const steps = blocks.map(({ from, rate, low, high }, at) => {
    const [left, right] = [x(from), x(blocks[at + 1]?.from ?? 100)];
    const width = Math.max(1, right - left);
    return (
      `<rect x="${left}" y="${y(high)}" width="${width}" height="${Math.max(0, y(low) - y(high))}" fill="#cfe3f7"/>` +
      `<line x1="${left}" x2="${left + width}" y1="${y(rate)}" y2="${y(rate)}" stroke="#0b5394" stroke-width="3"/>`
    );
  });
  const rates = [0, 0.25, 0.5, 0.75, 1].map(
    (rate) =>
      `<text x="44" y="${y(rate) + 4}" text-anchor="end" font-size="12">${percent(rate)}</text>`,
  );
  const scores = [0, 25, 50, 75, 100].map(
    (score) => `<text x="${x(score)}" y="280" text-anchor="middle" font-size="12">${score}</text>`,
  );
  return `<svg viewBox="0 0 700 290" role="img" aria-label="${title}">${steps.join("")}${rates.join("")}${scores.join("")}</svg>`;
}

function x(score: number): number {
  return 50 + Math.min(100, score) * 6.4;
}

function y(rate: number): number {
  return 260 - rate * 240;
}
