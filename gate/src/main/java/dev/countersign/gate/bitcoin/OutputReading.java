package dev.countersign.gate.bitcoin;

import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Bytes;
import java.util.Optional;

/** Who is paid, and what comes back. */
final class OutputReading {
  private static final int OP_RETURN = 0x6a;
  private static final int SHOWN = 100;

  private final BitcoinPayload payload;
  private final AddressBook book;
  private final ChangeProof change;

  OutputReading(BitcoinPayload payload, AddressBook book, ChangeProof change) {
    this.payload = payload;
    this.book = book;
    this.change = change;
  }

  /** Notes every output; satoshi that are paid, at most 21 million BTC for each output. */
  Amount read(Reading out) {
    Amount paid = Amount.ZERO;
    for (int i = 0; i < payload.outputs().size(); i++) {
      BitcoinPayload.Output output = payload.outputs().get(i);
      Amount amount = Amount.of(output.amount());
      Optional<AddressBook.Entry> known = book.find(output.scriptPubKey(), payload.network());
      String to = known.map(entry -> entry.address().toString()).orElseGet(() -> name(output));
      Optional<String> objection = change.objection(output);
      if (objection.isEmpty() || known.filter(AddressBook.Entry::isOwn).isPresent()) {
        out.effect(new Effect.BitcoinChange(amount, to));
        continue;
      }
      paid = paid.plus(amount);
      out.effect(new Effect.BitcoinPaid(amount, to));
      if (output.rule() != null || !output.origins().isEmpty()) {
        unproven(i + 1, to, amount, objection.get(), out);
      }
      if (known.isEmpty()) {
        destination(i + 1, output, to, out);
      }
    }
    return paid;
  }

  private static void unproven(int number, String to, Amount amount, String why, Reading out) {
    out.finding(
        GateFinding.PSBT_CHANGE_UNPROVEN,
        "Output "
            + number
            + " of "
            + amount.inUnits(8)
            + " BTC to "
            + to
            + " carries keys as change does, but that it comes back is not proven: "
            + why,
        "output",
        String.valueOf(number),
        "destination",
        to);
  }

  private void destination(int number, BitcoinPayload.Output output, String to, Reading out) {
    Bytes script = output.scriptPubKey();
    String amount = Amount.of(output.amount()).inUnits(8) + " BTC";
    String[] evidence = {"output", String.valueOf(number), "destination", to};
    Optional<AddressBook.Entry> imitated =
        output.address() == null ? Optional.empty() : book.imitated(output.address());
    if (imitated.isPresent()) {
      out.finding(
          GateFinding.DESTINATION_IMITATES_KNOWN,
          "Output "
              + number
              + " pays "
              + amount
              + " to "
              + to
              + ", which begins and ends like "
              + imitated.get().name()
              + " but is another address",
          evidence);
    } else if (!script.isEmpty() && script.at(0) == OP_RETURN) {
      out.finding(
          GateFinding.UNKNOWN_DESTINATION,
          "Output "
              + number
              + " of "
              + amount
              + " pays nobody and carries data ("
              + to
              + "), which other systems may take as an order",
          evidence);
    } else {
      out.finding(
          GateFinding.UNKNOWN_DESTINATION,
          "Output "
              + number
              + " pays "
              + amount
              + " to "
              + to
              + ", which is not among the known addresses",
          evidence);
    }
  }

  private static String name(BitcoinPayload.Output output) {
    if (output.address() != null) {
      return output.address();
    }
    Bytes script = output.scriptPubKey();
    return script.length() > SHOWN
        ? "the script " + script.slice(0, SHOWN) + "… of " + script.length() + " bytes"
        : "the script " + script;
  }
}
