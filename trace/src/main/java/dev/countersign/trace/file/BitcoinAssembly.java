package dev.countersign.trace.file;

import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.MemoryBitcoinLedger;
import dev.countersign.trace.bitcoin.Payment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what files say of Bitcoin's transactions. An output that the files do not have, but
 * spend, was made before them: it holds what the row that spends it says.
 */
final class BitcoinAssembly {
  /** What a file said of a block, and where. */
  private record Said<T>(T what, String where) {}

  private final Map<String, StatedPayment> payments = new HashMap<>();
  private final Map<String, StatedPayment> listed = new HashMap<>();
  private final Map<Long, Said<String>> hashes = new HashMap<>();
  private final Map<Long, Said<Long>> times = new HashMap<>();
  private final Map<Long, Said<String>> parents = new HashMap<>();

  /** Outputs of which it was known before the files what they were. */
  private final Set<String> looked = new HashSet<>();

  boolean isEmpty() {
    return payments.isEmpty() && hashes.isEmpty();
  }

  /** A row says of a block what it is and when it was made. */
  void block(Row row, long height, Optional<String> hash, Optional<Long> time) {
    hash.ifPresent(one -> say(hashes, height, one, row, "hash"));
    time.ifPresent(one -> say(times, height, one, row, "time"));
  }

  /** A row says of a block on which other one it stands. */
  void parent(Row row, long height, String hash) {
    say(parents, height, hash, row, "block before it");
  }

  private static <T> void say(Map<Long, Said<T>> all, long height, T what, Row row, String fact) {
    Said<T> before = all.putIfAbsent(height, new Said<>(what, row.where()));
    if (before != null && !before.what.equals(what)) {
      throw new UnreadableInput(
          row.where()
              + " contradicts "
              + before.where
              + ": the block "
              + height
              + " has another "
              + fact
              + "; files of two branches of the chain, or of two chains, are no ledger");
    }
  }

  void add(StatedPayment payment) {
    StatedPayment before = listed.putIfAbsent(payment.listed(), payment);
    if (before != null && !before.txid().equals(payment.txid())) {
      throw new UnreadableInput(
          payment.where()
              + " contradicts "
              + before.where()
              + " about the transaction "
              + payment.listed()
              + ": its parts cannot be both");
    }
    payments.merge(payment.txid(), payment, StatedPayment::and);
  }

  /** All of it, checked. */
  MemoryBitcoinLedger ledger() {
    return MemoryBitcoinLedger.of(payments(any -> Optional.empty()));
  }

  /**
   * All transactions in the order of the chain, checked.
   *
   * @param earlier knows outputs that were made before the files
   */
  List<Payment> payments(Function<String, Optional<Coin>> earlier) {
    parents.forEach((height, parent) -> {
      Said<String> before = hashes.get(height - 1);
      if (before != null && !before.what.equals(parent.what)) {
        throw new UnreadableInput(
            parent.where
                + " says that block "
                + height
                + " stands on "
                + parent.what
                + ", but block "
                + (height - 1)
                + " is "
                + before.what
                + " by "
                + before.where);
      }
    });
    BitcoinNetwork network = network().orElse(BitcoinNetwork.MAINNET);
    Map<String, Coin> made = new HashMap<>();
    Map<String, StatedPayment> spent = new HashMap<>();
    List<Payment> ordered = new ArrayList<>();
    long block = -1;
    int index = 0;
    for (StatedPayment stated : BitcoinOrder.of(payments)) {
      index = stated.block() == block ? index + 1 : 0;
      block = stated.block();
      List<Coin> inputs = new ArrayList<>();
      for (StatedCoin input : stated.inputs()) {
        StatedPayment before = spent.put(input.outpoint(), stated);
        if (before != null) {
          throw twice(input, before, stated);
        }
        inputs.add(spend(stated, input, made, network, earlier));
      }
      List<Coin> outputs = stated.outputs().stream().map(one -> one.coin(network)).toList();
      outputs.forEach(one -> made.put(one.outpoint(), one));
      ordered.add(payment(stated, index, inputs, outputs));
    }
    ordered.sort(Payment.ORDER);
    return ordered;
  }

  private Payment payment(StatedPayment stated, int index, List<Coin> inputs, List<Coin> outputs) {
    Said<Long> time = times.get(stated.block());
    try {
      return new Payment(
          stated.txid(),
          stated.block(),
          stated.index() < 0 ? index : stated.index(),
          time == null ? 0 : time.what,
          inputs,
          outputs);
    } catch (UnreadableInput e) {
      throw new UnreadableInput(stated.where() + ": " + e.sentence());
    }
  }

