package dev.countersign.trace.ask;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.taint.Source;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the words of somebody who asks stand for in a ledger. */
public final class Where {
  private final Ledger ledger;
  private final long chain;
  private final ToIntFunction<Asset> decimals;
  private final UnaryOperator<String> called;

  /**
   * Words about that ledger.
   *
   * @param chain the chain it is of (EIP-155)
   * @param decimals how many digits of an asset's amounts stand after the point; 0 where nobody
   *     knows
   * @param called what whoever asks calls a word, such as {@code The option --since} for {@code
   *     since}
   */
  public Where(
      Ledger ledger, long chain, ToIntFunction<Asset> decimals, UnaryOperator<String> called) {
    this.ledger = ledger;
    this.chain = chain;
    this.decimals = decimals;
    this.called = called;
  }

  /**
   * What was stolen.
   *
   * @throws UnreadableInput where the words are none, or name nothing of the ledger
   */
  public Source source(String from, String asset, @Nullable String to, @Nullable String since) {
    int what = asset(asset);
    if (isBitcoin()) {
      return new Outputs(ledger, this, called).source(from, to, since);
    }
    if (from.length() == 66 && !from.contains(",")) {
      if (since != null) {
        throw new UnreadableInput(
            called.apply("since") + " goes with an address, not a transaction");
      }
      return new Source.OfTransaction(
          position(Bytes.fromHex(from, called.apply("from"))),
          what,
          to == null ? OptionalInt.empty() : OptionalInt.of(account(to, "to")));
    }
    if (to != null) {
      throw new UnreadableInput(called.apply("to") + " goes with a transaction, not an address");
    }
    if (from.contains(",")) {
      if (since != null) {
        throw new UnreadableInput(
            called.apply("since") + " goes with one address; of several all counts");
      }
      Set<Integer> accounts = new HashSet<>();
      for (String one : from.split(",", -1)) {
        accounts.add(account(one.strip(), "from"));
      }
      return new Source.OfAccounts(accounts, what);
    }
    return new Source.OfAccount(
        account(from, "from"), what, since == null ? 0 : before(since, "since", false));
  }

  private int account(String text, String option) {
    OptionalInt called = ledger.account(text);
    if (called.isPresent()) {
      return called.getAsInt(); // some data sets number their accounts
    }
    String name = Address.parse(text, this.called.apply(option)).toHex();
    OptionalInt number = ledger.account(name);
    return number.orElseThrow(
        () -> new UnreadableInput("The ledger has no transaction of " + text));
  }

  private int asset(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (isBitcoin() && Set.of("native", "bitcoin", "btc").contains(word)) {
      return Ledger.NATIVE;
    }
    if (word.equals("native") && ledger.asset(Ledger.NATIVE) instanceof Asset.Money) {
      return Ledger.NATIVE;
    }
    Asset asset =
        word.equals("native")
            ? new Asset.Native(chain)
            : new Asset.Token(chain, Address.parse(text, called.apply("asset")));
    return ledger
        .asset(asset)
        .orElseThrow(() -> new UnreadableInput("The ledger has no transfer of " + text));
  }

  private boolean isBitcoin() {
    return ledger.asset(Ledger.NATIVE) instanceof Asset.Bitcoin;
  }

  /** Where a transaction stands. */
  long position(Bytes hash) {
    return ledger
        .position(hash)
        .orElseThrow(() ->
            new UnreadableInput(
                "The ledger has no transaction "
                    + (isBitcoin() ? hash.toHex().substring(2) : hash.toHex())));
  }

  /**
   * The first position at a block or moment, or the first past it.
   *
   * @param past whether all of that block, or day, is before it
   */
  public long before(String text, String option, boolean past) {
    if (text.matches("[0-9]{1,15}")) {
      return first(Transaction::block, Long.parseLong(text) + (past ? 1 : 0));
    }
    try {
      long second =
          text.length() == 10
              ? LocalDate.parse(text)
                  .plusDays(past ? 1 : 0)
                  .atStartOfDay()
                  .toEpochSecond(ZoneOffset.UTC)
              : Instant.parse(text).getEpochSecond() + (past ? 1 : 0);
      return since(second);
    } catch (DateTimeException e) {
      throw new UnreadableInput(
          called.apply(option)
              + " is neither a block nor a time; expected such as 21895238, 2025-02-21 or"
              + " 2025-02-21T14:13:35Z: "
              + text);
    }
  }

  /** The first position at that moment or later. */
  private long since(long second) {
    if (!isBitcoin()) {
      return first(Transaction::time, second);
    }
    // A block of Bitcoin may say a time up to two hours before the one of the block before it.
    long position = 0;
    while (position < ledger.size() && ledger.transaction(position).time() < second) {
      position++;
    }
    return position;
  }

  /** The first position whose number is as large, where they only grow. */
  private long first(ToLongFunction<Transaction> number, long least) {
    long low = 0;
    long high = ledger.size();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (number.applyAsLong(ledger.transaction(middle)) < least) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** When what was stolen first moved, seconds since 1970; 0 where nobody knows. */
  public long begins(Source source) {
    return switch (source) {
      case Source.OfTransaction theft -> ledger.transaction(theft.position()).time();
      case Source.OfAccount theft -> begins(theft.account(), theft.asset(), theft.from());
      case Source.OfAccounts theft ->
          theft.accounts().stream()
              .mapToLong(account -> begins(account, theft.asset(), 0))
              .min()
              .orElse(0);
      case Source.Bridged some -> some.theft().map(this::begins).orElse(0L);
    };
  }

  private long begins(int account, int asset, long from) {
    var positions = ledger.positions(account, asset, from);
    return positions.hasNext() ? ledger.transaction(positions.nextLong()).time() : 0;
  }

  /** The first position after a second; blocks and their times only grow. */
  long after(long second) {
    return first(Transaction::time, second + 1);
  }

  /** An amount in smallest units; with a point where the asset's decimals are known. */
  public BigInteger units(String text, int asset) {
    int digits = decimals.applyAsInt(ledger.asset(asset));
    try {
      if (!text.matches("[0-9]{1,40}(\\.[0-9]{1,40})?")) {
        throw new ArithmeticException();
      }
      return new BigDecimal(text).movePointRight(digits).toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw new UnreadableInput(
          "The amount "
              + text
              + " is none; expected a number with at most "
              + digits
              + " digits after the point");
    }
  }

  /** Why there is nothing to follow. */
  public String nothing(Source source, String from, String asset) {
    TreeSet<String> others = new TreeSet<>();
    if (source instanceof Source.OfTransaction theft) {
      for (Move move : ledger.transaction(theft.position()).moves()) {
        others.add(
            switch (ledger.asset(move.asset())) {
              case Asset.Native any -> "native";
              case Asset.Token token -> token.contract().toString();
              case Asset.Item item -> item.contract().toString();
              case Asset.AnyItem item -> item.contract().toString();
              case Asset.Bitcoin any -> "bitcoin";
              case Asset.Money money -> money.word();
            });
      }
    }
    return "Nothing of "
        + asset
        + " came to anybody there: "
        + from
        + (others.isEmpty()
            ? ""
            : "; it moved "
                + String.join(", ", others)
                + ". "
                + called.apply("asset")
                + " says which");
  }
}
