package dev.countersign.intel.address;

import dev.countersign.model.coin.Base58;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds addresses in what people wrote. Strictly: only what carries a checksum that is right, and
 * Ethereum's 40 digits behind 0x; of Solana, whose addresses carry none, only behind its name.
 */
public final class FreeText {
  private static final int SHORTEST = 25;
  private static final int LONGEST = 120;
  private static final int BEFORE = 40;
  private static final Pattern WORD =
      Pattern.compile(
          "(?<![A-Za-z0-9])[A-Za-z0-9]{" + SHORTEST + "," + LONGEST + "}(?![A-Za-z0-9])");
  private static final Pattern SOLANA = Pattern.compile("\\b(SOL|Solana)\\b");
  private static final Pattern ETHEREUM = Pattern.compile("0[xX][0-9a-fA-F]{40}");
  private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]+");
  private static final Pattern LIKE_ONE =
      Pattern.compile("0[xX][0-9a-zA-Z]{38,42}|bc1[a-z0-9]{20,70}|[13][1-9A-HJ-NP-Za-km-z]{25,34}");

  private FreeText() {}

  /**
   * What a text holds.
   *
   * @param addresses each once, as they stand
   * @param broken what looks like one, but whose checksum or length is wrong
   */
  public record Found(List<Written> addresses, List<String> broken) {
    /** Copies. */
    public Found {
      addresses = List.copyOf(addresses);
      broken = List.copyOf(broken);
    }
  }

  /** All that stand in a text. */
  public static Found in(String text) {
    Set<Written> addresses = new LinkedHashSet<>();
    List<String> broken = new ArrayList<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group();
      Optional<Written> one = one(word, text.substring(0, words.start()));
      one.ifPresent(addresses::add);
      if (one.isEmpty() && LIKE_ONE.matcher(word).matches()) {
        broken.add(word);
      }
    }
    return new Found(new ArrayList<>(addresses), broken);
  }

  private static Optional<Written> one(String word, String before) {
    if (ETHEREUM.matcher(word).matches()) {
      try {
        Address address = Address.parse("0x" + word.substring(2), "It");
        return Optional.of(new Written(Form.ETHEREUM, address.toHex(), true));
      } catch (UnreadableInput e) {
        return Optional.empty();
      }
    }
    if (DIGITS.matcher(word).matches()) {
      return Optional.empty(); // Tron's form in digits carries no checksum
    }
    Optional<Written> checked =
        Written.checked(Key.canonical(word)).filter(one -> one.form() != Form.OTHER_BECH32);
    if (checked.isEmpty()
        && SOLANA.matcher(before.substring(Math.max(0, before.length() - BEFORE))).find()
        && Base58.raw(word).filter(bytes -> bytes.length() == 32).isPresent()) {
      return Optional.of(new Written(Form.SOLANA, word, false));
    }
    return checked;
  }
}
