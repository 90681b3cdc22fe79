package dev.countersign.lure.rule;

/**
 * A word of a text, in the form in which rules look for it.
 *
 * @param word lower case, without accents, apostrophes, invisible letters and disguises
 * @param shape what it is besides a word
 * @param value of a sum or a number, as a whole number rounded down; 0 of others
 * @param start where it begins in the text
 * @param end where it ends in the text, exclusive
 * @param sentence which sentence it stands in, from 0
 * @param clause which part of all sentences it stands in, from 0; commas part clauses
 */
record Token(String word, Shape shape, long value, int start, int end, int sentence, int clause) {

  /** What a word is besides a word. */
  enum Shape {
    /** A word and no more. */
    WORD,
    /** Digits. */
    NUMBER,
    /** A sum of money: with a sign or a name of a currency. */
    MONEY,
    /** An address of the web, or a domain's name. */
    URL,
    /** A mail address. */
    MAIL,
    /** A file's name. */
    FILE
  }
}
