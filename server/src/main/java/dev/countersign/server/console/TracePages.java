package dev.countersign.server.console;

import dev.countersign.gate.known.Chains;
import dev.countersign.model.json.Json;
import dev.countersign.server.book.Book;
import dev.countersign.server.machine.Machine;
import dev.countersign.server.machine.MachineStore;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.TraceNoticed;
import dev.countersign.server.page.TraceOverview;
import dev.countersign.server.page.TraceRow;
import dev.countersign.server.page.TraceWatch;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.trace.Shelves;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.server.trace.Traced;
import dev.countersign.server.wire.JsonBody;
import dev.countersign.trace.practice.PracticeLedger;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.MethodWords;
import dev.countersign.trace.taint.Method;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Traces: which there are, a new one, and what came of each first of all. */
@Controller
public final class TracePages {
  private static final int A_PAGE = 50;

  private final TraceDesk desk;
  private final Shelves shelves;
  private final TraceReader reader;
  private final PeopleStore people;
  private final MachineStore machines;
  private final Pages pages;
  private final InstantSource clock;

  /** Pages over that desk. */
  public TracePages(
      TraceDesk desk,
      Shelves shelves,
      Book book,
      PeopleStore people,
      MachineStore machines,
      Pages pages,
      InstantSource clock) {
    this.desk = desk;
    this.shelves = shelves;
    this.reader = new TraceReader(desk, book, pages);
    this.people = people;
    this.machines = machines;
    this.pages = pages;
    this.clock = clock;
  }

  /** The traces, newest first. */
  @GetMapping("/traces")
  public ResponseEntity<byte[]> all(@RequestParam(required = false) @Nullable Long before) {
    Map<String, String> names = names();
    List<Traced> found = desk.store().before(before == null ? Long.MAX_VALUE : before, A_PAGE);
    Map<String, Object> values = new HashMap<>();
    values.put("traces", found.stream().map(one -> TraceRow.of(one, names)).toList());
    values.put("older", found.size() < A_PAGE ? null : found.getLast().number());
    return pages.page(HttpStatus.OK, "traces", values);
  }

  /**
   * The form for a new one.
   *
   * @param given what a link fills in
   */
  @GetMapping("/traces/new")
  public ResponseEntity<byte[]> form(@RequestParam Map<String, String> given) {
    Map<String, String> filled = new HashMap<>(given);
    if (given.containsKey("example")) {
      filled.put("ledger", Shelves.EXAMPLE);
      filled.put("labels", Shelves.EXAMPLE);
      filled.put("from", PracticeLedger.THIEF);
    }
    Map<String, MethodWords> methods = new LinkedHashMap<>();
    for (Method method :
        List.of(Method.FIFO, Method.LIFO, Method.HAIRCUT, Method.TIHO, Method.POISON)) {
      methods.put(method.word(), MethodWords.of(method));
    }
    return pages.page(
        HttpStatus.OK,
        "trace-new",
        Map.of(
            "ledgers",
            shelves.ledgers().all(),
            "labels",
            shelves.labels().all(),
            "nodes",
            nodes(),
            "methods",
            methods,
            "given",
            filled));
  }

  /** Takes one on. */
  @PostMapping("/traces")
  public ResponseEntity<byte[]> start(SignedIn who, @RequestParam Map<String, String> form) {
    UUID id = desk.start(who.getName(), TraceForm.asked(form), TraceForm.node(form));
    return JsonBody.ok(Json.object().put("location", "/traces/" + id));
  }

  /** Takes a file of a ledger or of labels in; the body is the file. */
  @PostMapping("/traces/files/{kind}/{name}/{file}")
  public ResponseEntity<byte[]> take(
      @PathVariable String kind,
      @PathVariable String name,
      @PathVariable String file,
      HttpServletRequest request)
      throws IOException {
    shelves.put(kind, name, file, request.getInputStream());
    return JsonBody.ok(Json.object().put("location", "/traces/new?" + kind + "=" + name));
  }

  /** Ends one that has not ended. */
  @PostMapping("/traces/{id}/stop")
  public ResponseEntity<byte[]> stop(SignedIn who, @PathVariable UUID id) {
    find(id);
    desk.stop(who.getName(), id);
    return JsonBody.ok(Json.object().put("location", "/traces/" + id));
  }

  /** How far it is. */
  @GetMapping("/traces/{id}/state")
  public ResponseEntity<byte[]> state(@PathVariable UUID id) {
    Traced traced = find(id);
    TraceWatch watch = watch(traced);
    return JsonBody.ok(
        Json.object()
            .put("state", traced.state().word())
            .put("share", traced.share())
            .put("ended", traced.state().isEnd())
            .put("result", traced.state().hasResult())
            .put("words", watch == null ? words(traced) : watch.words())
            .put("version", watch == null ? "" : watch.version())
            .put("latest", watch == null ? "" : watch.latest()));
  }

  /** Where the value is, by who can stop it; or how far the trace is. */
  @GetMapping("/traces/{id}")
  public ResponseEntity<byte[]> one(@PathVariable UUID id) {
    Traced traced = find(id);
    TraceRow row = TraceRow.of(traced, names());
    Map<String, Object> values = new HashMap<>();
    values.put("row", row);
    values.put("watch", watch(traced));
    values.put("sentence", traced.sentence().orElse(""));
    if (!traced.state().hasResult()) {
      values.put("ended", traced.state().isEnd());
      values.put("share", traced.share());
      values.put("words", words(traced));
      values.put("again", TraceForm.query(traced));
      return pages.page(HttpStatus.OK, "trace-running", values);
    }
    Dossier dossier = reader.dossier(id);
    values.put("overview", TraceOverview.of(dossier, reader.amounts(dossier)));
    values.put("noticed", TraceNoticed.of(dossier, reader.amounts(dossier)));
    values.put("dossier", dossier);
    values.put("method", MethodWords.of(dossier.method()));
    return reader.page(id, dossier, "", "trace", values);
  }

  private @Nullable TraceWatch watch(Traced traced) {
    return desk.watches()
        .store()
        .find(traced.id())
        .map(watching ->
            TraceWatch.of(
                traced,
                watching,
                desk.watches().store().newest(traced.id(), TraceWatch.SHOWN + 1),
                clock.instant()))
        .orElse(null);
  }

  private static String words(Traced traced) {
    return switch (traced.state()) {
      case WAITING -> "It waits for others.";
      case RUNNING, OPEN -> traced.share() + " % of the ledger is behind it.";
      case DONE, FAILED, STOPPED -> traced.sentence().orElse("");
    };
  }

  private Map<Long, String> nodes() {
    Map<Long, String> nodes = new LinkedHashMap<>();
    for (long chain : desk.watches().nodes().chains()) {
      nodes.put(chain, Chains.name(chain) + " (chain " + chain + ")");
    }
    return nodes;
  }

  private Traced find(UUID id) {
    return desk.store()
        .find(id)
        .orElseThrow(() -> new NoSuchPage("There is no trace under this address."));
  }

  private Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    for (Person person : people.all()) {
      names.put(person.subject(), person.name());
    }
    for (Machine machine : machines.all()) {
      names.put(machine.subject(), machine.name());
    }
    return names;
  }
}
