package dev.countersign.server.alert.settings;

import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.channel.Place;
import dev.countersign.server.notice.Outside;
import dev.countersign.server.notice.WebhookPlace;
import dev.countersign.server.people.Role;
import dev.countersign.watch.alert.AlertPolicy;
import dev.countersign.watch.alert.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How alerts are put together and who hears of them.
 *
 * @param policy what is due when
 * @param places of all channels that the policy names
 */
public record AlertSettings(AlertPolicy policy, List<Place> places) {
  /** How long an incident waits for more. */
  static final Duration GAP = Duration.ofHours(1);

  /** At most so often further alerts of an incident are told. */
  static final Duration DIGEST = Duration.ofMinutes(10);

  /** Copies. */
  public AlertSettings {
    places = List.copyOf(places);
  }

  /**
   * Without a file: mail to the security people, again after 5, 15 and 60 minutes for what is
   * critical, and each alert to the webhook; as far as there is a mail server and a webhook.
   */
  public static AlertSettings standard(Outside outside) {
    List<Place> places = new ArrayList<>();
    Map<Severity, List<Step>> ladders = new EnumMap<>(Severity.class);
    if (outside.mail() != null) {
      places.add(new Place.OfPeople("mail", Set.of(Role.SECURITY)));
      ladders.put(Severity.CRITICAL, steps(0, 5, 15, 60));
      ladders.put(Severity.HIGH, steps(0, 30));
      ladders.put(Severity.MEDIUM, steps(0));
    }
    Map<String, Severity> feeds = new HashMap<>();
    WebhookPlace webhook = outside.webhook();
    if (webhook != null) {
      places.add(new Place.OfHook("webhook", webhook));
      feeds.put("webhook", Severity.INFO);
    }
    return new AlertSettings(new AlertPolicy(GAP, DIGEST, List.of(), ladders, feeds), places);
  }

  private static List<Step> steps(int... minutes) {
    List<Step> steps = new ArrayList<>();
    for (int after : minutes) {
      steps.add(new Step(Duration.ofMinutes(after), Set.of("mail")));
    }
    return steps;
  }
}
