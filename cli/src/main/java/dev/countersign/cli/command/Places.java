package dev.countersign.cli.command;

import dev.countersign.model.value.UnreadableInput;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a server's data is, as options say it. */
final class Places {
  private Places() {}

  /**
   * The data folder.
   *
   * @param said null for {@code data} beside the launcher
   * @throws UnreadableInput when it has a name that no folder can have
   */
  static Path data(@Nullable String said) {
    String home = System.getProperty("countersign.home", "");
    try {
      return said == null ? Path.of(home, "data") : Path.of(said);
    } catch (InvalidPathException e) {
      throw new UnreadableInput(
          "The data folder has a name that no folder can have: " + e.getReason());
    }
  }

  /**
   * The database of one's own, or null.
   *
   * @throws UnreadableInput when it is no PostgreSQL's address
   */
  static @Nullable String database(@Nullable String said) {
    if (said == null || said.isBlank()) {
      return null;
    }
    return postgres("The database", said);
  }

  /**
   * The copy of that database, or null.
   *
   * @throws UnreadableInput when it is no PostgreSQL's address, or there is no database of one's
   *     own
   */
  static @Nullable String replica(@Nullable String said, @Nullable String database) {
    if (said == null || said.isBlank()) {
      return null;
    }
    if (database == null) {
      throw new UnreadableInput(
          "The option --database-replica names a copy, but no database of your own is named; expected"
              + " --database as well");
    }
    return postgres("The copy of the database", said);
  }

  private static String postgres(String what, String said) {
    if (!said.startsWith("jdbc:postgresql:")) {
      throw new UnreadableInput(
          what
              + " is no PostgreSQL's; expected an address such as"
              + " jdbc:postgresql://localhost/countersign?user=countersign");
    }
    return said;
  }
}
