package dev.countersign.acceptance.company;

import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.chain.safe.SafeHash;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.HashMap;

/** A Safe of the company whose owners use a transaction service. */
record Vault(Address safe) {
  private static final SafeRelease RELEASE = SafeRelease.V1_4_1;

  /** Another Safe of a company, with coins and that service. */
  static Vault of(Company company, QueueService service) {
    Address safe = company.newSafe(RELEASE).address();
    company.fund(safe, 100);
    var form = new HashMap<>(company.wallet("safe", "vault", safe));
    form.put("service", service.url());
    company.change("wallet-added", form);
    return new Vault(safe);
  }

  /** What is signed for a transaction. */
  Bytes hash(SafeTransaction transaction) {
    return SafeHash.of(RELEASE.version(), Company.CHAIN, safe, transaction).safeTxHash();
  }

  /** A payment in ETH, in thousandths. */
  static SafeTransaction payment(Address to, long thousandths, int nonce) {
    return new SafeTransaction(
        to,
        BigInteger.valueOf(thousandths).multiply(BigInteger.TEN.pow(15)),
        Bytes.EMPTY,
        SafeTransaction.CALL,
        BigInteger.ZERO,
        BigInteger.ZERO,
        BigInteger.ZERO,
        Address.ZERO,
        Address.ZERO,
        BigInteger.valueOf(nonce));
  }
}
