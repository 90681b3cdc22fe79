package dev.countersign.watch.wallet;

import dev.countersign.chain.bitcoin.BitcoinMoves;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.seen.SeenBlock;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the company's Bitcoin wallets spend against the transactions that were checked and
 * allowed. A transaction is known by its id without scripts in its inputs, which names every input,
 * sequence number, output, the version and the lock time, and is the same before it is signed: what
 * was allowed and what is in a block differ in nothing but who signed.
 *
 * <p>A movement of a wallet has the wallet's subject on its own side, whichever of its addresses it
 * was, so that a wallet with many addresses is one account to whoever counts.
 */
public final class BitcoinJudge {
  private static final int MOST = 20;

  private final Map<String, OwnBitcoin> wallets = new HashMap<>();
  private final CheckedSpends checked;
  private final Known known;

  /** For those wallets, which share no address. */
  public BitcoinJudge(Collection<OwnBitcoin> wallets, CheckedSpends checked, Known known) {
    wallets.forEach(wallet -> wallet.addresses().forEach(one -> this.wallets.put(one, wallet)));
    this.checked = checked;
    this.known = known;
  }

  /**
   * Judges the transactions of a block.
   *
   * @param at when it was read
   */
  public Judged judge(SeenBlock block, Instant at) {
    List<Alert> alerts = new ArrayList<>();
    List<WalletMove> moves = new ArrayList<>();
    int position = 0;
    for (BitcoinMoves.OfTransaction one : block.coins()) {
      int first = position;
      position += (int) one.outputs().stream().filter(output -> output.amount() > 0).count();
      if (concerns(one)) {
        List<Movement> made = block.movements().subList(first, position);
        judge(one, made, block.header().number(), at, alerts, moves);
      }
    }
    return new Judged(alerts, moves, List.of());
  }

  private boolean concerns(BitcoinMoves.OfTransaction one) {
    return one.inputs().stream().anyMatch(coin -> owner(coin).isPresent())
        || one.outputs().stream().anyMatch(coin -> owner(coin).isPresent());
  }

  private Optional<OwnBitcoin> owner(Coin coin) {
    return coin.address().map(wallets::get);
  }

  private void judge(
      BitcoinMoves.OfTransaction one,
      List<Movement> made,
      long block,
      Instant at,
      List<Alert> alerts,
      List<WalletMove> moves) {
    Map<OwnBitcoin, Long> spent = sums(one.inputs());
    Map<OwnBitcoin, Long> returned = sums(one.outputs());
    long[] open = made.stream().mapToLong(movement -> movement.amount().longValueExact()).toArray();
    Optional<String> check =
        spent.isEmpty() ? Optional.empty() : checked.allowed(one.unsignedTxid());
    spent.forEach((wallet, amount) -> {
      List<Movement> left = left(wallet, amount - returned.getOrDefault(wallet, 0L), made, open);
      left.forEach(
          movement -> moves.add(new WalletMove(wallet, told(movement, wallet), true, check)));
      if (check.isEmpty()) {
        alerts.add(alert(wallet, amount, one, left, block, at));
      }
    });
    for (Movement movement : made) {
      OwnBitcoin paid = wallets.get(movement.to());
      if (paid != null && !spent.containsKey(paid)) {
        moves.add(new WalletMove(paid, told(movement, null), false, Optional.empty()));
      }
    }
  }

  private Map<OwnBitcoin, Long> sums(List<Coin> coins) {
    Map<OwnBitcoin, Long> sums = new LinkedHashMap<>();
    coins.forEach(
        coin -> owner(coin).ifPresent(wallet -> sums.merge(wallet, coin.amount(), Long::sum)));
    return sums;
  }

  /**
   * What of the outputs left a wallet: no more than it gave, and nothing twice where several give.
   */
  private List<Movement> left(OwnBitcoin wallet, long gave, List<Movement> made, long[] open) {
    List<Movement> left = new ArrayList<>();
    long rest = gave;
    for (int i = 0; i < made.size() && rest > 0; i++) {
      long part = Math.min(rest, open[i]);
      if (part > 0 && !wallet.addresses().contains(made.get(i).to())) {
        open[i] -= part;
        rest -= part;
        left.add(of(made.get(i), made.get(i).from(), made.get(i).to(), part));
      }
    }
    return left;
  }

  private Movement told(Movement movement, @Nullable OwnBitcoin from) {
    return of(
        movement,
        from == null ? named(movement.from()) : from.subject(),
        named(movement.to()),
        movement.amount().longValueExact());
  }

  private String named(String account) {
    OwnBitcoin own = wallets.get(account);
    return own == null ? account : own.subject();
  }

  private static Movement of(Movement movement, String from, String to, long amount) {
    return new Movement(
        movement.chain(),
        movement.block(),
        movement.time(),
        movement.transaction(),
        movement.index(),
        from,
        to,
        movement.asset(),
        BigInteger.valueOf(amount));
  }

  private Alert alert(
      OwnBitcoin wallet,
      long spent,
      BitcoinMoves.OfTransaction one,
      List<Movement> left,
      long block,
      Instant at) {
    Bytes hash = Bytes.fromHex("0x" + one.txid(), "The id of a transaction");
    WatchFinding code =
        left.isEmpty() ? WatchFinding.ACTED_UNCOUNTERSIGNED : WatchFinding.MOVED_UNCOUNTERSIGNED;
    String rest =
        ", and nothing that was countersigned says so: no PSBT with its inputs and outputs was"
            + " checked and allowed here.";
    return new Alert(
        code,
        code.severity(),
        wallet.subject(),
        wallet.subject(),
        code.code() + "/" + wallet.subject() + "/" + hash.toHex(),
        left.isEmpty()
            ? wallet.label() + " spent " + words(spent) + " and paid nobody else" + rest
            : words(left) + " left " + wallet.label() + rest,
        evidence(wallet, one, left, block),
        Optional.of(new Sighting(Movement.BITCOIN, Optional.of(block), Optional.of(hash))),
        at);
  }

  private Map<String, String> evidence(
      OwnBitcoin wallet, BitcoinMoves.OfTransaction one, List<Movement> left, long block) {
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("wallet", wallet.label());
    evidence.put("chain", "Bitcoin");
    evidence.put("block", Long.toString(block));
    evidence.put("transaction", one.txid());
    List<Coin> own =
        one.inputs().stream()
            .filter(coin -> owner(coin).filter(wallet::equals).isPresent())
            .limit(MOST)
            .toList();
    for (int i = 0; i < own.size(); i++) {
      evidence.put("spent " + (i + 1), own.get(i).outpoint());
      evidence.put("of " + (i + 1), own.get(i).address().orElse(""));
    }
    for (int i = 0; i < Math.min(MOST, left.size()); i++) {
      evidence.put("to " + (i + 1), left.get(i).to());
      evidence.put("amount " + (i + 1), words(left.get(i).amount().longValueExact()));
    }
    return evidence;
  }

  private String words(List<Movement> movements) {
    List<String> all = new ArrayList<>();
    for (Movement one : movements) {
      if (all.size() == 3) {
        all.add(movements.size() - 3 + " more");
        break;
      }
      all.add(words(one.amount().longValueExact()) + " to " + one.to());
    }
    return String.join(", ", all);
  }

  private String words(long satoshi) {
    return known.amount(new Asset.Bitcoin(), BigInteger.valueOf(satoshi));
  }
}
