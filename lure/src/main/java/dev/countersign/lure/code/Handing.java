package dev.countersign.lure.code;

import dev.countersign.lure.code.value.Origin;
import dev.countersign.lure.code.value.Taint;
import dev.countersign.lure.code.value.Value;

/**
 * Values that leave the file.
 *
 * @param known of the file
 */
record Handing(Known known) {
  /** What was fetched is given to a function of another file. */
  void of(Given given, String function, Value value) {
    Origin network = value.deep().get(Taint.NETWORK);
    if (function.startsWith(".") && network != null && network.followed()) {
      known
          .notes()
          .add(
              Kind.GIVES_FETCHED,
              known.line(given.call().start()),
              function,
              Sureness.CERTAIN,
              "It gives what "
                  + Sinks.named(network.words())
                  + " answered"
                  + Sinks.from(network)
                  + " to a function of another file.");
    }
  }
}
