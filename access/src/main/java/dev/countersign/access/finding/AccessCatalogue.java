package dev.countersign.access.finding;

import dev.countersign.model.verdict.FindingCode;
import java.util.List;
import java.util.stream.Stream;

/** Everything that access can find, in the order of the manual. */
public final class AccessCatalogue {
  /** All entries: of accounts and sessions, then of wallet access. */
  public static final List<FindingCode> ALL =
      Stream.<FindingCode>concat(
              Stream.of(AccessFinding.values()), Stream.of(WalletAccessFinding.values()))
          .toList();

  private AccessCatalogue() {}
}
