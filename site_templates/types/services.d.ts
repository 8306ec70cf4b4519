// Made from generator/schemas/browser/ by tests/front_end/types.mjs.

/**
 * latitude and longitude in degrees, WGS 84; of a service left out where it has no place of its own, and to about a kilometre where people live there
 *
 * @minItems 2
 * @maxItems 2
 */
export type At = [number, number];
export type Id = string;

/**
 * find/services.json: every listed service, by name and then by id, with the names of what it refers to. `services` has a column for each property of a service, the nth value for the nth service: as a list, or as its different values and, for each service, which of them it has. A null where a property may be left out means that it is.
 */
export interface ListedServices {
  /**
   * a digest of all else in it but the day: the same for the same list
   */
  version: string;
  /**
   * the day for which all of it is true
   */
  as_of: string;
  /**
   * the place that the public names, such as Exampleshire
   */
  region: string;
  /**
   * types of support: the title of each
   */
  types: {
    [k: string]: string;
  };
  /**
   * outlines of the types that have one: SVG path data, in a square of 24
   */
  pictures: {
    [k: string]: string;
  };
  areas: {
    [k: string]: Area;
  };
  /**
   * towns just over the border
   */
  outside: {
    [k: string]: Outside;
  };
  /**
   * what support is with: the name of each
   */
  needs: {
    [k: string]: string;
  };
  /**
   * kinds of access: the name of each
   */
  access: {
    [k: string]: string;
  };
  /**
   * what a price is for, as it stands after an amount: a week
   */
  units: {
    [k: string]: string;
  };
  /**
   * those with a listed service; the page of each is providers/<key>/
   */
  providers: {
    [k: string]: Provider;
  };
  services: Columns;
  /**
   * Those that staff of some service speak besides English.
   */
  languages: {
    [k: string]: string;
  };
}
export interface Area {
  name: string;
  at?: At;
  /**
   * what people type for places in it, each with its point, null where that is not known: names, and in lower case common misspellings
   */
  places: {
    [k: string]: At | null;
  };
}
export interface Outside {
  name: string;
  at: At;
  outcodes: string[];
}
export interface Provider {
  name: string;
  /**
   * legal, trading and former names that are others
   */
  also: string[];
  phone: string;
  email: string;
  website: string;
  /**
   * provider id in the register of the Care Quality Commission
   */
  cqc: string;
}
export interface Columns {
  [k: string]: unknown[] | Coded;
}
export interface Coded {
  values: unknown[];
  /**
   * for each service the place of its value in `values`
   */
  rows: number[];
}
export interface Availability {
  /**
   * as it may be said on the day `as_of`
   */
  state: "places-now" | "waiting-list" | "full" | "ask";
  /**
   * the state, for people
   */
  words: string;
  /**
   * the day of the word on it
   */
  said: string | null;
  /**
   * that day, for people: updated 6 November 2026; "" where it is not known
   */
  updated: string;
}
export interface Price {
  /**
   * pounds
   */
  from?: number;
  to?: number;
  /**
   * a key of `units`
   */
  unit?: string;
  words: string;
}
export interface Rating {
  /**
   * the rating in lower case with hyphens; "" where there is none
   */
  id: string;
  /**
   * beside a label: Good
   */
  words: string;
  /**
   * where nothing else says what it is: Rated Good by CQC
   */
  alone: string;
  /**
   * the day of the rating, for people: 3 March 2025; "" where there is none, or its day is not known
   */
  rated: string;
}
/**
 * the ids of what Find offers to choose
 */
export interface Bands {
  age: string[];
  "care-home": string[];
  price: string;
  rating: string;
  "self-funders": string;
}
/**
 * A listed service, as the scripts have it once the columns are put together.
 */
export interface Service {
  /**
   * its page is services/<id>/
   */
  id: string;
  title: string;
  /**
   * what it was called: the words of its former ids
   */
  former: string[];
  /**
   * other names of it in the register, and the group whose name it bears
   */
  also: string[];
  /**
   * a key of `providers`
   */
  provider: string;
  /**
   * a key of `types`
   */
  type: string;
  /**
   * keys of `areas`
   */
  areas: Id[];
  /**
   * keys of `needs`
   */
  needs: Id[];
  /**
   * keys of `access`
   */
  access: Id[];
  /**
   * the youngest and the oldest at the start; null for no limit
   *
   * @minItems 2
   * @maxItems 2
   */
  ages: [number | null, number | null];
  at?: At;
  /**
   * in a few words
   */
  where: string;
  /**
   * without the postcode; "" where there is none, or where people live there
   */
  address: string;
  /**
   * "" where `address` is
   */
  postcode: string;
  /**
   * its own; "" where its provider's is that of the service, as of the next two
   */
  phone: string;
  email: string;
  website: string;
  /**
   * location id in the register of the Care Quality Commission; "" where it does not regulate the service
   */
  cqc: string;
  availability: Availability;
  price: Price;
  /**
   * whether the Care Quality Commission regulates it
   */
  regulated: boolean;
  rating: Rating;
  /**
   * whether it takes people who pay for themselves; null where nobody has said
   */
  self_funders: boolean | null;
  /**
   * the day on which the entry was last gone through
   */
  checked: string | null;
  bands: Bands;
  /**
   * On which it is open; none where nobody says.
   */
  days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
  /**
   * Its days and hours in words: Monday to Friday, 9.30am to 4pm.
   */
  opening: string;
  /**
   * Minutes after midnight, more than 1440 for the next day; null where its hours do not say so beyond doubt.
   */
  closes: number | null;
  /**
   * What staff speak besides English.
   */
  languages: Id[];
  /**
   * the words that tell something in what it says of itself in short, each once, in lower case with a space between
   */
  says: string;
  /**
   * how many people said something of it, and how good: 4 of 5 people say it is good or very good; "" where they are too few
   */
  feedback: string;
}
