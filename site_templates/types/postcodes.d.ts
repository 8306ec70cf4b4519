// Made from generator/schemas/browser/ by tests/front_end/types.mjs.

/**
 * the mean latitude and longitude of its postcodes in degrees, WGS 84, and how many they are
 *
 * @minItems 3
 * @maxItems 3
 */
export type Middle = [number, number, number];

/**
 * postcodes/index.json: which outcodes there are. How the files are read stands in generator/load/postcodes.py.
 */
export interface PostcodeIndex {
  /**
   * the product that it was made from
   */
  source: string;
  /**
   * the month of its issue
   */
  edition: string;
  /**
   * what the licence asks to be said
   */
  attribution: string;
  outcodes: Outcodes;
}
export interface Outcodes {
  [k: string]: Middle;
}
/**
 * postcodes/<outcode>.json: where each postcode of an outcode lies.
 */
export interface OutcodeFile {
  outcode: string;
  /**
   * where counting begins, north and east, in ten-thousandths of a degree
   *
   * @minItems 2
   * @maxItems 2
   */
  origin: [number, number];
  /**
   * digits of each offset, in base 64
   */
  width: number;
  /**
   * by the first character after the space, then by area id, "" for none: records of equal length, one a postcode
   */
  sectors: {
    [k: string]: {
      [k: string]: string;
    };
  };
}
