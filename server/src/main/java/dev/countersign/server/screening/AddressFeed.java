package dev.countersign.server.screening;

import dev.countersign.intel.list.Entry;
import dev.countersign.intel.screen.Loaded;
import java.util.Optional;
import java.util.function.Consumer;

/** Addresses that are screened beside the lists. */
public interface AddressFeed {
  /** There are none. */
  AddressFeed NONE =
      new AddressFeed() {
        @Override
        public String state() {
          return "";
        }

        @Override
        public Optional<Loaded> read(Consumer<Entry> into) {
          return Optional.empty();
        }
      };

  /** Another text when what is handed over now is other. */
  String state();

  /**
   * Hands all over.
   *
   * @return as what they stand among the lists; empty where there are none
   */
  Optional<Loaded> read(Consumer<Entry> into);
}
