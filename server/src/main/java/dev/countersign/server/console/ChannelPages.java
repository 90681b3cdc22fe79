package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.AlertCouriers;
import dev.countersign.server.alert.ChannelStore;
import dev.countersign.server.alert.DeliveryStore;
import dev.countersign.server.alert.DeliveryStore.Told;
import dev.countersign.server.alert.channel.Place;
import dev.countersign.server.alert.settings.AlertSettings;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.Words;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.wire.JsonBody;
import dev.countersign.watch.alert.QuietHours;
import dev.countersign.watch.alert.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** By which ways alerts go out, and what became of them. */
@Controller
public final class ChannelPages {
  private static final int A_PAGE = 100;

  private final AlertSettings settings;
  private final AlertCouriers couriers;
  private final ChannelStore channels;
  private final DeliveryStore deliveries;
  private final Requesters requesters;
  private final Pages pages;
  private final Clock clock;

  /** Pages over those channels. */
  public ChannelPages(
      AlertSettings settings,
      AlertCouriers couriers,
      ChannelStore channels,
      DeliveryStore deliveries,
      Requesters requesters,
      Pages pages,
      Clock clock) {
    this.settings = settings;
    this.couriers = couriers;
    this.channels = channels;
    this.deliveries = deliveries;
    this.requesters = requesters;
    this.pages = pages;
    this.clock = clock;
  }

  /** The channels, and deliveries, the newest first. */
  @GetMapping("/incidents/channels")
  public ResponseEntity<byte[]> all(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable Long before) {
    Instant now = clock.instant();
    List<Told> told = deliveries.all(state, before == null ? Long.MAX_VALUE : before, A_PAGE);
    List<DeliveryStore.Attempt> attempts =
        deliveries.attempts(told.stream().map(Told::id).toList());
    Map<String, ChannelStore.State> states = channels.states();
    Map<String, Object> values = new HashMap<>();
    values.put(
        "channels",
        settings.places().stream()
            .map(one -> line(one, states.getOrDefault(one.name(), ChannelStore.State.NEW), now))
            .toList());
    values.put("quiet", settings.policy().quiet().stream().map(ChannelPages::quiet).toList());
    values.put(
        "deliveries",
        told.stream()
            .map(one ->
                DeliveryLine.of(
                    one,
                    one.recipient().isEmpty() ? "" : requesters.name(one.recipient()),
                    attempts,
                    now))
            .toList());
    values.put("state", state);
    values.put("older", told.size() < A_PAGE ? null : told.getLast().number());
    return pages.page(HttpStatus.OK, "alert-channels", values);
  }

  /** Sends a test. */
  @PostMapping("/incidents/channels/{name}/test")
  public ResponseEntity<byte[]> test(@PathVariable String name) {
    if (!couriers.test(name)) {
      throw new UnreadableInput("There is no such channel, or nobody behind it");
    }
    return JsonBody.ok(Json.object().put("location", "/incidents/channels"));
  }

  private ChannelLine line(Place place, ChannelStore.State state, Instant now) {
    Severity each = settings.policy().feeds().get(place.name());
    Instant last = state.last();
    return new ChannelLine(
        place.name(),
        place.kind(),
        place.where(),
        each == null ? "" : word(each),
        calls(place.name()),
        state.pending(),
        state.sent(),
        state.failed(),
        last == null ? "" : Moments.apart(now, last),
        Words.plain(state.trouble()));
  }

  private String calls(String channel) {
    List<String> calls = new ArrayList<>();
    for (Severity severity : List.of(Severity.values()).reversed()) {
      List<String> after = new ArrayList<>();
      for (Step step : settings.policy().ladder(severity)) {
        if (step.channels().contains(channel)) {
          after.add(
              step.after().isZero() ? "at once" : "after " + step.after().toMinutes() + " min");
        }
      }
      if (!after.isEmpty()) {
        calls.add(word(severity) + " " + String.join(", ", after));
      }
    }
    return String.join("; ", calls);
  }

  private static String quiet(QuietHours hours) {
    String days =
        hours.days().size() == 7
            ? "every day"
            : new TreeSet<>(hours.days())
                .stream()
                    .map(day -> day.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
    return hours.from() + " to " + hours.until() + " " + hours.zone() + ", " + days;
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
