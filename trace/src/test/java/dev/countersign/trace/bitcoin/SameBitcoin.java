package dev.countersign.trace.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Roles;
import dev.countersign.trace.taint.Source;
import dev.countersign.trace.taint.Tracer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Says what a ledger of Bitcoin on disk must have in common with one in memory: everything. */
public final class SameBitcoin {
  private SameBitcoin() {}

  /** Fails where they differ. */
  public static void check(BitcoinLedger found, List<Payment> payments) {
    MemoryBitcoinLedger expected = MemoryBitcoinLedger.of(payments);
    assertThat(found.size()).isEqualTo(expected.size());
    Set<String> addresses = new TreeSet<>(Set.of("nobody"));
    for (int at = 0; at < expected.size(); at++) {
      Payment payment = expected.payment(at);
      assertThat(found.payment(at)).isEqualTo(payment);
      assertThat(found.transaction(at)).isEqualTo(expected.transaction(at));
      assertThat(found.position(expected.transaction(at).hash())).hasValue(at);
      for (Coin coin :
          Stream.concat(payment.inputs().stream(), payment.outputs().stream()).toList()) {
        coin.address().ifPresent(addresses::add);
        assertThat(found.account(coin.outpoint())).isEqualTo(expected.account(coin.outpoint()));
        expected.account(coin.outpoint()).ifPresent(account -> account(found, expected, account));
      }
      assertThat(found.account(payment.txid() + ":" + payment.outputs().size())).isEmpty();
    }
    for (String name : List.of(Payment.MINT, Payment.FEES)) {
      assertThat(found.account(name)).isEqualTo(expected.account(name));
      expected.account(name).ifPresent(account -> account(found, expected, account));
    }
    assertThat(found.account("00".repeat(32) + ":0")).isEmpty();
    for (String address : addresses) {
      assertThat(found.accountsAt(address)).isEqualTo(expected.accountsAt(address));
      assertThat(found.firstAt(address)).isEqualTo(expected.firstAt(address));
      assertThat(found.paidAt(address).toArray()).isEqualTo(expected.paidAt(address).toArray());
      assertThat(found.spentAt(address).sorted().toArray())
          .isEqualTo(expected.spentAt(address).toArray());
    }
    traces(found, expected);
  }

  private static void account(BitcoinLedger found, BitcoinLedger expected, int account) {
    assertThat(found.account(account)).isEqualTo(expected.account(account));
    assertThat(found.address(account)).isEqualTo(expected.address(account));
    assertThat(found.coin(account)).isEqualTo(expected.coin(account));
    assertThat(found.madeAt(account)).isEqualTo(expected.madeAt(account));
    for (long at = 0; at <= expected.size(); at += 1 + expected.size() / 5) {
      assertThat(found.balanceBefore(account, Ledger.NATIVE, at))
          .isEqualTo(expected.balanceBefore(account, Ledger.NATIVE, at));
    }
  }

  private static void traces(BitcoinLedger found, MemoryBitcoinLedger expected) {
    for (int at = 0; at < expected.size(); at += 1 + (int) expected.size() / 4) {
      Set<Integer> theft = new TreeSet<>();
      expected
          .payment(at)
          .outputs()
          .forEach(out -> expected.account(out.outpoint()).ifPresent(theft::add));
      for (Method method : theft.isEmpty() ? new Method[0] : Method.values()) {
        Source source = new Source.OfAccounts(theft, Ledger.NATIVE);
        assertThat(
                Tracer.trace(
                    found,
                    source,
                    method,
                    new BitcoinRoles(found, Roles.unknown(found), at % 2 == 0),
                    Limits.NONE))
            .isEqualTo(
                Tracer.trace(
                    expected,
                    source,
                    method,
                    new BitcoinRoles(expected, Roles.unknown(expected), at % 2 == 0),
                    Limits.NONE));
      }
    }
  }
}
