package dev.countersign.gate.typed;

import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;

/** Reads what signing typed data would allow. */
public final class TypedReading {
  private final Directory directory;
  private final ChainFacts facts;

  /** With what is known in advance, and what a node says of accounts on the domain's chain. */
  public TypedReading(Directory directory, ChainFacts facts) {
    this.directory = directory;
    this.facts = facts;
  }

  /**
   * Notes effects and findings. Safe transactions are for {@code safe}, user operations for {@code
   * operation}; given here all the same, they are held as unread like every other kind that is not
   * known.
   */
  public void read(TypedDataPayload payload, Reading out) {
    TypedCase in = new TypedCase(payload, directory, facts, out);
    switch (payload.encodedType()) {
      case TokenPermit.ERC_2612 -> TokenPermit.erc2612(in);
      case TokenPermit.DAI -> TokenPermit.dai(in);
      case TokenPermit.ERC_4494 -> TokenPermit.erc4494(in);
      case Permit2.SINGLE -> Permit2.allowances(in, false);
      case Permit2.BATCH -> Permit2.allowances(in, true);
      case Permit2.TRANSFER -> Permit2.transfers(in, false);
      case Permit2.BATCH_TRANSFER -> Permit2.transfers(in, true);
      case Authorization.TRANSFER -> Authorization.transfer(in, "whoever holds it");
      case Authorization.RECEIVE -> Authorization.transfer(in, "the receiver");
      case Authorization.CANCEL -> Authorization.cancel(in);
      case Seaport.ORDER -> Seaport.order(in);
      case SafeMessage.TYPE -> SafeMessage.read(in);
      default -> others(in);
    }
  }

  private static void others(TypedCase in) {
    String type = in.payload().encodedType();
    if (Permit2.isWitnessed(type)) {
      Permit2.witnessed(in);
    } else if (Seaport.isBulk(type)) {
      Seaport.bulk(in);
    } else {
      Unread.whole(in);
    }
  }
}
