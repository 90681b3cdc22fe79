package dev.countersign.trace.store;

import dev.countersign.model.value.Bytes;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns entries into what is written of them, batch by batch. */
final class Encoder implements AutoCloseable {
  /**
   * A batch that is ready.
   *
   * @param writes all but the postings and what {@code prints} will add
   */
  record Sealed(Writes writes, Gathered postings, List<StringWriter.Prints> prints, Head head) {}

  private final Tables tables;
  private final Numbers numbers;
  private final TransferPageWriter pages = new TransferPageWriter();
  private final StringWriter hashes = new StringWriter(Family.HASHES, Family.HASH_INDEX);
  private final @Nullable PaymentEncoder payments;
  private Head head;
  private Writes puts;
  private Gathered postings;
  private int[] ofMoves = new int[3 * 16];
  private BigInteger[] amounts = new BigInteger[16];

  Encoder(Tables tables, StoreLedger there, Numbers numbers) {
    this.tables = tables;
    this.numbers = numbers;
    this.head = there.head();
    this.puts = tables.writes();
    this.postings = new Gathered(head.size());
    long size = head.size();
    if (size % TransferPage.ROOM == 0) {
      pages.begin(size, head.accounts(), head.assets());
    } else {
      pages.resume(there.page(size / TransferPage.ROOM), (int) (size % TransferPage.ROOM));
    }
    hashes.begin(
        size,
        size % StringPage.ROOM == 0
            ? new byte[0]
            : there.reading().need(Family.HASHES, Keys.ordered(size / StringPage.ROOM)));
    payments = there.coins().isPresent() ? new PaymentEncoder(there, numbers) : null;
  }

  Head head() {
    return head;
  }

  /** How much the batch holds already, in postings. */
  int postings() {
    return postings.count();
  }

  /** One more of Bitcoin, after all that are there. */
  void add(Payment payment, Entry entry) {
    if (payments == null) {
      throw new IllegalArgumentException("the store is of another chain than Bitcoin");
    }
    payments.add(payment, head.size(), puts);
    encode(entry);
    payments.forgetSpent(payment);
  }

  /** One more, after all that are there. */
  void add(Entry entry) {
    if (payments != null) {
      throw new IllegalArgumentException("a store of Bitcoin holds payments");
    }
    encode(entry);
  }

  private int account(String name) {
    return payments == null ? numbers.account(name, puts) : payments.account(name, puts);
  }

  private void encode(Entry entry) {
    int count = entry.moves().size();
    if (count > amounts.length) {
      amounts = Arrays.copyOf(amounts, 2 * count);
      ofMoves = Arrays.copyOf(ofMoves, 6 * count);
    }
    for (int i = 0; i < count; i++) {
      Entry.Moved move = entry.moves().get(i);
      ofMoves[3 * i] = account(move.from());
      ofMoves[3 * i + 1] = account(move.to());
      ofMoves[3 * i + 2] = numbers.asset(move.asset(), puts);
      amounts[i] = move.amount();
    }
    Optional<String> pays = entry.payer();
    int payer = pays.isPresent() ? numbers.account(pays.get(), puts) : Ledger.NOBODY;
    pages.add(entry, payer, ofMoves, amounts);
    if (pages.isFull()) {
      pages.put(puts, numbers.accounts(), numbers.assets());
    }
    if (!entry.logs().isEmpty()) {
      puts.put(Family.LOGS, Keys.ordered(head.size()), StoredLogs.packed(entry.logs()));
    }
    byte[] hash = entry.hash().toArray();
    hashes.add(hash, hash.length, puts);
    postings.add(head.size(), payer, entry.fee(), ofMoves, amounts, count);
    head =
        new Head(
            head.size() + 1,
            numbers.accounts(),
            numbers.assets(),
            head.runs(),
            entry.block(),
            entry.index(),
            entry.hash());
  }

  /** Ends a batch. */
  Sealed seal(int runs) {
    if (!pages.isEmpty()) {
      pages.put(puts, numbers.accounts(), numbers.assets());
    }
    if (payments != null) {
      payments.putLastPage(puts);
    }
    hashes.putLastPage(puts);
    numbers.names().putLastPage(puts);
    Bytes hash = head.hash();
    head =
        new Head(
            head.size(), head.accounts(), head.assets(), runs, head.block(), head.index(), hash);
    List<StringWriter.Prints> prints = new ArrayList<>();
    prints.add(hashes.takePrints());
    prints.add(numbers.names().takePrints());
    if (payments != null) {
      prints.add(payments.takePrints(head.size()));
    }
    Sealed sealed = new Sealed(puts, postings, prints, head);
    puts = tables.writes();
    postings = new Gathered(head.size());
    return sealed;
  }

  @Override
  public void close() {
    puts.close();
  }
}
