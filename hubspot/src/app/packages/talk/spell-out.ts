/** A name out of code, as a person writes it: "custom:cart_left" is "Cart left". */
export function spellOut(name: string): string {
  const words = name.replace(/^custom:/, "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
