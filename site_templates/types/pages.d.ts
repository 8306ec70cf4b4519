// Made from generator/schemas/browser/ by tests/front_end/types.mjs.

/**
 * find/pages.json: the pages that explain something, and what each is about.
 */
export interface SitePages {
  pages: SitePage[];
}
export interface SitePage {
  /**
   * below the site's root
   */
  address: string;
  title: string;
  /**
   * what it is about, in a sentence or two
   */
  description: string;
}
