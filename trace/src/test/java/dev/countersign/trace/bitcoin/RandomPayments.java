package dev.countersign.trace.bitcoin;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.ScriptKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A made-up chain whose owners are known: the address {@code 7-21} is the seventh owner's. Owners
 * pay each other, to new addresses or to one that they had, keep their change, and at times mix.
 */
public final class RandomPayments {
  private static final List<ScriptKind> KINDS =
      List.of(ScriptKind.P2WPKH, ScriptKind.P2WPKH, ScriptKind.P2TR, ScriptKind.P2PKH);

  private final Random random;
  private final int owners;
  private final long most;
  private final List<List<Coin>> purses = new ArrayList<>();
  private final List<Payment> payments = new ArrayList<>();
  private final List<Coin> change = new ArrayList<>();
  private int addresses;
  private int outputs;

  /**
   * A chain.
   *
   * @param most satoshi that a coinbase makes, 10 or more
   */
  public RandomPayments(long seed, int owners, long most) {
    this.random = new Random(seed);
    this.owners = owners;
    this.most = most;
    for (int i = 0; i < owners; i++) {
      purses.add(new ArrayList<>());
    }
  }

  /** Whose an address is. */
  public static String owner(String address) {
    return address.substring(0, address.indexOf('-'));
  }

  /** The outputs that gave change back. */
  public List<Coin> change() {
    return change;
  }

  /** So many transactions. */
  public List<Payment> make(int count, boolean mixing) {
    while (payments.size() < count) {
      int what = random.nextInt(12);
      if (what < 3) {
        mine(random.nextInt(owners));
      } else if (what == 3 && mixing) {
        mix();
      } else {
        pay(random.nextInt(owners));
      }
    }
    return payments;
  }

  private String txid() {
    return "%064x".formatted(payments.size() + 1);
  }

  /** An owner's wallet makes scripts of one form. */
  private Coin coin(int owner, long amount, boolean fresh) {
    int number = fresh ? 10 + addresses++ : random.nextInt(3);
    return new Coin(
        txid() + ":" + outputs++,
        Optional.of(owner + "-" + number),
        KINDS.get(owner % KINDS.size()),
        amount,
        true);
  }

  private void add(List<Coin> inputs, List<Coin> paid) {
    int at = payments.size();
    payments.add(new Payment(txid(), at / 4, at % 4, 1_700_000_000L + 600L * at, inputs, paid));
    for (Coin coin : paid) {
      purses.get(Integer.parseInt(owner(coin.address().orElseThrow()))).add(coin);
    }
    outputs = 0;
  }

  private void mine(int owner) {
    add(List.of(), List.of(coin(owner, 5 + random.nextLong(most - 5), random.nextBoolean())));
  }

  private List<Coin> take(int owner, int count) {
    List<Coin> purse = purses.get(owner);
    List<Coin> taken = new ArrayList<>();
    while (taken.size() < count && !purse.isEmpty()) {
      taken.add(purse.remove(random.nextInt(purse.size())));
    }
    return taken;
  }

  private void pay(int owner) {
    List<Coin> inputs = take(owner, 1 + random.nextInt(3));
    long have = inputs.stream().mapToLong(Coin::amount).sum();
    if (have < 3) {
      purses.get(owner).addAll(inputs);
      return;
    }
    long fee = random.nextLong(1 + Math.max(1, have / 20));
    List<Coin> paid = new ArrayList<>();
    long left = have - fee;
    int payees = 1 + random.nextInt(random.nextInt(4) == 0 ? 4 : 1);
    for (int i = 0; i < payees && left > 1; i++) {
      long amount = 1 + random.nextLong(left);
      int payee = (owner + 1 + random.nextInt(owners - 1)) % owners;
      paid.add(coin(payee, amount, random.nextInt(3) > 0));
      left -= amount;
    }
    if (left > 0) {
      Coin back = coin(owner, left, random.nextInt(5) > 0);
      change.add(back);
      paid.add(random.nextInt(paid.size() + 1), back);
    }
    add(inputs, paid);
  }

  private void mix() {
    List<Coin> inputs = new ArrayList<>();
    List<Integer> people = new ArrayList<>();
    for (int owner = 0; owner < owners; owner++) {
      List<Coin> taken = take(owner, 1);
      if (!taken.isEmpty() && taken.getFirst().amount() > most / 8) {
        inputs.addAll(taken);
        people.add(owner);
      } else {
        purses.get(owner).addAll(taken);
      }
    }
    if (people.size() < 3) {
      people.forEach(owner -> purses.get(owner).add(inputs.get(people.indexOf(owner))));
      return;
    }
    long share = inputs.stream().mapToLong(Coin::amount).min().orElseThrow();
    List<Coin> paid = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      paid.add(coin(people.get(i), share, true));
    }
    for (int i = 0; i < people.size(); i++) {
      long back = inputs.get(i).amount() - share;
      if (back > 0) {
        paid.add(coin(people.get(i), back, true));
      }
    }
    add(inputs, paid);
  }
}
