/** A country with its weight, the ways in which people write it, and cities. */
export type Country = {
  readonly code: string;
  readonly weight: number;
  readonly spellings: readonly string[];
  readonly cities: readonly string[];
  readonly language: "en" | "es" | "pt-br" | "de";
  readonly domains: readonly string[];
};

/** Spain and Latin America strong, the rest of the world thin. */
export const countries: readonly Country[] = [
  {
    code: "ES",
    weight: 34,
    spellings: ["Spain", "España", "spain ", "ESPAÑA", "ES"],
    cities: ["Madrid", "Barcelona", "Valencia", "Sevilla", "Bilbao", "Málaga", "Zaragoza"],
    language: "es",
    domains: ["es", "com"],
  },
  {
    code: "MX",
    weight: 16,
    spellings: ["Mexico", "México", " mexico", "MX"],
    cities: ["Ciudad de México", "Guadalajara", "Monterrey", "Puebla", "Querétaro"],
    language: "es",
    domains: ["com.mx", "mx", "com"],
  },
  {
    code: "CO",
    weight: 10,
    spellings: ["Colombia", "colombia"],
    cities: ["Bogotá", "Medellín", "Cali", "Barranquilla"],
    language: "es",
    domains: ["com.co", "co"],
  },
  {
    code: "AR",
    weight: 9,
    spellings: ["Argentina", "ARGENTINA"],
    cities: ["Buenos Aires", "Córdoba", "Rosario", "Mendoza"],
    language: "es",
    domains: ["com.ar", "com"],
  },
  {
    code: "CL",
    weight: 6,
    spellings: ["Chile"],
    cities: ["Santiago", "Valparaíso", "Concepción"],
    language: "es",
    domains: ["cl"],
  },
  {
    code: "PE",
    weight: 5,
    spellings: ["Peru", "Perú"],
    cities: ["Lima", "Arequipa", "Trujillo"],
    language: "es",
    domains: ["pe", "com.pe"],
  },
  {
    code: "US",
    weight: 8,
    spellings: ["United States", "USA", "US", "Estados Unidos"],
    cities: ["Austin", "Boston", "Chicago", "Denver", "Miami", "Seattle"],
    language: "en",
    domains: ["com", "io"],
  },
  {
    code: "GB",
    weight: 4,
    spellings: ["United Kingdom", "UK", "Great Britain"],
    cities: ["London", "Manchester", "Leeds", "Bristol"],
    language: "en",
    domains: ["co.uk", "com"],
  },
  {
    code: "BR",
    weight: 4,
    spellings: ["Brazil", "Brasil"],
    cities: ["São Paulo", "Rio de Janeiro", "Curitiba"],
    language: "pt-br",
    domains: ["com.br"],
  },
  {
    code: "DE",
    weight: 2,
    spellings: ["Germany", "Deutschland"],
    cities: ["Berlin", "Hamburg", "München"],
    language: "de",
    domains: ["de"],
  },
  {
    code: "IN",
    weight: 2,
    spellings: ["India"],
    cities: ["Mumbai", "Bengaluru", "Pune"],
    language: "en",
    domains: ["in", "co.in"],
  },
];
