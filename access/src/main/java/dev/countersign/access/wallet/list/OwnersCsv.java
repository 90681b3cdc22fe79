package dev.countersign.access.wallet.list;

import dev.countersign.access.wallet.KnownOwner;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The directory of owners as CSV: whose an address is, and where its key lies. */
public final class OwnersCsv {
  private static final Set<String> COLUMNS =
      Set.of("address", "person", "mail", "device", "team", "left", "note");

  private OwnersCsv() {}

  /** Reads one. The columns {@code address} and {@code person} are needed. */
  public static Taken<KnownOwner> read(String text) {
    Map<Address, Long> lines = new HashMap<>();
    return Rows.read(
        text,
        COLUMNS,
        Set.of("address", "person"),
        row -> {
          Address address = Address.parse(row.needed("address"), "The address");
          Long before = lines.putIfAbsent(address, row.line());
          if (before != null) {
            throw new UnreadableInput(
                "The address " + address + " stands in line " + before + " already");
          }
          return owner(
              address,
              row.needed("person"),
              row.cell("mail"),
              row.cell("device"),
              row.cell("team"),
              left(row.cell("left")),
              row.cell("note"));
        });
  }

  /**
   * An owner as a form or a line says it.
   *
   * @throws UnreadableInput when the mail address is none, or something is too long
   */
  public static KnownOwner owner(
      Address address,
      String person,
      String mail,
      String device,
      String team,
      boolean left,
      String note) {
    if (person.isBlank() || person.length() > 100) {
      throw new UnreadableInput("The person's name needs 1 to 100 characters");
    }
    if (!mail.isBlank() && !mail.strip().matches("[^\\s@<>\"]{1,100}@[^\\s@<>\"]{1,99}")) {
      throw new UnreadableInput(
          "\"" + mail + "\" is no mail address; expected one such as ada@example.com");
    }
    if (device.length() > 100 || team.length() > 100 || note.length() > 300) {
      throw new UnreadableInput(
          "The device and the team may have at most 100 characters, the note at most 300");
    }
    return new KnownOwner(
        address, person.strip(), mail, device.strip(), team.strip(), left, note.strip());
  }

  private static boolean left(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "", "no", "false" -> false;
      case "yes", "true" -> true;
      default -> throw new UnreadableInput("\"" + word + "\" under \"left\" is neither yes nor no");
    };
  }
}
