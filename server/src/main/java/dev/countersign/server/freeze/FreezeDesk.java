package dev.countersign.server.freeze;

import dev.countersign.gate.known.Directory;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.FreezeRequests;
import dev.countersign.response.freeze.Holder;
import dev.countersign.response.freeze.Resting;
import dev.countersign.response.freeze.Terms;
import dev.countersign.response.freeze.TraceFacts;
import dev.countersign.response.freeze.form.FreezeJson;
import dev.countersign.response.freeze.tracking.State;
import dev.countersign.response.freeze.tracking.Tracking;
import dev.countersign.response.freeze.tracking.Waits;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.trace.TraceDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Where requests are drafted, made anew and withdrawn. */
public final class FreezeDesk {
  private final JournalStore journal;
  private final FreezeStore store;
  private final TraceAnswers traces;
  private final Waits waits;
  private final Agains agains;

  /**
   * A desk over those.
   *
   * @param directory the company's tokens and names as they are now
   * @param waits after how long somebody is reminded
   */
  public FreezeDesk(
      JournalStore journal,
      FreezeStore store,
      TraceDesk traces,
      Supplier<Directory> directory,
      Waits waits) {
    this.journal = journal;
    this.store = store;
    this.traces = new TraceAnswers(traces, directory);
    this.waits = waits;
    this.agains = new Agains(journal, store, this.traces);
  }

  /** The requests. */
  public FreezeStore store() {
    return store;
  }

  /** The same traces asked again. */
  public Agains agains() {
    return agains;
  }

  /**
   * Who could be asked for how much, by a trace's result as it is now.
   *
   * @throws UnreadableInput where there is none, or nothing by which anybody can be asked
   */
  public TraceFacts facts(UUID trace) {
    return traces.facts(trace, store::contact);
  }

  /**
   * Drafts one for each holder that has none of this trace yet, or only ones that were refused.
   *
   * @param by who, as the journal calls them
   * @param contacts where a request goes to, by the holder's name; what is left out is as it was
   *     the last time
   * @return the new ones
   * @throws UnreadableInput where terms are missing, amounts do not add up, or nobody is left
   */
  public List<UUID> draft(
      UUID trace, String by, String caseNumber, Letterhead head, Map<String, String> contacts) {
    TraceFacts facts =
        traces.facts(
            trace,
            name -> {
              String given = contacts.getOrDefault(name, "").strip();
              return given.isEmpty() ? store.contact(name) : given;
            });
    List<FreezeRequest> requests = FreezeRequests.of(facts, head.terms(caseNumber, journal.now()));
    return journal.decide(entries -> {
      List<Holder> asked =
          store.of(trace).stream()
              .filter(one -> one.closed().isEmpty())
              .filter(one -> !(one.tracking().state() instanceof State.Refused))
              .map(one -> one.request().holder())
              .toList();
      List<UUID> made = new ArrayList<>();
      for (FreezeRequest one : requests) {
        if (asked.stream().noneMatch(other -> same(other, one.holder()))) {
          made.add(add(trace, one, by, "", entries));
        }
      }
      if (made.isEmpty()) {
        throw new UnreadableInput(
            "Every holder of this trace has a request already; make one anew where its amounts"
                + " changed, or withdraw it first");
      }
      keep(head, by, entries);
      return made;
    });
  }

  private void keep(Letterhead head, String by, Journal entries) {
    if (!store.letterhead().equals(Optional.of(head))) {
      store.keep(head);
      entries.add(
          "freeze-letterhead",
          "freeze-letterhead",
          Json.object().put("by", by).put("company", head.company()).put("contact", head.mail()));
    }
  }

  /** Numbers it within its case, and keeps it. */
  private UUID add(UUID trace, FreezeRequest drawn, String by, String note, Journal entries) {
    String caseNumber = drawn.terms().caseNumber();
    FreezeRequest request =
        new FreezeRequest(
            caseNumber + "/" + (store.made(caseNumber) + 1),
            drawn.terms(),
            drawn.holder(),
            drawn.stolen(),
            drawn.tracedAt(),
            drawn.method(),
            drawn.items());
    UUID id = UUID.randomUUID();
    Tracking tracking = Tracking.of(request, by, note, journal::now);
    store.add(id, trace, request, tracking, waits.due(tracking).orElseThrow());
    entries.add(
        "freeze-drafted",
        "freeze/" + id,
        FreezeEntry.drafted(trace, request, by, Json.compact(FreezeJson.of(request))));
    return id;
  }

  /**
   * Makes one anew of the newest answer, to take its place.
   *
   * @return the new one
   * @throws UnreadableInput where it is answered, nothing rests with the holder any more, or there
   *     is no newer answer
   */
  public UUID renew(UUID id, String by) {
    KeptRequest old = open(id);
    TraceFacts facts = agains.newest(old);
    Instant made = journal.now().truncatedTo(ChronoUnit.SECONDS);
    Terms before = old.request().terms();
    Terms terms =
        new Terms(
            before.caseNumber(),
            before.company(),
            before.legalBasis(),
            made,
            made.plus(Duration.between(before.made(), before.deadline())));
    FreezeRequest drawn =
        FreezeRequests.of(facts, terms).stream()
            .filter(one -> same(one.holder(), old.request().holder()))
            .findFirst()
            .orElseThrow(() ->
                new UnreadableInput(
                    "Nothing rests with "
                        + old.request().holder().words()
                        + " any more; withdraw the request"));
    FreezeRequest request = to(old.request().holder(), drawn);
    return journal.decide(entries -> {
      KeptRequest now = open(id);
      UUID next = add(now.trace(), request, by, "In the place of " + now.reference(), entries);
      close(now, by, "Made anew of a newer trace", Optional.of(next), entries);
      return next;
    });
  }

  /** The same with the contact that the holder had. */
  private static FreezeRequest to(Holder holder, FreezeRequest drawn) {
    return new FreezeRequest(
        drawn.reference(),
        drawn.terms(),
        holder,
        drawn.stolen(),
        drawn.tracedAt(),
        drawn.method(),
        drawn.items().stream()
            .map(one ->
                new Resting(
                    holder,
                    one.address(),
                    one.what(),
                    one.value(),
                    one.confidence(),
                    one.arrivals()))
            .toList());
  }

  /**
   * Withdraws one: it counts no more.
   *
   * @throws UnreadableInput where no reason is said, or it is answered
   */
  public void withdraw(UUID id, String by, String why) {
    if (why.isBlank()) {
      throw new UnreadableInput("The reason is missing; say in a sentence why");
    }
    journal.record(entries -> close(open(id), by, why.strip(), Optional.empty(), entries));
  }

  private void close(
      KeptRequest one, String by, String why, Optional<UUID> replacedBy, Journal entries) {
    KeptRequest.Closed closed = new KeptRequest.Closed(journal.now(), by, why, replacedBy);
    store.close(one.id(), closed);
    entries.add("freeze-withdrawn", one.subject(), FreezeEntry.closed(one.request(), closed));
  }

  private KeptRequest open(UUID id) {
    KeptRequest one =
        store.find(id).orElseThrow(() -> new UnreadableInput("There is no such request"));
    if (!one.isOpen() || one.tracking().state() instanceof State.PartlyFrozen) {
      throw new UnreadableInput(
          "The request "
              + one.reference()
              + (one.closed().isPresent()
                  ? " was withdrawn"
                  : " is " + one.tracking().state().word() + ", so that it stays as it is"));
    }
    return one;
  }

  private static boolean same(Holder one, Holder other) {
    return one.kind() == other.kind() && one.name().equals(other.name());
  }
}
