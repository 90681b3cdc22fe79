package dev.countersign.gate.calls;

import dev.countersign.chain.abi.AbiValues;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Library;
import dev.countersign.gate.known.SafeContract;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Safe's own libraries that replace a Safe's code by another official version. */
final class Migrations {
  private static final Map<Bytes, CallEntry> ENTRIES = new HashMap<>();

  static {
    for (CallEntry entry :
        List.of(
            CallEntry.of("migrateToL2(address)", (scope, a) -> replaced(scope, a.address(0))),
            CallEntry.of("setupToL2(address)", (scope, a) -> replaced(scope, a.address(0))),
            CallEntry.of(
                "migrateFromV111(address,address)",
                (scope, a) -> {
                  replaced(scope, a.address(0));
                  SafeFunctions.fallbackHandler(scope, scope.actor(), a.address(1));
                }))) {
      ENTRIES.put(entry.selector(), entry);
    }
  }

  private record Published(CallEntry entry, boolean l2) {}

  /** These take no arguments: the library itself knows the singleton of its version. */
  private static final List<Published> PUBLISHED =
      List.of(
          new Published(CallEntry.of("migrateSingleton()", (scope, a) -> {}), false),
          new Published(CallEntry.of("migrateWithFallbackHandler()", (scope, a) -> {}), false),
          new Published(CallEntry.of("migrateL2Singleton()", (scope, a) -> {}), true),
          new Published(CallEntry.of("migrateL2WithFallbackHandler()", (scope, a) -> {}), true));

  private Migrations() {}

  static void read(Library library, CallScope scope) {
    Bytes data = scope.call().data();
    Bytes selector = data.length() < 4 ? Bytes.EMPTY : data.slice(0, 4);
    CallEntry entry = ENTRIES.get(selector);
    if (entry != null) {
      AbiValues arguments = CallReading.decode(scope, entry);
      entry.meaning().read(scope, arguments);
      return;
    }
    for (Published published : PUBLISHED) {
      if (published.entry().selector().equals(selector)) {
        CallReading.decode(scope, published.entry());
        Address singleton = singleton(library, published.l2(), scope);
        replaced(scope, singleton);
        return;
      }
    }
    CallReading.unread(scope);
  }

  private static Address singleton(Library library, boolean l2, CallScope scope) {
    String version = library.version() == null ? "" : library.version();
    return scope
        .directory()
        .singleton(scope.call().chainId(), version, l2)
        .map(SafeContract::address)
        .orElse(scope.target());
  }

  private static void replaced(CallScope scope, Address singleton) {
    scope.control(
        new Effect.WalletCodeReplaced(scope.actor(), singleton),
        GateFinding.WALLET_CODE_REPLACED,
        "The code of "
            + scope.name(scope.actor())
            + " would be replaced by "
            + scope.name(singleton));
  }
}
