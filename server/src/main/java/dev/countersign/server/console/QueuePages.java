package dev.countersign.server.console;

import dev.countersign.model.verdict.Outcome;
import dev.countersign.server.lure.Disposition;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.lure.QueueStore;
import dev.countersign.server.lure.QueueStore.Queued;
import dev.countersign.server.lure.QueueStore.Which;
import dev.countersign.server.page.LureVerdict;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.QueueLine;
import dev.countersign.server.page.QueueView;
import dev.countersign.server.page.QueueView.Tab;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue of what was reported, for security. */
@Controller
public final class QueuePages {
  private static final int A_PAGE = 50;
  private static final int LONGEST = 200;

  private final QueueStore queue;
  private final Pages pages;
  private final Clock clock;

  /** Pages over that house. */
  public QueuePages(LureHouse house, Pages pages, Clock clock) {
    this.queue = house.queue();
    this.pages = pages;
    this.clock = clock;
  }

  /** What waits for security, or what it said something about. */
  @GetMapping("/lures")
  public ResponseEntity<byte[]> queue(
      @RequestParam(defaultValue = "open") String show,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int skip) {
    Disposition disposition = Disposition.of(show).orElse(Disposition.OPEN);
    Outcome wanted = outcome(outcome);
    String words = q.length() > LONGEST ? q.substring(0, LONGEST) : q;
    Which which = new Which(disposition, wanted, words);
    int from = Math.clamp(skip, 0, 1_000_000);
    Instant now = clock.instant();
    List<Queued> found = queue.queue(which, from, A_PAGE);
    QueueView view =
        new QueueView(
            disposition.word(),
            wanted == null ? "" : word(wanted),
            words,
            tabs(),
            outcomes(queue.outcomes(which)),
            found.stream().map(one -> QueueLine.of(one, now)).toList(),
            address(disposition, wanted, words),
            found.size() < A_PAGE ? null : from + A_PAGE);
    return pages.page(HttpStatus.OK, "lures", Map.of("queue", view));
  }

  private List<Tab> tabs() {
    Map<Disposition, Integer> counts = queue.dispositions();
    List<Tab> tabs = new ArrayList<>();
    for (Disposition one : Disposition.values()) {
      String name =
          switch (one) {
            case OPEN -> "Waiting";
            case LURE -> "Lures";
            case HARMLESS -> "Harmless";
            case UNCLEAR -> "Unclear";
          };
      tabs.add(new Tab(one.word(), name, counts.getOrDefault(one, 0)));
    }
    return tabs;
  }

  private static List<Tab> outcomes(Map<Outcome, Integer> counts) {
    List<Tab> tabs = new ArrayList<>();
    for (Outcome one : List.of(Outcome.DENY, Outcome.HOLD, Outcome.ALLOW)) {
      tabs.add(new Tab(word(one), LureVerdict.of(one).word(), counts.getOrDefault(one, 0)));
    }
    return tabs;
  }

  private static String address(Disposition disposition, @Nullable Outcome outcome, String words) {
    return "/lures?show="
        + disposition.word()
        + (outcome == null ? "" : "&outcome=" + word(outcome))
        + (words.isEmpty() ? "" : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
  }

  private static @Nullable Outcome outcome(String word) {
    for (Outcome one : Outcome.values()) {
      if (word(one).equals(word)) {
        return one;
      }
    }
    return null;
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
