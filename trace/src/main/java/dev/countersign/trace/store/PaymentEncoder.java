package dev.countersign.trace.store;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.trace.bitcoin.Payment;
import java.util.HashMap;
import java.util.Map;

/** Turns Bitcoin's payments into what is written of them besides their moves. */
final class PaymentEncoder {
  private final Numbers numbers;
  private final PaymentPages pages = new PaymentPages();
  private final AddressIndex addresses = new AddressIndex();

  /** Which outputs the payment makes that is being written. */
  private final Map<String, Integer> making = new HashMap<>();

  private long position;

  PaymentEncoder(StoreLedger there, Numbers numbers) {
    this.numbers = numbers;
    long size = there.size();
    pages.begin(
        size,
        size % TransferPage.ROOM == 0
            ? new byte[0]
            : there.reading().need(Family.PAYMENTS, Keys.ordered(size / TransferPage.ROOM)));
    addresses.begin(size);
  }

  /** One more; what it moves follows. */
  void add(Payment payment, long at, Puts puts) {
    position = at;
    making.clear();
    for (int i = 0; i < payment.outputs().size(); i++) {
      Coin coin = payment.outputs().get(i);
      if (!coin.outpoint().equals(payment.txid() + ":" + i)) {
        throw new IllegalArgumentException(coin.outpoint() + " is not the output " + i);
      }
      making.put(coin.outpoint(), i);
      coin.address().ifPresent(one -> addresses.add(one, at));
    }
    PaymentRecord record = PaymentRecord.of(payment, coin -> numbers.spent(coin) >= 0);
    record
        .inputs()
        .forEach(input -> input.form().address().ifPresent(one -> addresses.add(one, at)));
    pages.add(record, puts);
  }

  /** The number of an account that it moves from or to. */
  int account(String name, Puts puts) {
    Integer output = making.remove(name);
    return output == null
        ? numbers.account(name, puts)
        : numbers.made(name, position, output, puts);
  }

  void forgetSpent(Payment payment) {
    payment.inputs().forEach(input -> numbers.forget(input.outpoint()));
  }

  void putLastPage(Puts puts) {
    pages.putLastPage(puts);
  }

  StringWriter.Prints takePrints(long size) {
    return addresses.take(size);
  }
}
