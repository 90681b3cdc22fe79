package dev.countersign.trace.store;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.trace.bitcoin.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a store keeps of a Bitcoin transaction besides what it moves.
 *
 * @param index where it stands in its block
 * @param outputs in their order
 * @param inputs those that are not outputs of the store's transactions with an amount, in order
 */
record PaymentRecord(int index, List<CoinForm> outputs, List<Apart> inputs) {
  private static final int HAS_INPUTS = 1;

  /**
   * An input.
   *
   * @param place in the transaction
   * @param outpoint its name where it has no amount; else empty: it is an account, which has one
   */
  record Apart(int place, CoinForm form, String outpoint) {}

  static PaymentRecord of(Payment payment, Predicate<Coin> isThere) {
    List<Apart> apart = new ArrayList<>();
    for (int i = 0; i < payment.inputs().size(); i++) {
      Coin coin = payment.inputs().get(i);
      if (coin.amount() == 0) {
        apart.add(new Apart(i, CoinForm.of(coin), coin.outpoint()));
      } else if (!isThere.test(coin)) {
        apart.add(new Apart(i, CoinForm.of(coin), ""));
      }
    }
    return new PaymentRecord(
        payment.index(), payment.outputs().stream().map(CoinForm::of).toList(), apart);
  }

  void put(Packer packer) {
    packer.number(index);
    packer.number((long) outputs.size() << 1 | (inputs.isEmpty() ? 0 : HAS_INPUTS));
    outputs.forEach(output -> output.put(packer));
    if (!inputs.isEmpty()) {
      packer.number(inputs.size());
      for (Apart input : inputs) {
        packer.number(input.place);
        input.form.put(packer);
        if (!input.form.valued()) {
          byte[] name = OutputNames.other(input.outpoint);
          packer.number(name.length);
          packer.raw(name);
        }
      }
    }
  }

  static PaymentRecord of(Unpacker in) {
    int index = in.integer();
    long count = in.number();
    List<CoinForm> outputs = new ArrayList<>();
    for (long i = count >>> 1; i > 0; i--) {
      outputs.add(CoinForm.of(in));
    }
    List<Apart> inputs = new ArrayList<>();
    for (int i = (count & HAS_INPUTS) == 0 ? 0 : in.integer(); i > 0; i--) {
      int place = in.integer();
      CoinForm form = CoinForm.of(in);
      inputs.add(
          new Apart(place, form, form.valued() ? "" : OutputNames.name(in.raw(in.integer()))));
    }
    return new PaymentRecord(index, outputs, inputs);
  }
}
