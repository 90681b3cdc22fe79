package dev.countersign.server.console;

import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.tracking.State;
import dev.countersign.server.change.Forms;
import dev.countersign.server.freeze.KeptRequest;
import dev.countersign.server.freeze.Letterhead;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Forms about requests to freeze. */
final class FreezeForm {
  private static final int MOST_BASIS = 5_000;

  private FreezeForm() {}

  /**
   * The company's letterhead and terms.
   *
   * @throws UnreadableInput where a field is none
   */
  static Letterhead letterhead(Map<String, String> form) {
    String hours = Forms.text(form, "hours", "The number of hours", 4);
    if (!hours.matches("[0-9]{1,4}")) {
      throw new UnreadableInput("The hours are no number of at most four digits: " + hours);
    }
    return new Letterhead(
        Forms.text(form, "company", "The company's name", 300),
        Forms.optional(form, "address", "The company's address", 300),
        Forms.text(form, "contact", "Whom to answer", 300),
        Forms.text(form, "mail", "The mail address to answer to", 300),
        Forms.optional(form, "phone", "The telephone", 300),
        paragraphs(form.getOrDefault("basis", "")),
        Integer.parseInt(hours));
  }

  private static String paragraphs(String text) {
    String basis = text.replace("\r\n", "\n").strip();
    if (basis.isEmpty()) {
      throw new UnreadableInput("The legal basis is missing: by what may the company ask?");
    }
    if (basis.length() > MOST_BASIS) {
      throw new UnreadableInput("The legal basis is longer than " + MOST_BASIS + " characters");
    }
    if (basis.chars().anyMatch(one -> one != '\n' && Character.isISOControl(one))) {
      throw new UnreadableInput("The legal basis holds a character that cannot be seen");
    }
    return basis;
  }

  /** Where requests go to: for the first holder {@code to-0} with its name in {@code holder-0}. */
  static Map<String, String> contacts(Map<String, String> form) {
    Map<String, String> contacts = new HashMap<>();
    for (int i = 0; form.containsKey("holder-" + i); i++) {
      String contact = Forms.optional(form, "to-" + i, "Where a request goes to", 300);
      if (!contact.isEmpty()) {
        contacts.put(form.getOrDefault("holder-" + i, ""), contact);
      }
    }
    return contacts;
  }

  /**
   * What is frozen of it: {@code amount-0} for the first asset, in whole units; none for nothing of
   * that asset, and all of it is another state than a part.
   *
   * @throws UnreadableInput where an amount is none
   */
  static State part(KeptRequest request, Map<String, String> form) {
    List<Quantity> totals = request.request().totals();
    List<Quantity> amounts = new ArrayList<>();
    for (int i = 0; i < totals.size(); i++) {
      Quantity total = totals.get(i);
      String text =
          Forms.optional(form, "amount-" + i, "The amount of " + total.asset().symbol(), 100)
              .replace(",", "");
      if (!text.isEmpty()) {
        amounts.add(new Quantity(total.asset(), units(text, total)));
      }
    }
    return amounts.equals(totals) ? new State.Frozen() : new State.PartlyFrozen(amounts);
  }

  private static Amount units(String text, Quantity total) {
    int decimals = total.asset().decimals();
    try {
      if (!text.matches("[0-9]{1,80}(\\.[0-9]{1,80})?")) {
        throw new ArithmeticException();
      }
      return new Amount(new BigDecimal(text).movePointRight(decimals).toBigIntegerExact());
    } catch (ArithmeticException e) {
      throw new UnreadableInput(
          "The amount "
              + text
              + " of "
              + total.asset().symbol()
              + " is none; expected a number with at most "
              + decimals
              + " digits after the point");
    }
  }
}
