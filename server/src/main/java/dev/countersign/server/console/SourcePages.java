package dev.countersign.server.console;

import dev.countersign.access.event.Source;
import dev.countersign.server.access.Action;
import dev.countersign.server.access.ResponseRule;
import dev.countersign.server.access.Responses;
import dev.countersign.server.access.event.EventStore;
import dev.countersign.server.access.event.SourceState;
import dev.countersign.server.access.pull.Pulls;
import dev.countersign.server.access.signal.SignalPolls;
import dev.countersign.server.access.watch.EventWatch;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.SourceLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where events come from, how far each source is, and what the rules do about findings. */
@Controller
public final class SourcePages {
  private final EventStore events;
  private final EventWatch watch;
  private final Pulls pulls;
  private final SignalPolls polls;
  private final Responses responses;
  private final Pages pages;
  private final Clock clock;

  /** Pages over those. */
  public SourcePages(
      EventStore events,
      EventWatch watch,
      Pulls pulls,
      SignalPolls polls,
      Responses responses,
      Pages pages,
      Clock clock) {
    this.events = events;
    this.watch = watch;
    this.pulls = pulls;
    this.polls = polls;
    this.responses = responses;
    this.pages = pages;
    this.clock = clock;
  }

  /** The sources. */
  @GetMapping("/access/sources")
  public ResponseEntity<byte[]> sources() {
    Instant now = clock.instant();
    List<SourceLine> lines = new ArrayList<>();
    for (SourceState state : events.states()) {
      lines.add(SourceLine.of(state, way(state.name()), now));
    }
    List<String[]> asked = new ArrayList<>();
    for (Pulls.State pull : pulls.states()) {
      Instant readTo = pull.readTo();
      String lag = readTo == null ? "never read yet" : words(Duration.between(readTo, now));
      asked.add(new String[] {pull.name(), lag, pull.trouble()});
    }
    polls
        .states()
        .forEach(
            poll -> asked.add(new String[] {"signals of " + poll.issuer(), "", poll.trouble()}));
    Map<String, Object> values = new HashMap<>();
    values.put("sources", lines);
    values.put("asked", asked);
    values.put("behind", watch.behind());
    values.put("here", watch.status().isPresent());
    values.put("rules", responses.rules().stream().map(SourcePages::words).toList());
    return pages.page(HttpStatus.OK, "access-sources", values);
  }

  private String way(String name) {
    return name.equals(Source.COUNTERSIGN.word())
        ? "this console"
        : pulls.states().stream().anyMatch(one -> one.source().equals(name))
            ? "asked by this server"
            : "handed in";
  }

  private static String words(Duration lag) {
    long seconds = Math.max(0, lag.toSeconds());
    return seconds < 120
        ? seconds + " s"
        : seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
  }

  private static String words(ResponseRule rule) {
    String about =
        rule.codes().isEmpty()
            ? "every finding from " + rule.least().name().toLowerCase(Locale.ROOT) + " on"
            : String.join(", ", rule.codes().stream().sorted().toList());
    String does =
        rule.actions().stream().sorted().map(Action::words).collect(Collectors.joining("; "));
    return "On " + about + ": " + does + (rule.act() ? "." : " — rehearsed only, nothing is done.");
  }
}
