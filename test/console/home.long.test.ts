import { homeFigures } from "./figures/home-figures.ts";

homeFigures(10_000);
