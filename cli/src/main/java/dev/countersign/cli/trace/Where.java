package dev.countersign.cli.trace;

import dev.countersign.gate.known.Chains;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.taint.Source;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What the words of the command line stand for in a ledger. */
final class Where {
  private final MemoryLedger ledger;
  private final long chain;

  Where(MemoryLedger ledger, long chain) {
    this.ledger = ledger;
    this.chain = chain;
  }

  Source source(String from, String asset, @Nullable String to, @Nullable String since) {
    int what = asset(asset);
    if (from.length() == 66) {
      if (since != null) {
        throw new UnreadableInput("The option --since goes with an address, not a transaction");
      }
      return new Source.OfTransaction(
          position(Bytes.fromHex(from, "The transaction --from")),
          what,
          to == null ? OptionalInt.empty() : OptionalInt.of(account(to, "--to")));
    }
    if (to != null) {
      throw new UnreadableInput("The option --to goes with a transaction, not an address");
    }
    return new Source.OfAccount(
        account(from, "--from"), what, since == null ? 0 : before(since, "--since", false));
  }

  private int account(String text, String option) {
    String name = Address.parse(text, "The option " + option).toHex();
    OptionalInt number = ledger.account(name);
    return number.orElseThrow(
        () -> new UnreadableInput("The ledger has no transaction of " + text));
  }

  private int asset(String text) {
    Asset asset =
        text.toLowerCase(Locale.ROOT).equals("native")
            ? new Asset.Native(chain)
            : new Asset.Token(chain, Address.parse(text, "The option --asset"));
    return ledger
        .asset(asset)
        .orElseThrow(() -> new UnreadableInput("The ledger has no transfer of " + text));
  }

  private long position(Bytes hash) {
    for (long at = 0; at < ledger.size(); at++) {
      if (ledger.transaction(at).hash().equals(hash)) {
        return at;
      }
    }
    throw new UnreadableInput("The ledger has no transaction " + hash.toHex());
  }

  /**
   * The first position at a block or moment, or the first past it.
   *
   * @param past whether all of that block, or day, is before it
   */
  long before(String text, String option, boolean past) {
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
      return first(Transaction::time, second);
    } catch (DateTimeException e) {
      throw new UnreadableInput(
          "The option "
              + option
              + " is neither a block nor a time; expected such as 21895238, 2025-02-21 or"
              + " 2025-02-21T14:13:35Z: "
              + text);
    }
  }

  /** The first position whose number is as large; blocks and their times only grow. */
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

  /** An amount in smallest units; with a point where the asset's decimals are known. */
  BigInteger units(String text, int asset) {
    int decimals =
        switch (ledger.asset(asset)) {
          case Asset.Native any -> Chains.COIN_DECIMALS;
          case Asset.Token token ->
              Directory.SHIPPED
                  .token(token.chainId(), token.contract())
                  .map(Known.TokenEntry::decimals)
                  .orElse(0);
          case Asset.Bitcoin any -> 8;
          case Asset.Item any -> 0;
          case Asset.AnyItem any -> 0;
        };
    try {
      if (!text.matches("[0-9]{1,40}(\\.[0-9]{1,40})?")) {
        throw new ArithmeticException();
      }
      return new BigDecimal(text).movePointRight(decimals).toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw new UnreadableInput(
          "The amount "
              + text
              + " is none; expected a number with at most "
              + decimals
              + " digits after the point");
    }
  }

  /** Why there is nothing to follow. */
  String nothing(Source source, String from, String asset) {
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
            });
      }
    }
    return "Nothing of "
        + asset
        + " came to anybody there: "
        + from
        + (others.isEmpty() ? "" : "; it moved " + String.join(", ", others) + ", see --asset");
  }
}
