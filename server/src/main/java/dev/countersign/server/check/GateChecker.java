package dev.countersign.server.check;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.gate.check.CheckRequest;
import dev.countersign.gate.check.Checker;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.intent.IntentFile;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gate's own checker, asked with text. */
public final class GateChecker implements PayloadChecker {
  private final Known known;
  private final Directory directory;
  private final @Nullable NodeClient node;
  private final InstantSource clock;

  /**
   * A checker.
   *
   * @param known what is known in advance
   * @param node a node to try payloads on; null for none
   */
  public GateChecker(Known known, @Nullable NodeClient node, InstantSource clock) {
    this.known = known;
    this.directory = new Directory(known);
    this.node = node;
    this.clock = clock;
  }

  @Override
  public CheckResult check(Question question, List<Known.Seen> seen) {
    Directory asked = seen.isEmpty() ? directory : new Directory(with(seen));
    Intent intent = question.intent() == null ? null : IntentFile.read(question.intent(), asked);
    return new Checker(asked, node, clock)
        .check(new CheckRequest(Bytes.of(question.payload()), intent, beside(question)));
  }

  private Known with(List<Known.Seen> seen) {
    List<Known.Seen> all = new ArrayList<>(known.seen());
    all.addAll(seen);
    return new Known(
        known.wallets(),
        known.addresses(),
        known.tokens(),
        known.domains(),
        all,
        known.bitcoinKeys(),
        known.bitcoinAddresses());
  }

  private static CheckRequest.Beside beside(Question question) {
    return new CheckRequest.Beside(
        question.chain() == null ? null : chainId(question.chain()),
        question.wallet() == null ? null : Address.parse(question.wallet(), "The wallet"),
        question.safeVersion() == null ? null : SafeVersion.parse(question.safeVersion()));
  }

  private static Long chainId(String text) {
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw new UnreadableInput(
          "The chain id is no number above 0; expected one such as 1 for Ethereum");
    }
    return Long.valueOf(text);
  }
}
