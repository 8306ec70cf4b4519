// Made from generator/schemas/browser/ by tests/front_end/types.mjs.

/**
 * find/words.json: what people call things, so that a script understands what they type. The public's own names stand in find/services.json.
 */
export interface Words {
  /**
   * other words for a type of support
   */
  types: {
    [k: string]: string[];
  };
  needs: {
    [k: string]: string[];
  };
  access: {
    [k: string]: string[];
  };
  /**
   * other words for the languages that staff of some service speak
   */
  languages: {
    [k: string]: string[];
  };
  /**
   * types that somebody may not have thought of
   */
  thoughts: {
    [k: string]: Thought;
  };
  /**
   * what is not listed here and who can help instead, what is urgent first
   */
  elsewhere: Elsewhere[];
  /**
   * words and phrases that one name stands for in those of `elsewhere`; a group may name those above it
   */
  groups: {
    [k: string]: string[];
  };
  /**
   * words of grammar and of persons, which say nothing of a service
   */
  small: string[];
  /**
   * words that nearly every service says: they narrow nothing by themselves
   */
  everyday: string[];
  /**
   * what people say for the lowest price first
   */
  cheap: string[];
  /**
   * groups of words that mean the same in what a service says of itself
   */
  alike: string[][];
  /**
   * words of `elsewhere` that are known with one letter wrong as well
   */
  often_misspelt: string[];
  /**
   * words that are no misspellings of these
   */
  spelt_right: string[];
  /**
   * phrases of other languages
   */
  in_languages: {
    [k: string]: Phrase;
  };
}
export interface Thought {
  /**
   * why
   */
  words: string;
  /**
   * the types, and the needs, beside which to name it
   */
  types: string[];
  needs: string[];
}
export interface Elsewhere {
  id: string;
  /**
   * phrases, written as in content/elsewhere.yml
   */
  words: string[];
  /**
   * phrases that say something else, though one of the words stands in them
   */
  unless: string[];
  /**
   * ids of access, or the word "languages": of use too where somebody asks for one of these and no listed service has it
   */
  where_none: string[];
  says: string;
  urgent: boolean;
  calls: [string, string, string][];
  /**
   * text and address, which begins at the site's root or with https://
   *
   * @minItems 2
   * @maxItems 2
   */
  link?: [string, string];
}
export interface Phrase {
  /**
   * its id; "" for a phrase that two of them share
   */
  language: string;
  /**
   * what it means of what is offered here
   */
  types: string[];
  needs: string[];
}
