package dev.countersign.server.wallet;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.Forms;
import java.util.Locale;
import java.util.Map;

/** What a wallet is called by people: one name among all wallets of any kind. */
public final class WalletLabel {
  private static final int LONGEST = 40;

  private WalletLabel() {}

  /**
   * Out of a form.
   *
   * @throws UnreadableInput where it is missing or too long
   */
  public static String read(Map<String, String> form) {
    return Forms.text(form, "label", "The label", LONGEST).toLowerCase(Locale.ROOT);
  }

  /**
   * Checks its form.
   *
   * @param example of one, such as {@code cold-1}
   * @throws UnreadableInput where it is none
   */
  public static void check(String label, String example) {
    if (!label.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new UnreadableInput(
          "The label is none; expected lower-case letters, digits and hyphens, such as " + example);
    }
  }

  /** The refusal where another wallet has it. */
  public static UnreadableInput taken(String label) {
    return new UnreadableInput("There is a wallet with the label " + label);
  }
}
