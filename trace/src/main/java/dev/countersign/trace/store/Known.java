package dev.countersign.trace.store;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Move;
import java.util.List;

/** Tells whether an entry is in a store already, quickly for those that come in its order. */
final class Known {
  private final StoreLedger there;
  private long next;
  private byte[] page = new byte[0];
  private long pageNumber = -1;

  Known(StoreLedger there) {
    this.there = there;
  }

  /**
   * Makes sure that an entry that is not after all that are there is one of them.
   *
   * @return where it is
   * @throws UnreadableInput where it is not, or is there with other moves
   */
  long check(Entry entry) {
    if (next >= there.size() || !entry.hash().equals(hash(next))) {
      next = there.position(entry.hash()).orElseThrow(() -> notAfter(entry, there.head()));
    }
    TransferPage transfers = there.page(next / TransferPage.ROOM);
    int i = (int) (next % TransferPage.ROOM);
    List<Move> moves = transfers.moves(i);
    boolean same =
        transfers.block(i) == entry.block()
            && transfers.fee(i).equals(entry.fee())
            && moves.size() == entry.moves().size();
    for (int j = 0; same && j < moves.size(); j++) {
      same = moves.get(j).amount().equals(entry.moves().get(j).amount());
    }
    if (!same) {
      throw otherwise(entry);
    }
    return next++;
  }

  /**
   * Likewise of Bitcoin.
   *
   * @throws UnreadableInput likewise
   */
  void check(Payment payment, Entry entry) {
    long position = check(entry);
    if (!there.coins().orElseThrow().payment(position).equals(payment)) {
      throw otherwise(entry);
    }
  }

  private static UnreadableInput otherwise(Entry entry) {
    return new UnreadableInput(
        "Transaction "
            + entry.hash().toHex()
            + " of block "
            + entry.block()
            + " is in the store with other moves or another fee. What is in a store cannot be"
            + " added to: load all files of the same blocks at once, into a new store");
  }

  private Bytes hash(long position) {
    long number = position / StringPage.ROOM;
    if (number != pageNumber) {
      page = there.reading().need(Family.HASHES, Keys.ordered(number));
      pageNumber = number;
    }
    return Bytes.of(StringPage.get(page, (int) (position % StringPage.ROOM)));
  }

  static UnreadableInput notAfter(Entry entry, Head head) {
    return new UnreadableInput(
        "Transaction "
            + entry.hash().toHex()
            + " of block "
            + entry.block()
            + " is not in the store, which goes to block "
            + head.block()
            + " already. A store is loaded in the order of its chain: load older blocks into a new"
            + " one, together with these");
  }
}
