package dev.countersign.access.wallet;

import dev.countersign.model.value.Address;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the chain says of a wallet. */
public sealed interface OnChain {
  /** An account with one key: there is nothing to ask. */
  record Account() implements OnChain {}

  /** Nobody could be asked, or what was said could not be used. */
  record Unread(String why) implements OnChain {}

  /**
   * A Safe.
   *
   * @param guard null where there is none
   * @param modulesWhole false where the modules or the guard could not be read, or not all of them
   * @param nested what owners are that are Safes themselves, as far as they could be read
   */
  record Safe(
      List<Address> owners,
      int threshold,
      List<Address> modules,
      @Nullable Address guard,
      boolean modulesWhole,
      Map<Address, Safe> nested)
      implements OnChain {
    /** Copies. */
    public Safe {
      owners = List.copyOf(owners);
      modules = List.copyOf(modules);
      nested = Map.copyOf(nested);
    }
  }
}
