package dev.countersign.server.check;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.gate.check.CheckRequest;
import dev.countersign.gate.check.Checker;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.intent.IntentFile;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.nodes.Nodes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The gate's own checker, asked with text. */
public final class GateChecker implements PayloadChecker {
  private final Supplier<Directory> book;
  private final Nodes nodes;
  private final InstantSource clock;

  /**
   * A checker.
   *
   * @param book what is known in advance, as it stands when it is asked
   * @param nodes to try payloads on
   */
  public GateChecker(Supplier<Directory> book, Nodes nodes, InstantSource clock) {
    this.book = book;
    this.nodes = nodes;
    this.clock = clock;
  }

  @Override
  public CheckResult check(Question question, List<Known.Seen> seen) {
    Directory known = book.get();
    Directory asked = seen.isEmpty() ? known : new Directory(with(known.known(), seen));
    Intent intent = question.intent() == null ? null : IntentFile.read(question.intent(), asked);
    CheckRequest request = new CheckRequest(Bytes.of(question.payload()), intent, beside(question));
    return new Checker(asked, node(request, asked), clock).check(request);
  }

  /** The node of the payload's chain: the only one that there is, or the one that fits. */
  private @Nullable NodeClient node(CheckRequest request, Directory asked) {
    if (nodes.none() || nodes.only().isPresent()) {
      return nodes.only().orElse(null);
    }
    Long said = request.beside().chainId();
    if (said != null) {
      return nodes.on(said).orElse(null);
    }
    return new Checker(asked, null, clock)
        .check(request).reports().stream()
            .map(CheckReport::chainId)
            .filter(Objects::nonNull)
            .findFirst()
            .flatMap(nodes::on)
            .orElse(null);
  }

  private static Known with(Known known, List<Known.Seen> seen) {
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
