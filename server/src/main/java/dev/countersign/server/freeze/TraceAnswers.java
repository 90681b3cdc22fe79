package dev.countersign.server.freeze;

import dev.countersign.dossier.Facts;
import dev.countersign.gate.known.Directory;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.TraceFacts;
import dev.countersign.server.trace.FromNode;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.server.trace.Traced;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What traces say in the terms of requests; and the same question asked again. */
final class TraceAnswers {
  private final TraceDesk traces;
  private final Supplier<Directory> directory;

  TraceAnswers(TraceDesk traces, Supplier<Directory> directory) {
    this.traces = traces;
    this.directory = directory;
  }

  Optional<Traced> find(UUID id) {
    return traces.store().find(id);
  }

  /**
   * What a trace says now.
   *
   * @throws UnreadableInput where nothing came of it yet, or nothing by which anybody can be asked
   */
  TraceFacts facts(UUID id, UnaryOperator<String> contacts) {
    return traces
        .dossier(id)
        .map(dossier -> Facts.of(dossier, directory.get(), contacts))
        .orElseThrow(() -> new UnreadableInput("The trace has no result yet"));
  }

  /**
   * Asks the same again; of a node, up to its newest block.
   *
   * @return the new trace
   * @throws UnreadableInput where there is none, or too many are at hand
   */
  UUID again(UUID id, String by) {
    Traced traced = find(id).orElseThrow(() -> new UnreadableInput("There is no such trace"));
    return traces.start(by, traced.asked(), traced.node().map(TraceAnswers::once).orElse(null));
  }

  private static FromNode once(FromNode node) {
    return new FromNode(node.chain(), node.from(), node.to(), false, node.calls());
  }
}
