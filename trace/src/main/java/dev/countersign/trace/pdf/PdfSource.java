package dev.countersign.trace.pdf;

import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.Noticed;
import java.math.BigInteger;
import java.util.function.Function;

/**
 * What was stolen, and what was read to follow it.
 *
 * @param asset its name
 * @param value writes an amount of it
 */
record PdfSource(Dossier dossier, String asset, Function<BigInteger, String> value) {
  String sentence() {
    var asked = dossier.asked();
    String what =
        isTransaction(asked.from())
            ? "The theft is the transaction "
                + asked.from()
                + (asked.to() == null ? "" : ", of which what " + asked.to() + " got")
            : "The theft is everything of "
                + asset
                + " that came to "
                + asked.from()
                + (asked.since() == null ? "" : " since " + asked.since());
    String read =
        dossier
            .noticed()
            .blocks()
            .map(this::read)
            .orElse(" The ledger that was read is of " + chain(asked.chain()) + ".");
    return what + "." + read + others() + presumed();
  }

  private boolean isTransaction(String from) {
    return dossier.isBitcoin() ? from.matches("(0x)?[0-9a-f]{64}") : from.length() == 66;
  }

  private String chain(long id) {
    return dossier.isBitcoin() ? "Bitcoin" : "chain " + id + " (EIP-155)";
  }

  private String read(Noticed.Blocks blocks) {
    return " The ledger was read from a node: blocks "
        + blocks.first()
        + " to "
        + blocks.last()
        + " of "
        + chain(blocks.chain())
        + ", the last one "
        + blocks.lastHash()
        + "."
        + (blocks.calls()
            ? ""
            : " The node did not tell calls within transactions: what contracts sent on"
                + " by calls is not followed.");
  }

  private String others() {
    var also = dossier.asked().across().also();
    return also.isEmpty()
        ? ""
        : " Those of other chains, on which value went on over bridges, are "
            + String.join(", ", also)
            + ".";
  }

  private String presumed() {
    BigInteger presumed = dossier.noticed().presumed();
    return presumed.signum() == 0
        ? ""
        : " Of what was stolen "
            + value.apply(presumed)
            + " is presumed: wallets that seem to be the thieves' gave more than the ledger saw"
            + " coming.";
  }
}
