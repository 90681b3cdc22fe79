package dev.countersign.model.text;

import dev.countersign.model.verdict.Outcome;

/**
 * Sentences as lines of a terminal, 96 columns wide. What others wrote is made {@link Visible}, and
 * kept from starting a line of its own, which could pass for one of the answer's.
 */
public final class TextLines {
  private static final int WIDTH = 96;

  private final StringBuilder text = new StringBuilder();

  /** Adds words as they are. */
  public TextLines append(String words) {
    text.append(words);
    return this;
  }

  /** Adds a character. */
  public TextLines append(char character) {
    text.append(character);
    return this;
  }

  /** Adds a number. */
  public TextLines append(int number) {
    text.append(number);
    return this;
  }

  /**
   * Adds an outcome's word, and two blanks.
   *
   * @param colour whether it is marked with ANSI colours; the word is the same
   */
  public void banner(Outcome outcome, boolean colour) {
    String word =
        switch (outcome) {
          case ALLOW -> "ALLOW";
          case HOLD -> "HOLD ";
          case DENY -> "DENY ";
        };
    String code =
        switch (outcome) {
          case ALLOW -> "42;30";
          case HOLD -> "43;30";
          case DENY -> "41;97";
        };
    text.append(colour ? "\u001b[1;" + code + "m " + word.strip() + " \u001b[0m" : word);
    text.append("  ");
  }

  /** Begins a section. */
  public void section(String title, boolean shown) {
    if (shown) {
      text.append('\n').append(title).append('\n');
    }
  }

  /** Adds a sentence behind a mark, its first letter large. */
  public void bullet(String mark, String sentence) {
    bullet(mark, sentence, 2);
  }

  /**
   * Adds a sentence behind a mark, its first letter large.
   *
   * @param column of the mark, from 0
   */
  public void bullet(String mark, String sentence, int column) {
    text.repeat(" ", column).append(mark).append(' ');
    String capital =
        sentence.isEmpty()
            ? sentence
            : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    paragraph(capital, column + 2, column + 2);
  }

  /**
   * Adds a sentence, broken at blanks.
   *
   * @param column where the text stands now
   * @param indent of each further line
   */
  public void paragraph(String sentence, int column, int indent) {
    int at = column;
    boolean first = true;
    for (String word : Visible.of(sentence.replace('\n', ' ')).split(" ", -1)) {
      if (!first && at + 1 + word.length() > WIDTH) {
        text.append('\n').repeat(" ", indent);
        at = indent;
      } else if (!first) {
        text.append(' ');
        at++;
      }
      text.append(word);
      at += word.length();
      first = false;
    }
    text.append('\n');
  }

  /** All of it. */
  @Override
  public String toString() {
    return text.toString();
  }
}
