package dev.countersign.trace.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes what is kept of Bitcoin transactions onto pages, as many on each as of what they move: one
 * behind the other, each behind its length.
 */
final class PaymentPages {
  private final Packer page = new Packer(8192);
  private final Packer one = new Packer(256);
  private long size;

  /** Begins after so many transactions, of which the last page may have room. */
  void begin(long after, byte[] lastPage) {
    size = after;
    page.clear();
    Unpacker in = new Unpacker(lastPage);
    for (int i = 0; i < after % TransferPage.ROOM; i++) {
      in.skip(in.integer());
    }
    page.raw(lastPage, 0, in.at());
  }

  void add(PaymentRecord payment, Puts puts) {
    one.clear();
    payment.put(one);
    page.number(one.size());
    page.raw(one.array(), 0, one.size());
    size++;
    if (size % TransferPage.ROOM == 0) {
      put(puts, size - 1);
      page.clear();
    }
  }

  /** Writes the last page as it is. */
  void putLastPage(Puts puts) {
    if (page.size() > 0) {
      put(puts, size - 1);
    }
  }

  private void put(Puts puts, long last) {
    puts.put(Family.PAYMENTS, Keys.ordered(last / TransferPage.ROOM), page.copy());
  }

  /** One of a page. */
  static PaymentRecord get(byte[] page, int place) {
    Unpacker in = new Unpacker(page);
    for (int i = 0; i < place; i++) {
      in.skip(in.integer());
    }
    in.number();
    return PaymentRecord.of(in);
  }

  /** All of a page, no more than so many. */
  static List<PaymentRecord> all(byte[] page, long most) {
    List<PaymentRecord> all = new ArrayList<>();
    Unpacker in = new Unpacker(page);
    while (in.hasMore() && all.size() < most) {
      in.number();
      all.add(PaymentRecord.of(in));
    }
    return all;
  }
}
