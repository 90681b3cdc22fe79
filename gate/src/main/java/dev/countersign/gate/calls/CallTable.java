package dev.countersign.gate.calls;

import dev.countersign.model.value.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All functions that are known by their selector. */
final class CallTable {
  private static final Map<Bytes, CallEntry> ENTRIES = new HashMap<>();

  static {
    for (List<CallEntry> list :
        List.of(
            TokenFunctions.ENTRIES,
            VaultFunctions.ENTRIES,
            SafeFunctions.ENTRIES,
            ControlFunctions.ENTRIES,
            TimelockFunctions.ENTRIES,
            IssuerFunctions.ENTRIES,
            MultisigFunctions.ENTRIES,
            ProtocolFunctions.ENTRIES,
            MulticallFunctions.ENTRIES)) {
      for (CallEntry entry : list) {
        CallEntry other = ENTRIES.putIfAbsent(entry.selector(), entry);
        if (other != null) {
          throw new IllegalStateException(
              entry.signature() + " and " + other.signature() + " have one selector");
        }
      }
    }
  }

  private CallTable() {}

  /** The function that the data calls, or null. */
  static @Nullable CallEntry of(Bytes data) {
    return data.length() < 4 ? null : ENTRIES.get(data.slice(0, 4));
  }
}
