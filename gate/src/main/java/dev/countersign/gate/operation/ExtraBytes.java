package dev.countersign.gate.operation;

import dev.countersign.chain.abi.AbiValues;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Bytes;

/** Bytes that no argument explains. */
final class ExtraBytes {
  private static final int SHOWN = 100;

  private ExtraBytes() {}

  /**
   * Notes what follows the arguments in the data that they were decoded from.
   *
   * @param what whose arguments, for the sentence
   */
  static void after(AbiValues arguments, Bytes data, String what, Reading out) {
    note(data.from(data.length() - arguments.trailingBytes()), what, out);
  }

  /** Notes them, unless there are none. */
  static void note(Bytes bytes, String what, Reading out) {
    if (!bytes.isEmpty()) {
      out.finding(
          GateFinding.TRAILING_DATA,
          bytes.length()
              + " bytes follow the arguments of "
              + what
              + "; who reads them is not known",
          "bytes",
          bytes.length() > SHOWN ? bytes.slice(0, SHOWN) + "…" : bytes.toHex());
    }
  }
}
