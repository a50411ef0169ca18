/** The account's own figures (docs/domain.md section 10). */
export type BusinessFigures = {
  /** Of the newest contacts. */
  readonly leadsADay: number;
  /** Sales with a date. */
  readonly customers: number;
  /** Since its first contact. */
  readonly months: number;
};

export type Stage = "start" | "growth" | "maturity";

/** Fewer leads than this can be worked one by one: scoring is not the priority yet. */
const LEADS_TO_GROW = 10;
/** From so many sales on points can be learned from what sold (docs/evidence.md, Few conversions). */
const SALES_TO_LEARN = 50;
/** Less history than this holds no full cycle of sales. */
const MONTHS_TO_LEARN = 6;

/** In which stage the business is, by its figures. */
export function stageOf({ leadsADay, customers, months }: BusinessFigures): Stage {
  if (customers >= SALES_TO_LEARN && months >= MONTHS_TO_LEARN) return "maturity";
  return leadsADay >= LEADS_TO_GROW ? "growth" : "start";
}
