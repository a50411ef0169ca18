export const oldestNode: string;
export function isNewEnough(version: string): boolean;
export function tooOldText(version: string): { readonly en: string; readonly es: string };
