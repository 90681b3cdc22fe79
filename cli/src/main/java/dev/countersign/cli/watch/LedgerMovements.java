package dev.countersign.cli.watch;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.cli.trace.KnownTokens;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.watch.seen.Movement;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Movements out of the files that traces are made on, in the order of the chain. */
final class LedgerMovements {
  private LedgerMovements() {}

  /** Reads files and folders of one chain; answers what is less exact in them than on the chain. */
  static List<String> read(List<Path> places, long chain, Consumer<Movement> movements) {
    LedgerFiles.Entries entries =
        LedgerFiles.entries(places, KnownTokens.given(chain), outpoint -> Optional.empty());
    if (entries.bitcoin().isPresent()) {
      List<Payment> payments = new ArrayList<>(entries.bitcoin().get().all());
      payments.sort(Payment.ORDER);
      Indexed indexed = new Indexed();
      payments.forEach(payment -> pay(payment, indexed, movements));
      return entries.notes();
    }
    List<Entry> sorted = new ArrayList<>(entries.entries());
    sorted.sort(Entry.ORDER);
    Indexed indexed = new Indexed();
    for (Entry entry : sorted) {
      for (Entry.Moved move : entry.moves()) {
        if (move.amount().signum() > 0) {
          movements.accept(
              new Movement(
                  chain,
                  entry.block(),
                  entry.time(),
                  entry.hash(),
                  indexed.next(entry.block()),
                  move.from(),
                  move.to(),
                  move.asset(),
                  move.amount()));
        }
      }
    }
    return entries.notes();
  }

  /** From the input that gives most to every other account that is paid. */
  private static void pay(Payment payment, Indexed indexed, Consumer<Movement> movements) {
    String from = Movement.CHAIN;
    long most = -1;
    for (Coin input : payment.inputs()) {
      if (input.amount() > most) {
        most = input.amount();
        from = account(input);
      }
    }
    for (Coin output : payment.outputs()) {
      if (output.amount() > 0 && !account(output).equals(from)) {
        movements.accept(
            new Movement(
                Movement.BITCOIN,
                payment.block(),
                payment.time(),
                Bytes.fromHex(payment.txid()),
                indexed.next(payment.block()),
                from,
                account(output),
                Payment.COIN,
                BigInteger.valueOf(output.amount())));
      }
    }
  }

  private static String account(Coin coin) {
    return coin.address().orElse(coin.outpoint());
  }

  /** Numbers the movements of each block. */
  private static final class Indexed {
    private long block = -1;
    private int last;

    int next(long of) {
      last = of == block ? last + 1 : 0;
      block = of;
      return last;
    }
  }
}
