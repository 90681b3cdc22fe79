package dev.countersign.server.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A hash laid out for comparison with a small screen: lines of sixteen digits in fours, so that two
 * people can read it to one another.
 *
 * @param name the stable name, such as {@code safeTxHash}
 * @param label the same for people
 * @param value whole, with 0x
 * @param lines of groups of digits
 */
public record HashView(String name, String label, String value, List<List<Group>> lines) {
  private static final int GROUP = 4;
  private static final int GROUPS_A_LINE = 4;
  private static final int STRONG = 2;

  /** Copies the lines. */
  public HashView {
    lines = List.copyOf(lines);
  }

  /**
   * Up to four digits.
   *
   * @param strong true for those at the beginning and at the end, which are compared first
   */
  public record Group(String digits, boolean strong) {}

  static HashView of(String name, String value) {
    String digits = value.startsWith("0x") ? value.substring(2) : value;
    int count = (digits.length() + GROUP - 1) / GROUP;
    List<List<Group>> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i % GROUPS_A_LINE == 0) {
        lines.add(new ArrayList<>());
      }
      String group = digits.substring(i * GROUP, Math.min(digits.length(), (i + 1) * GROUP));
      lines.getLast().add(new Group(group, i < STRONG || i >= count - STRONG));
    }
    return new HashView(name, label(name), value, lines);
  }

  private static String label(String name) {
    return switch (name) {
      case "safeTxHash" -> "Safe transaction hash";
      case "domainHash" -> "Domain hash";
      case "messageHash" -> "Message hash";
      case "safeMessageHash" -> "Safe message hash";
      case "userOpHash" -> "User operation hash";
      case "txid" -> "Transaction id";
      default -> {
        String spaced = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        yield spaced.isEmpty()
            ? name
            : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
      }
    };
  }
}
