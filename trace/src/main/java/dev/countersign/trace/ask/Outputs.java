package dev.countersign.trace.ask;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.taint.Source;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was stolen on Bitcoin: all outputs of addresses, one output, or what a transaction paid to
 * others than whom it spends from.
 */
final class Outputs {
  private static final Pattern TXID = Pattern.compile("(0x)?[0-9a-f]{64}");

  private final Ledger ledger;
  private final Where where;
  private final UnaryOperator<String> called;

  Outputs(Ledger ledger, Where where, UnaryOperator<String> called) {
    this.ledger = ledger;
    this.where = where;
    this.called = called;
  }

  Source source(String from, @Nullable String to, @Nullable String since) {
    if (TXID.matcher(from).matches()) {
      if (since != null) {
        throw new UnreadableInput(
            called.apply("since") + " goes with an address, not a transaction");
      }
      return paid(from, to);
    }
    if (to != null) {
      throw new UnreadableInput(called.apply("to") + " goes with a transaction, not an address");
    }
    long first = since == null ? 0 : where.before(since, "since", false);
    Set<Integer> accounts = new HashSet<>();
    for (String word : from.split(",", -1)) {
      String one = word.strip();
      Set<Integer> there = new HashSet<>(ledger.accountsAt(one));
      ledger.account(one).ifPresent(there::add);
      if (there.isEmpty()) {
        throw new UnreadableInput("The ledger has no transaction of " + one);
      }
      there.removeIf(account -> ledger.positions(account, Ledger.NATIVE, 0).nextLong() < first);
      accounts.addAll(there);
    }
    return new Source.OfAccounts(accounts, Ledger.NATIVE);
  }

  private Source paid(String txid, @Nullable String to) {
    Bytes hash = Bytes.fromHex(txid.startsWith("0x") ? txid : "0x" + txid, called.apply("from"));
    Set<String> spenders = new HashSet<>();
    Set<Integer> paid = new HashSet<>();
    for (Move move : ledger.transaction(where.position(hash)).moves()) {
      spenders.add(ledger.address(move.from()));
      paid.add(move.to());
    }
    paid.removeIf(account -> {
      String address = ledger.address(account);
      return address.equals(Payment.FEES)
          || (to == null ? spenders.contains(address) : !to.equals(address));
    });
    if (paid.isEmpty()) {
      throw new UnreadableInput(
          "The transaction "
              + txid
              + " pays nothing to "
              + (to == null ? "others than whom it spends from" : to));
    }
    return new Source.OfAccounts(paid, Ledger.NATIVE);
  }
}
