package dev.countersign.server.freeze;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.Recheck;
import dev.countersign.response.freeze.TraceFacts;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.trace.TraceState;
import dev.countersign.server.trace.Traced;
import java.util.Optional;
import java.util.UUID;

/** Traces that are asked again, so that requests are held against the chain before they go out. */
public final class Agains {
  private final JournalStore journal;
  private final FreezeStore store;
  private final TraceAnswers traces;

  Agains(JournalStore journal, FreezeStore store, TraceAnswers traces) {
    this.journal = journal;
    this.store = store;
    this.traces = traces;
  }

  /** How far the last one is. */
  public sealed interface Standing {
    /** Nobody asked yet. */
    record Unasked() implements Standing {}

    /**
     * It is being followed.
     *
     * @param share in hundredths
     */
    record Running(UUID trace, int share) implements Standing {}

    /** It failed or was stopped. */
    record Failed(UUID trace, String sentence) implements Standing {}

    /** It cannot be compared, for a reason that is told. */
    record Unlike(UUID trace, String sentence) implements Standing {}

    /** It was compared. */
    record Compared(UUID trace, Recheck check) implements Standing {}
  }

  /**
   * Asks again.
   *
   * @param by who, as the journal calls them
   * @return the new trace
   * @throws UnreadableInput where it is being asked already, or too many traces are at hand
   */
  public UUID ask(UUID trace, String by) {
    last(trace)
        .filter(one -> !one.state().isEnd())
        .ifPresent(one -> {
          throw new UnreadableInput("The trace is being asked again already; wait for its answer");
        });
    UUID newer = traces.again(trace, by);
    journal.record(entries -> {
      store.again(trace, newer, by, journal.now());
      entries.add(
          "freeze-asked-again",
          "trace/" + trace,
          Json.object().put("by", by).put("newer", newer.toString()));
    });
    return newer;
  }

  private Optional<Traced> last(UUID trace) {
    return store.again(trace).flatMap(traces::find);
  }

  /** A request held against the last answer. */
  public Standing of(KeptRequest request) {
    Traced newer = last(request.trace()).orElse(null);
    if (newer == null || newer.at().isBefore(request.tracking().steps().getFirst().at())) {
      return new Standing.Unasked(); // what was asked before it was drafted says nothing of it
    }
    if (newer.state() != TraceState.DONE) {
      return newer.state().isEnd()
          ? new Standing.Failed(newer.id(), newer.sentence().orElse(""))
          : new Standing.Running(newer.id(), newer.share());
    }
    try {
      return new Standing.Compared(
          newer.id(), Recheck.of(request.request(), traces.facts(newer.id(), name -> "")));
    } catch (UnreadableInput e) {
      return new Standing.Unlike(newer.id(), e.sentence());
    }
  }

  /**
   * The check by which a request may be sent.
   *
   * @throws UnreadableInput where there is none
   */
  Recheck check(KeptRequest request) {
    return switch (of(request)) {
      case Standing.Compared compared -> compared.check();
      case Standing.Unasked any ->
          throw new UnreadableInput(
              "Before "
                  + request.reference()
                  + " is sent its trace has to be asked again, so that its amounts are held against"
                  + " the chain");
      case Standing.Running any -> throw waits();
      case Standing.Failed failed ->
          throw new UnreadableInput(
              "The trace could not be asked again, so that nobody knows whether the amounts still"
                  + " match the chain: "
                  + failed.sentence());
      case Standing.Unlike unlike -> throw new UnreadableInput(unlike.sentence());
    };
  }

  /**
   * What the last answer says, where it was asked for after a request was drafted.
   *
   * @throws UnreadableInput where there is none
   */
  TraceFacts newest(KeptRequest request) {
    return switch (of(request)) {
      case Standing.Compared compared -> traces.facts(compared.trace(), store::contact);
      case Standing.Unlike unlike -> traces.facts(unlike.trace(), store::contact);
      case Standing.Running any -> throw waits();
      case Standing.Unasked any ->
          throw new UnreadableInput(
              "The trace was not asked again since the request was drafted; do that first");
      case Standing.Failed failed ->
          throw new UnreadableInput("The trace could not be asked again: " + failed.sentence());
    };
  }

  private static UnreadableInput waits() {
    return new UnreadableInput("The trace is being asked again; wait for its answer");
  }
}
