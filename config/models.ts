import { parseModel, type Model, type ModelDocument } from "../src/scoring/model/model.ts";
import { b2bServices } from "./models/b2b-services.ts";
import { b2bSoftware } from "./models/b2b-software.ts";
import { customer } from "./models/customer.ts";
import { eCommerce } from "./models/e-commerce.ts";

/** The models that an account can start from, checked as any published one is. */
export const readyMadeModels = {
  "b2b-software": readyMade(b2bSoftware),
  "b2b-services": readyMade(b2bServices),
  "e-commerce": readyMade(eCommerce),
  customer: readyMade(customer),
} as const satisfies Readonly<Record<string, Model>>;

/** What they are called in Spanish, where a document has one name. */
export const spanishNames: Readonly<Partial<Record<string, string>>> = {
  "b2b-software": "Software B2B con prueba gratuita",
  "b2b-services": "Servicios B2B",
  "e-commerce": "Comercio electrónico",
  customer: "Clientes",
};

function readyMade(document: ModelDocument): Model {
  return freeze(parseModel(document));
}

function freeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}
