package dev.countersign.trace.store;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What a store of Bitcoin holds besides moves: outputs, and transactions as they were. */
final class Coins {
  private static final int KEPT_PAGES = 1 << 11;

  private final StoreLedger ledger;
  private final Strings names;
  private final AtomicReferenceArray<Page> pages = new AtomicReferenceArray<>(KEPT_PAGES);
  private final int mint;
  private final int fees;

  private static final class Page {
    private final long number;
    private final byte[] bytes;

    private Page(long number, byte[] bytes) {
      this.number = number;
      this.bytes = bytes;
    }
  }

  Coins(StoreLedger ledger, Strings names) {
    this.ledger = ledger;
    this.names = names;
    this.mint = other(Payment.MINT).orElse(Ledger.NOBODY);
    this.fees = other(Payment.FEES).orElse(Ledger.NOBODY);
  }

  private OptionalInt other(String name) {
    OptionalLong found = names.find(OutputNames.other(name));
    return found.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) found.getAsLong());
  }

  byte @Nullable [] page(long number) {
    int place = (int) number & (KEPT_PAGES - 1);
    Page kept = pages.get(place);
    if (kept != null && kept.number == number) {
      return kept.bytes;
    }
    byte[] bytes = ledger.reading().get(Family.PAYMENTS, Keys.ordered(number));
    if (bytes != null) {
      pages.set(place, new Page(number, bytes));
    }
    return bytes;
  }

  private PaymentRecord record(long position) {
    byte[] page = page(position / TransferPage.ROOM);
    if (page == null) {
      page = ledger.reading().need(Family.PAYMENTS, Keys.ordered(position / TransferPage.ROOM));
    }
    return PaymentPages.get(page, (int) (position % TransferPage.ROOM));
  }

  private List<Move> moves(long position) {
    return ledger.page(position / TransferPage.ROOM).moves((int) (position % TransferPage.ROOM));
  }

  /** The account of a name. */
  OptionalInt account(String name) {
    if (OutputNames.isOutput(name)) {
      OptionalLong position = ledger.position(Bytes.of(OutputNames.id(name)));
      if (position.isPresent()) {
        return account(position.getAsLong(), OutputNames.index(name));
      }
    }
    return other(name);
  }

  /** Whether the transaction of an output is there. */
  boolean hasTransaction(String outpoint) {
    return OutputNames.isOutput(outpoint)
        && ledger.position(Bytes.of(OutputNames.id(outpoint))).isPresent();
  }

  /** The account of an output; outputs without an amount are none. */
  OptionalInt account(long position, int index) {
    List<CoinForm> outputs = record(position).outputs();
    if (index >= outputs.size() || !outputs.get(index).valued()) {
      return OptionalInt.empty();
    }
    long before = outputs.subList(0, index).stream().filter(CoinForm::valued).count();
    return moves(position).stream()
        .mapToInt(Move::to)
        .distinct()
        .filter(to -> to != fees)
        .skip(before)
        .findFirst();
  }

  /** The name of an account. */
  String name(int account) {
    byte[] kept = names.get(account);
    return OutputNames.isThere(kept) ? name(kept) : OutputNames.name(kept);
  }

  private String name(byte[] kept) {
    return OutputNames.output(
        ledger.hash(OutputNames.position(kept)).toArray(), OutputNames.index(kept));
  }

  private Optional<CoinForm> made(byte[] kept) {
    return OutputNames.isThere(kept)
        ? Optional.of(record(OutputNames.position(kept)).outputs().get(OutputNames.index(kept)))
        : Optional.empty();
  }

  /** What people know an account by. */
  String address(int account) {
    byte[] kept = names.get(account);
    if (OutputNames.isThere(kept)) {
      return made(kept).flatMap(CoinForm::address).orElseGet(() -> name(kept));
    }
    return coin(account).flatMap(Coin::address).orElseGet(() -> name(account));
  }

  /** Where an output was made. */
  OptionalLong madeAt(int account) {
    byte[] kept = names.get(account);
    return OutputNames.isThere(kept)
        ? OptionalLong.of(OutputNames.position(kept))
        : OptionalLong.empty();
  }

  /** The output that an account stands for. */
  Optional<Coin> coin(int account) {
    if (account == mint || account == fees) {
      return Optional.empty();
    }
    byte[] kept = names.get(account);
    if (OutputNames.isThere(kept)) {
      long amount =
          moves(OutputNames.position(kept)).stream()
              .filter(move -> move.to() == account)
              .mapToLong(move -> move.amount().longValueExact())
              .sum();
      return made(kept).map(form -> form.coin(name(kept), amount));
    }
    // What was made before the store begins is told where it is spent.
    String name = name(account);
    return payment(ledger.positions(account, Ledger.NATIVE, 0).nextLong()).inputs().stream()
        .filter(coin -> coin.outpoint().equals(name))
        .findFirst();
  }

  /** An output of a transaction that is there and that is not spent. */
  Optional<Coin> unspent(String outpoint) {
    if (!OutputNames.isOutput(outpoint)) {
      return Optional.empty();
    }
    OptionalInt account = account(outpoint);
    return account.isEmpty() || isSpent(account.getAsInt())
        ? Optional.empty()
        : coin(account.getAsInt());
  }

  /** An output of a transaction that is there, spent or not. */
  Optional<Coin> made(String outpoint) {
    if (!OutputNames.isOutput(outpoint)) {
      return Optional.empty();
    }
    OptionalLong position = ledger.position(Bytes.of(OutputNames.id(outpoint)));
    if (position.isEmpty()) {
      return Optional.empty();
    }
    List<Coin> outputs = payment(position.getAsLong()).outputs();
    int index = OutputNames.index(outpoint);
    return index < outputs.size() ? Optional.of(outputs.get(index)) : Optional.empty();
  }

  /** The transaction at a position. */
  Payment payment(long position) {
    PaymentRecord record = record(position);
    TransferPage page = ledger.page(position / TransferPage.ROOM);
    int at = (int) (position % TransferPage.ROOM);
    Map<Integer, Long> from = new LinkedHashMap<>();
    Map<Integer, Long> to = new LinkedHashMap<>();
    for (Move move : page.moves(at)) {
      from.merge(move.from(), move.amount().longValueExact(), Long::sum);
      to.merge(move.to(), move.amount().longValueExact(), Long::sum);
    }
    from.remove(mint);
    to.remove(fees);
    String txid = ledger.hash(position).toHex().substring(2);
    List<Coin> outputs = new ArrayList<>();
    Iterator<Long> paid = to.values().iterator();
    for (CoinForm form : record.outputs()) {
      outputs.add(form.coin(txid + ":" + outputs.size(), form.valued() ? paid.next() : 0));
    }
    return new Payment(
        txid,
        page.block(at),
        record.index(),
        page.time(at),
        inputs(from, record.inputs()),
        outputs);
  }

  private List<Coin> inputs(Map<Integer, Long> from, List<PaymentRecord.Apart> apart) {
    List<Coin> inputs = new ArrayList<>();
    Iterator<Map.Entry<Integer, Long>> spent = from.entrySet().iterator();
    Iterator<PaymentRecord.Apart> kept = apart.iterator();
    PaymentRecord.Apart next = kept.hasNext() ? kept.next() : null;
    while (next != null || spent.hasNext()) {
      if (next == null || next.place() > inputs.size()) {
        Map.Entry<Integer, Long> one = spent.next();
        byte[] name = names.get(one.getKey());
        inputs.add(made(name).orElseThrow().coin(name(name), one.getValue()));
        continue;
      }
      if (next.form().valued()) {
        Map.Entry<Integer, Long> one = spent.next();
        inputs.add(next.form().coin(name(one.getKey()), one.getValue()));
      } else {
        inputs.add(next.form().coin(next.outpoint(), 0));
      }
      next = kept.hasNext() ? kept.next() : null;
    }
    return inputs;
  }

  /** Whether an account's output is spent. */
  boolean isSpent(int account) {
    OptionalLong made = madeAt(account);
    return made.isEmpty()
        || ledger.positions(account, Ledger.NATIVE, made.getAsLong() + 1).hasNext();
  }
}
