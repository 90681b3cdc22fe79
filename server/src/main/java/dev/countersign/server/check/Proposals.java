package dev.countersign.server.check;

import dev.countersign.gate.report.CheckReport;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.server.store.Proposed;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/** Which wallets' nonces the payloads of an answer would use, and with which hash. */
final class Proposals {
  private Proposals() {}

  static List<Proposed> in(CheckResult result) {
    return result.reports().stream().flatMap(Proposals::in).distinct().toList();
  }

  /**
   * The transactions of Bitcoin that an answer allows, by their ids before they are signed: those
   * of which it was said what they are for, and that are that.
   */
  static List<String> allowedSpends(CheckResult result, boolean intended) {
    return intended && result.outcome() == Outcome.ALLOW
        ? result.reports().stream()
            .filter(report -> report.kind().equals("bitcoin-psbt"))
            .flatMap(report -> report.hashes().stream())
            .filter(hash -> hash.name().equals("txid"))
            .map(hash -> hash.value().toHex().substring(2))
            .distinct()
            .toList()
        : List.of();
  }

  private static Stream<Proposed> in(CheckReport report) {
    if (report.wallet() == null) {
      return Stream.of();
    }
    return report.fields().stream()
        .filter(field -> field.name().equals("nonce") && field.value().matches("[0-9]{1,78}"))
        .limit(1)
        .flatMap(nonce ->
            report.hashes().stream()
                .filter(hash ->
                    hash.applies()
                        && hash.value().length() == 32
                        && !hash.name().equals("domainHash")
                        && !hash.name().equals("messageHash"))
                .map(hash ->
                    new Proposed(
                        report.chainId(),
                        report.wallet(),
                        new BigInteger(nonce.value()),
                        hash.value())));
  }
}