  /** The output that an input spends: one of the files, or one from before them. */
  private Coin spend(
      StatedPayment stated,
      StatedCoin input,
      Map<String, Coin> made,
      BitcoinNetwork network,
      Function<String, Optional<Coin>> earlier) {
    String outpoint = input.outpoint();
    StatedPayment maker = payments.get(outpoint.substring(0, outpoint.indexOf(':')));
    if (maker == null) {
      Optional<Coin> known = earlier(stated, input, earlier);
      if (known.isPresent()) {
        return known.get();
      }
      if (input.amount() == null) {
        throw new UnreadableInput(
            stated.where()
                + " spends the output "
                + outpoint
                + ", which is not in the files nor in a store that they are loaded into, and does not"
                + " say its value; bitcoinetl"
                + " enrich_transactions adds the values of inputs");
      }
      return input.coin(network);
    }
    @Nullable Coin coin = made.get(outpoint);
    if (coin == null) {
      throw new UnreadableInput(
          stated.where()
              + " spends the output "
              + outpoint
              + (maker.outputs().size() <= number(outpoint)
                  ? ", but that transaction has " + maker.outputs().size() + " outputs by "
                  : ", which is made after it by ")
              + maker.where());
    }
    if (maker.outputs().get((int) number(outpoint)).and(input).isEmpty()) {
      throw new UnreadableInput(
          stated.where()
              + " contradicts "
              + maker.where()
              + " about the value or the address of the output "
              + outpoint);
    }
    return coin;
  }

  /** What was known before the files of an output, where the row does not say all of it. */
  private Optional<Coin> earlier(
      StatedPayment stated, StatedCoin input, Function<String, Optional<Coin>> earlier) {
    if (input.amount() != null && input.address() != null) {
      return Optional.empty(); // whoever keeps the payment compares both
    }
    Optional<Coin> known = earlier.apply(input.outpoint());
    known.ifPresent(coin -> {
      String address = input.address();
      if ((input.amount() != null && input.amount() != coin.amount())
          || (address != null && !coin.address().equals(Optional.of(address)))) {
        throw new UnreadableInput(
            stated.where()
                + " contradicts the store about the value or the address of the output "
                + input.outpoint());
      }
      looked.add(input.outpoint());
    });
    return known;
  }

  private static long number(String outpoint) {
    return Long.parseLong(outpoint.substring(outpoint.indexOf(':') + 1));
  }

  private static UnreadableInput twice(
      StatedCoin input, StatedPayment before, StatedPayment stated) {
    return new UnreadableInput(
        "The output "
            + input.outpoint()
            + " is spent twice: by "
            + before.where()
            + " and by "
            + stated.where());
  }

  /** The network whose addresses the files have; nothing where they have none. */
  Optional<BitcoinNetwork> network() {
    @Nullable BitcoinNetwork found = null;
    for (StatedPayment payment : payments.values()) {
      for (List<StatedCoin> coins : List.of(payment.inputs(), payment.outputs())) {
        for (StatedCoin coin : coins) {
          found = together(found, coin.network(), payment);
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /** Old addresses of regtest are testnet's. */
  private static @Nullable BitcoinNetwork together(
      @Nullable BitcoinNetwork one, @Nullable BitcoinNetwork other, StatedPayment payment) {
    if (one == null || other == null || one == other) {
      return one == null ? other : one;
    }
    if (one == BitcoinNetwork.MAINNET || other == BitcoinNetwork.MAINNET) {
      throw new UnreadableInput(
          payment.where() + " has addresses of another network than other rows of the ledger");
    }
    return BitcoinNetwork.REGTEST;
  }

  /** Sentences on what the files do not say themselves. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    long renamed =
        payments.values().stream().filter(one -> !one.listed().equals(one.txid())).count();
    if (renamed > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d of the transactions are listed by the hash of all of them, with their witnesses"
                  + " (wtxid). They are called by their id (txid) here, as explorers call them",
              renamed));
    }
    long before =
        payments.values().stream()
            .flatMap(one -> one.inputs().stream())
            .filter(one ->
                !looked.contains(one.outpoint())
                    && !payments.containsKey(
                        one.outpoint().substring(0, one.outpoint().indexOf(':'))))
            .count();
    if (before > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d of the outputs that are spent were made before these files: their values and"
                  + " addresses are those that the rows say which spend them",
              before));
    }
    if (!looked.isEmpty()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "What %,d of the outputs are that are spent is taken from the store, since the rows"
                  + " do not say all of it",
              looked.size()));
    }
    return notes;
  }
}
