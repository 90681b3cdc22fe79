package dev.countersign.server.console;

import dev.countersign.intel.list.ListVersion;
import dev.countersign.intel.screen.Loaded;
import dev.countersign.intel.screen.Screening;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.Forms;
import dev.countersign.server.check.Busy;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.ScreeningView;
import dev.countersign.server.screening.AskedExposure;
import dev.countersign.server.screening.Exposing;
import dev.countersign.server.screening.ExposureSearch;
import dev.countersign.server.screening.IssuerLists;
import dev.countersign.server.screening.ScreeningDesk;
import dev.countersign.server.screening.ScreeningDesk.Told;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.trace.Shelves;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** Whose addresses are: the form, the answers, and the lists. */
@Controller
public final class ScreeningPages {
  private static final int LATEST = 10;

  private final ScreeningDesk desk;
  private final ExposureSearch exposures;
  private final Shelves shelves;
  private final IssuerLists issuers;
  private final Pages pages;
  private final InstantSource clock;

  /** Pages over that desk. */
  public ScreeningPages(
      ScreeningDesk desk,
      ExposureSearch exposures,
      Shelves shelves,
      IssuerLists issuers,
      Pages pages,
      InstantSource clock) {
    this.desk = desk;
    this.exposures = exposures;
    this.shelves = shelves;
    this.issuers = issuers;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * A list for the page.
   *
   * @param state in force, stale, refused
   */
  public record ListLine(
      String title,
      String state,
      String published,
      String age,
      String addresses,
      String licence,
      String page,
      String trouble) {}

  /** The form, the lists and the last answers. */
  @GetMapping("/screening")
  public ResponseEntity<byte[]> home() {
    Screening now = desk.now();
    Instant at = clock.instant();
    return pages.page(
        HttpStatus.OK,
        "screening",
        Map.of(
            "lists",
            now.lists().stream().map(list -> line(list, at)).toList(),
            "reading",
            issuers.reading().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + ": " + one.getValue() + " %")
                .toList(),
            "notAsked",
            now.absent().stream().map(finding -> finding.sentence()).toList(),
            "ledgers",
            shelves.ledgers().all(),
            "latest",
            desk.answers().latest(LATEST)));
  }

  /** Answers the form: in place for htmx, with a page of its own otherwise. */
  @PostMapping("/screening")
  public ResponseEntity<byte[]> ask(
      SignedIn who,
      @RequestParam Map<String, String> form,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace) {
    List<String> asked =
        form.getOrDefault("addresses", "")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    try {
      Told told = desk.ask(asked, exposing(form), who.person().subject());
      return inPlace
          ? pages.part(
              HttpStatus.OK, "screening-answer", Map.of("answer", ScreeningView.of(told.answer())))
          : ResponseEntity.status(HttpStatus.SEE_OTHER)
              .location(URI.create("/screening/" + told.id()))
              .build();
    } catch (UnreadableInput e) {
      return trouble(HttpStatus.UNPROCESSABLE_CONTENT, e.sentence());
    } catch (Busy e) {
      return trouble(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  private ResponseEntity<byte[]> trouble(HttpStatus status, String sentence) {
    return pages.part(
        status, "trouble", Map.of("title", "Nothing was asked", "sentence", sentence));
  }

  /** What of a form stays empty is as usual. */
  private Exposing exposing(Map<String, String> form) {
    String ledger = Forms.optional(form, "ledger", "The ledger", 64);
    if (ledger.isEmpty()) {
      return Exposing.NOT_ASKED;
    }
    ObjectNode asked = Json.object().put("ledger", ledger);
    for (String word : List.of("hops", "share", "chain")) {
      String value = Forms.optional(form, word, "The field \"" + word + "\"", 40);
      if (!value.isEmpty()) {
        asked.put(word, value);
      }
    }
    return exposures.asking(AskedExposure.of(asked));
  }

  /** An answer as it was given. */
  @GetMapping("/screening/{id}")
  public ResponseEntity<byte[]> answer(@PathVariable UUID id) {
    ScreeningView view =
        desk.answers()
            .find(id)
            .map(ScreeningView::of)
            .orElseThrow(() -> new NoSuchPage("No screening is recorded under this address."));
    return pages.page(HttpStatus.OK, "screening-kept", Map.of("answer", view));
  }

  private static ListLine line(Loaded list, Instant now) {
    String state =
        list.version().isEmpty()
            ? "not in force"
            : list.version().get().isStale(now)
                ? "stale"
                : list.trouble().isEmpty() ? "in force" : "newer refused";
    return new ListLine(
        list.title(),
        state,
        list.version().flatMap(ListVersion::published).map(Object::toString).orElse("–"),
        list.version().map(version -> version.age(now) + " days").orElse("–"),
        list.version().map(version -> Integer.toString(version.entries())).orElse("–"),
        list.version().map(version -> version.source().licence()).orElse(""),
        list.version().map(version -> version.source().page()).orElse(""),
        list.trouble());
  }
}
