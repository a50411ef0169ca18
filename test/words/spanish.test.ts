import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Every file with texts that people read in Spanish. */
const files = [
  "{src,config,webhooks}/**/*.{ts,tsx}",
  "hubspot/src/app/**/*.{ts,tsx,json}",
  "docs/guia-*.md",
]
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  // The names that other products give to the columns of their exports are read, not said.
  .filter((file) => !file.includes("node_modules") && file !== "config/columns.ts")
  .map((file) => ({ file, text: readFileSync(`${root}/${file}`, "utf8") }));

/** Forms of tú that are nothing else in Spanish, nor a word of English or of code. */
const certain =
  /(?<![\p{L}\d_.-])(?:puedes|quieres|quieras|debes|tienes|tengas|necesitas|eres|estás|verás|podrás|tendrás|haces|sabes|tuyos?|tuyas?|contigo|ti|tú|haz|elige|revisa|pulsa|instala|selecciona|vincúla\p{L}+|emp[ií]ézal[aoe]s?|vuélvel[ao]s?|acéptal[ao]s?|pídesel[ao]s?|pídel[ao]s?|elígel[ao]s?|ábrel[ao]s?|escríbel[ao]s?|inténtal[ao]s?|guárdal[ao]s?|corrígel[ao]s?|elimínal[ao]s?|bórral[ao]s?|cámbial[ao]s?|restáural[ao]s?|añádel[ao]s?|hazl[ao]s?|ponl[ao]s?|diles?|dime|avísales?)(?![\p{L}\d_-])/giu;

/**
 * Commands that are also the third person ('vuelve a estar en vigor'): tú where a sentence begins with one, or where
 * it follows 'y' after another.
 */
const opening =
  /(?:^|["'`>«¿¡]|[.;:!?]\s+|\by\s+)(?:vuelve a|vuelve al|empieza de nuevo|abre|escribe|guarda|indica|espera|crea|asigna|publica|pide|consulta|mira|pega|copia|activa|sube|pregunta|avisa|acepta|corrige|restaura|cambia|quita|repite|comprueba|entra|inicia sesión|añade|borra|elimina|usa|prueba)(?=\s+(?:el|la|los|las|un|una|tu|tus|su|sus|a|al|en|este|esta|estos|estas|antes|otra|otro|con|de nuevo)\s)/giu;

/** Sentences whose subject is the scenario, the product or the contact, not the reader. */
const thirdPerson = [
  "Usa el producto",
  "Vuelve a leer el contacto",
  "Indica a Ripen lo que ha hecho",
  "Indica a Ripen que el contacto",
  "Empieza de nuevo con cada evento",
  "Entra en el segmento",
  "Avisa a sus propios flujos",
  "Prueba en seco",
  "y entra en vigor al publicar",
  "espera un comportamiento nuevo",
  // The noun of the glossary.
  "prueba en seco",
];

/** `tu` and `te` as Spanish words: lower case, before a Spanish word. */
const before = /(?<![\p{L}\d_.'"-])(?:tu|tus|te)(?= [a-záéíóúñ]+)(?! (?:of|is|the|be))/gu;

/** The Spanish of a file: the whole of a guide, the strings of code. */
function spanishOf(file: string, text: string): string {
  if (file.endsWith(".md")) return text;
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
  return [...code.matchAll(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g)]
    .map(([one]) => one)
    .join("\n");
}

function toReaderAsFriend(file: string, text: string): string[] {
  const spanish = spanishOf(file, text);
  return [certain, opening, before].flatMap((pattern) =>
    [...spanish.matchAll(pattern)]
      .map(({ index, 0: found }) => ({
        found,
        around: spanish.slice(Math.max(0, index - 1), index + 60),
      }))
      .filter(({ around }) => !thirdPerson.some((text) => around.includes(text)))
      .map(({ found, around }) => `${file}: '${found.trim()}' in ${around.replaceAll("\n", " ")}`),
  );
}

test("Spanish says usted to its reader everywhere", () => {
  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap(({ file, text }) => toReaderAsFriend(file, text))).toEqual([]);
});

test.each([
  "Puedes empezarla de nuevo cuando quieras.",
  "Falta algo. Vuelve a instalar la aplicación o revisa el token.",
  "Ripen solo te devuelve a hubspot.com.",
  "Empieza de nuevo y elige la 42.",
  "Abre tu cuenta.",
  "Faltan permisos: acéptalos o pídeselo a otra persona.",
])("'%s' is found", (sentence) => {
  expect(toReaderAsFriend("a.ts", `x = ${JSON.stringify(sentence)};`)).not.toEqual([]);
});

test("a text that exists in one language exists in the other", () => {
  const alone = files.flatMap(({ file, text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\//g, "");
    const [en, es] = [/\ben: /g, /\bes: /g].map((key) => code.match(key)?.length ?? 0);
    return en === es || file.endsWith(".md") ? [] : [`${file}: ${en} in English, ${es} in Spanish`];
  });
  expect(alone).toEqual([]);
});
