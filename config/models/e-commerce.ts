import type { ModelDocument } from "../../src/scoring/model/model.ts";
import { behaviour, event, eventWith } from "./behaviour-criteria.ts";
import { profileFields } from "./fields.ts";
import { exclusions, handRaisers, limits, markets } from "./gates.ts";
import { interest } from "./interest-criteria.ts";
import { funnel, letters, origin, threeByThree } from "./outcomes.ts";
import { market } from "./profile-criteria.ts";

/**
 * Online shops that sell to people: market and reachability are the fit, the cart and the pages seen are
 * the pain, and both fade within weeks. With letter bands on two axes of 100.
 */
export const eCommerce: ModelDocument = {
  schema: 1,
  id: "e-commerce",
  version: 1,
  name: "E-commerce",
  about: {
    en: "For online shops. Fit: where people live and how they can be reached. Pain: carts, promotion codes and products seen, which fade within weeks. Bands A to D on a total of 200.",
    es: "Para tiendas en línea. Ajuste: dónde viven y cómo se les puede contactar. Dolor: carritos, códigos de promoción y productos vistos, que se desvanecen en semanas. Categorías de A a D sobre un total de 200.",
  },
  kind: "lead",
  axes: { fit: { max: 100 }, pain: { max: 100 } },
  fields: {
    ...profileFields,
    phone: { contact: "phone" },
    consent: { contact: "hs_email_optout" },
    postalCode: { contact: "zip" },
  },
  criteria: [
    market([
      { countries: markets.main, points: 50 },
      { countries: markets.others, points: 30 },
    ]),
    {
      id: "reachable",
      axis: "fit",
      label: { en: "Can be reached", es: "Se le puede contactar" },
      definition: {
        en: "Has left a phone number as well as an e-mail address.",
        es: "Ha dejado un teléfono además del correo.",
      },
      rules: [{ when: { op: "known", field: "phone" }, points: 20 }],
    },
    {
      id: "address-known",
      axis: "fit",
      label: { en: "Delivery address", es: "Dirección de entrega" },
      definition: {
        en: "The postal code is known, so that we can deliver.",
        es: "Se conoce el código postal, así que podemos entregar.",
      },
      rules: [{ when: { op: "known", field: "postalCode" }, points: 15 }],
    },
    {
      id: "accepts-mail",
      axis: "fit",
      label: { en: "Accepts our e-mail", es: "Acepta nuestros correos" },
      definition: {
        en: "Has not unsubscribed from our e-mail.",
        es: "No se ha dado de baja de nuestros correos.",
      },
      rules: [
        { when: { op: "not", of: { op: "equals", field: "consent", value: "true" } }, points: 15 },
      ],
      unknown: 15,
    },
    behaviour({
      id: "cart",
      label: { en: "Cart", es: "Carrito" },
      definition: {
        en: "Put something in the cart or started the checkout.",
        es: "Puso algo en el carrito o empezó a pagar.",
      },
      when: {
        op: "any",
        of: [
          event(["custom:cart_updated", "custom:checkout_started"]),
          eventWith("page_viewed", "url", ["/cart", "/carrito", "/checkout"]),
        ],
      },
      points: 40,
      halfLife: 14,
    }),
    behaviour({
      id: "promotion-code",
      label: { en: "Promotion code", es: "Código de promoción" },
      definition: {
        en: "Used or asked for a promotion code.",
        es: "Usó o pidió un código de promoción.",
      },
      when: {
        op: "any",
        of: [
          event(["custom:promotion_code"]),
          eventWith("form_submitted", "form", ["promo", "discount", "descuento", "cupon"]),
        ],
      },
      points: 25,
      halfLife: 14,
    }),
    behaviour({
      id: "products-seen",
      label: { en: "Products seen", es: "Productos vistos" },
      definition: {
        en: "Each product page viewed, up to six.",
        es: "Cada página de producto vista, hasta seis.",
      },
      when: eventWith("page_viewed", "url", ["/product", "/producto", "/shop/", "/tienda/"]),
      points: 5,
      eachUpTo: 30,
      halfLife: 14,
    }),
    behaviour({
      id: "clicks-over-time",
      label: { en: "Clicks over months", es: "Clics durante meses" },
      definition: {
        en: "Clicked links in our e-mails at least four times in 90 days: a habit rather than curiosity.",
        es: "Hizo clic en nuestros correos al menos cuatro veces en 90 días: un hábito, no curiosidad.",
      },
      when: event(["email_clicked"], { times: 4, withinDays: 90 }),
      points: 10,
    }),
    interest.newsletter,
    behaviour({
      id: "chat",
      label: { en: "Chat", es: "Chat" },
      definition: {
        en: "Asked something in the chat.",
        es: "Preguntó algo en el chat.",
      },
      when: event(["chat_started"]),
      points: 15,
      halfLife: 30,
    }),
  ],
  exclusions,
  limits: (limits ?? []).map((limit) => ({ ...limit, band: "d" })),
  handRaisers,
  bands: [...letters],
  matrix: threeByThree(60, 40),
  ready: { fit: 60, pain: 40, total: 110, hysteresis: 8, dwellHours: 24 },
  funnel: {
    customer: funnel.customer,
    decision: { from: 100, when: null },
    consideration: { from: 50, when: null },
  },
  origin,
};
