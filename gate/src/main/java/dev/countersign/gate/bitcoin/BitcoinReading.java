package dev.countersign.gate.bitcoin;

import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Amount;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a PSBT: who is paid, what is proven to come back, the fee, and what would let somebody
 * change it after it is signed.
 */
public final class BitcoinReading {
  private static final int MOST_PROBLEMS = 20;

  private final OwnKeys keys;
  private final AddressBook book;

  /**
   * With what is known in advance.
   *
   * @throws dev.countersign.model.value.UnreadableInput when a known key or address is none
   */
  public BitcoinReading(Directory directory) {
    keys = new OwnKeys(directory.known().bitcoinKeys());
    book = new AddressBook(directory.known().bitcoinAddresses());
  }

  /** Notes what it would do. */
  public void read(BitcoinPayload payload, Reading out) {
    inconsistent(payload, out);
    SighashReading.read(payload, out);
    if (payload.modifiable()) {
      out.finding(
          GateFinding.PSBT_MODIFIABLE,
          "The PSBT says that inputs or outputs may still be added to it, so what is shown here may"
              + " not be all");
    }
    Amount paid = new OutputReading(payload, book, new ChangeProof(payload, keys)).read(out);
    FeeReading.read(payload, paid, out);
  }

  private static void inconsistent(BitcoinPayload payload, Reading out) {
    List<String> problems = new ArrayList<>();
    if (payload.inputs().isEmpty()) {
      problems.add("It has no inputs, so there is nothing that a signature could be for");
    }
    if (payload.outputs().isEmpty()) {
      problems.add("It has no outputs, so everything that it spends would be the fee");
    }
    for (int i = 0; i < payload.inputs().size(); i++) {
      for (String problem : payload.inputs().get(i).problems()) {
        problems.add("Input " + (i + 1) + " contradicts itself: " + problem);
      }
    }
    for (int i = 0; i < payload.outputs().size(); i++) {
      for (String problem : payload.outputs().get(i).problems()) {
        problems.add("Output " + (i + 1) + " contradicts itself: " + problem);
      }
    }
    problems.stream()
        .limit(MOST_PROBLEMS)
        .forEach(problem -> out.finding(GateFinding.PSBT_INCONSISTENT, problem));
    if (problems.size() > MOST_PROBLEMS) {
      out.finding(
          GateFinding.PSBT_INCONSISTENT,
          "There are " + (problems.size() - MOST_PROBLEMS) + " contradictions more");
    }
  }
}
