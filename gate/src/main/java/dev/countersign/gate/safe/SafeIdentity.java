package dev.countersign.gate.safe;

import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.safe.SafeHash;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.gate.report.CheckReport.HashLine;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which Safe, which version, which chain, and so which hash.
 *
 * @param hash what owners sign; null where it cannot be told
 * @param alternatives the hashes that the other versions would have, for display
 */
record SafeIdentity(
    @Nullable Address safe,
    @Nullable Long chainId,
    @Nullable SafeVersion version,
    @Nullable SafeHash hash,
    List<Alternative> alternatives) {

  /** One way to hash the same fields. */
  record Alternative(String note, SafeHash hash, SafeVersion version) {}

  private static final SafeVersion WITH_CHAIN = new SafeVersion(1, 3, 0);
  private static final SafeVersion WITHOUT_CHAIN = new SafeVersion(1, 1, 1);
  private static final SafeVersion WITH_DATA_GAS = new SafeVersion(0, 1, 0);

  /**
   * Works it out.
   *
   * @param version from the most trustworthy source that says; null where none does
   */
  static SafeIdentity of(
      SafePayload payload,
      @Nullable Address safe,
      @Nullable Long chainId,
      @Nullable SafeVersion version) {
    List<Alternative> all = alternatives(payload.transaction(), safe, chainId);
    if (version != null) {
      Alternative fits = fitting(all, version);
      return new SafeIdentity(safe, chainId, version, fits == null ? null : fits.hash(), all);
    }
    Bytes claimed = payload.claims().safeTxHash();
    for (Alternative alternative : all) {
      if (claimed != null && claimed.equals(alternative.hash().safeTxHash())) {
        return new SafeIdentity(safe, chainId, alternative.version(), alternative.hash(), all);
      }
    }
    return new SafeIdentity(safe, chainId, null, null, all);
  }

  /** What hardware wallets show: the applying hashes first. */
  List<HashLine> lines() {
    List<HashLine> lines = new ArrayList<>();
    for (Alternative alternative : alternatives) {
      if (alternative.hash().equals(hash)) {
        add(lines, alternative, true);
      }
    }
    for (Alternative alternative : alternatives) {
      if (!alternative.hash().equals(hash)) {
        add(lines, alternative, false);
      }
    }
    return lines;
  }

  private static void add(List<HashLine> lines, Alternative alternative, boolean applies) {
    String note = alternative.note();
    lines.add(new HashLine("domainHash", alternative.hash().domainHash(), note, applies));
    lines.add(new HashLine("messageHash", alternative.hash().messageHash(), note, applies));
    lines.add(new HashLine("safeTxHash", alternative.hash().safeTxHash(), note, applies));
  }

  private static @Nullable Alternative fitting(List<Alternative> all, SafeVersion version) {
    for (Alternative alternative : all) {
      if (alternative.version().domainHasChainId() == version.domainHasChainId()
          && alternative.version().callsBaseGasDataGas() == version.callsBaseGasDataGas()) {
        return alternative;
      }
    }
    return null;
  }

  private static List<Alternative> alternatives(
      SafeTransaction transaction, @Nullable Address safe, @Nullable Long chainId) {
    if (safe == null || transaction.nonce() == null) {
      return List.of();
    }
    List<Alternative> all = new ArrayList<>();
    if (chainId != null) {
      all.add(
          new Alternative(
              "Safe 1.3.0 and newer: the domain names the chain",
              SafeHash.of(WITH_CHAIN, chainId, safe, transaction),
              WITH_CHAIN));
    }
    all.add(
        new Alternative(
            "Safe 1.0.0 to 1.2.0: the domain does not name the chain",
            SafeHash.of(WITHOUT_CHAIN, chainId, safe, transaction),
            WITHOUT_CHAIN));
    all.add(
        new Alternative(
            "Safe before 1.0.0: no chain, and baseGas is called dataGas",
            SafeHash.of(WITH_DATA_GAS, chainId, safe, transaction),
            WITH_DATA_GAS));
    return all;
  }
}
