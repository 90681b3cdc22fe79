package dev.countersign.drill.evidence;

import dev.countersign.model.value.UnreadableInput;
import java.util.regex.Pattern;

/**
 * A short note about what was said in a call or a chat. Whoever is caught out says things that
 * belong in no note: numbers, codes, words of a recovery phrase, addresses, links.
 *
 * @param text one line of at most 200 characters; empty for none
 */
public record CallNote(String text) {
  /** The most characters. */
  public static final int LONGEST = 200;

  private static final Pattern HIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\u2028\u2029]");
  private static final Pattern DIGITS = Pattern.compile("\\p{Nd}[\\p{Nd} .,/-]*");
  private static final Pattern LONG_WORD = Pattern.compile("\\S{25,}");
  private static final Pattern LINK = Pattern.compile("(?i)://|\\bwww\\.|@");
  private static final Pattern NAMED_SECRET =
      Pattern.compile(
          "(?i)\\b(password|passcode|passphrase|pin|otp|code|key|seed)\\b\\s*(is|was|[:=“\"])");

  /**
   * Eleven words on end, none of them of those that sentences have and word lists of BIP-39 not.
   */
  private static final Pattern PHRASE =
      Pattern.compile(
          "(\\b(?!(the|and|was|were|for|they|did|not|had|has|are|but|with|from)\\b)\\p{Ll}{3,8}\\b[ ,]+){11}");

  private static final int MOST_DIGITS = 3;

  /**
   * Checks.
   *
   * @throws UnreadableInput when it is too long, or looks as if it held a secret
   */
  public CallNote {
    text = text.strip();
    if (text.length() > LONGEST || HIDDEN.matcher(text).find()) {
      throw new UnreadableInput(
          "The note is one line of at most "
              + LONGEST
              + " characters; say what was said, in short");
    }
    if (hasNumber(text)) {
      throw new UnreadableInput(
          "The note holds a number of more than "
              + MOST_DIGITS
              + " digits, which may be a code; leave it out");
    }
    if (LONG_WORD.matcher(text).find() || LINK.matcher(text).find()) {
      throw new UnreadableInput(
          "The note holds a link, an address or a key; say in words what it was");
    }
    if (NAMED_SECRET.matcher(text).find() || PHRASE.matcher(text).find()) {
      throw new UnreadableInput(
          "The note reads as if it held a password, a code or the words of a recovery phrase;"
              + " leave it out");
    }
  }

  private static boolean hasNumber(String text) {
    return DIGITS
        .matcher(text)
        .results()
        .anyMatch(one -> one.group().codePoints().filter(Character::isDigit).count() > MOST_DIGITS);
  }
}
