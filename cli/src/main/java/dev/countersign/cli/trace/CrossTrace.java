package dev.countersign.cli.trace;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.known.Directory;
import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.ask.Tracing;
import dev.countersign.trace.ask.Travelling;
import dev.countersign.trace.bridge.Said;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.pattern.ChainHopping;
import dev.countersign.trace.pattern.Pattern;
import dev.countersign.trace.pattern.Patterns;
import dev.countersign.trace.pattern.Traced;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.Itinerary;
import dev.countersign.trace.report.Remarks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A trace over the ledgers of several chains. */
final class CrossTrace implements AutoCloseable {
  /** A ledger that is open, and what is told of it. */
  private record Open(
      Travelling.Land land, List<LedgerFiles.Input> inputs, Optional<Answer.Blocks> blocks) {}

  private final NodeOptions node;
  private final Terminal terminal;
  private final String version;
  private final List<Runnable> closing = new ArrayList<>();

  CrossTrace(NodeOptions node, Terminal terminal, String version) {
    this.node = node;
    this.terminal = terminal;
    this.version = version;
  }

  /** What is asked once the chain of the theft is known. */
  interface Question {
    /** About a theft on that chain (EIP-155). */
    Asked on(long chain);
  }

  /**
   * Reads all ledgers, and follows what was stolen.
   *
   * @param places of the ledger of the theft; none where it is a node
   * @param chain the chain of the theft, or null
   */
  Itinerary trace(
      List<Path> places,
      @Nullable Long chain,
      Question question,
      List<String> also,
      Labels labels) {
    List<OtherLedger> others = OtherLedger.of(also);
    List<Open> open = new ArrayList<>();
    open.add(
        node.isAsked()
            ? read(
                new OtherLedger.Node(
                    Objects.requireNonNull(node.url),
                    Optional.ofNullable(node.from),
                    Optional.ofNullable(node.to)),
                chain,
                0)
            : files(places, chain == null ? 1 : chain));
    Asked asked = question.on(open.getFirst().land.chain());
    Travelling travelling =
        new Travelling(
            new Tracing(
                Directory.SHIPPED::decimals,
                token -> Directory.SHIPPED.token(token.chainId(), token.contract()).isPresent(),
                word -> "The option --" + word),
            new KnownAssets(
                asked.tokens().stream()
                    .map(token -> Address.parse(token, "The option --token"))
                    .toList()));
    long since = travelling.begins(open.getFirst().land, asked);
    for (OtherLedger one : others) {
      if (one.chain() == asked.chain()) {
        throw new UnreadableInput(
            "The option --also names chain " + one.chain() + ", which is the chain of the theft");
      }
      open.add(
          one.node().isPresent()
              ? read(one.node().get(), one.chain(), since)
              : files(one.places(), one.chain()));
    }
    Travelling.Travelled travelled =
        travelling.trace(open.stream().map(Open::land).toList(), labels, asked);
    return itinerary(open, travelled, asked);
  }

  private Open read(OtherLedger.Node where, @Nullable Long chain, long since) {
    NodeLand land = NodeLand.read(where, chain, node, since, terminal);
    return new Open(
        new Travelling.Land(land.blocks().chain(), land.ledger(), land.said()),
        List.of(),
        Optional.of(land.blocks()));
  }

  private Open files(List<Path> places, long chain) {
    OpenLedger opened = OpenLedger.of(places, chain, terminal::tell);
    closing.add(opened::close);
    List<Said> said = opened.said().get();
    if (said.isEmpty()) {
      terminal.tell(
          "The ledger of chain "
              + chain
              + " has no logs of bridges: what goes over them there is matched, not read. Tables of"
              + " ethereum-etl's logs, or a node, have them");
    }
    if (!(opened.ledger().asset(Ledger.NATIVE) instanceof Asset.Native own)
        || own.chainId() != chain) {
      throw new UnreadableInput(
          "The ledger " + places.getFirst() + " is of another chain than " + chain);
    }
    return new Open(
        new Travelling.Land(chain, opened.ledger(), said), opened.inputs(), opened.blocks());
  }

  private Itinerary itinerary(List<Open> open, Travelling.Travelled travelled, Asked asked) {
    Answer.Words words = (what, units) -> Directory.SHIPPED.amount(what, new Amount(units));
    Ledger first = open.getFirst().land.ledger();
    Asset unit =
        asked.asset().equalsIgnoreCase("native")
            ? first.asset(Ledger.NATIVE)
            : new Asset.Token(asked.chain(), Address.parse(asked.asset(), "The option --asset"));
    List<Optional<Answer>> answers = new ArrayList<>();
    List<LedgerFiles.Input> inputs = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      Open one = open.get(i);
      inputs.addAll(one.inputs);
      int leg = i;
      answers.add(
          travelled
              .chains()
              .get(i)
              .map(traced -> {
                List<Pattern> patterns =
                    new ArrayList<>(
                        Patterns.find(
                            new Traced(
                                one.land.ledger(),
                                traced.trace(),
                                traced.labels(),
                                words::amount,
                                unit)));
                patterns.addAll(
                    ChainHopping.find(
                        travelled.journey(), leg, units -> words.amount(unit, units)));
                return new Answer(
                    one.land.ledger(),
                    traced.labels(),
                    traced.trace(),
                    new Remarks(
                        patterns,
                        traced.leads(),
                        List.of(),
                        List.of(),
                        traced.carried(),
                        traced.notes()),
                    one.inputs,
                    one.blocks,
                    words,
                    version);
              }));
    }
    return new Itinerary(travelled.journey(), answers, unit, inputs, words, version);
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
  }
}
