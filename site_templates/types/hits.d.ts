// Made from generator/schemas/browser/ by tests/front_end/types.mjs.

/**
 * find/hits.json: what each result of the index is, by the part of its id that follows its language.
 */
export interface Hits {
  /**
   * Ids of services.
   */
  services: {
    [k: string]: string;
  };
  /**
   * Addresses of other pages, below the site's root.
   */
  pages: {
    [k: string]: string;
  };
}
