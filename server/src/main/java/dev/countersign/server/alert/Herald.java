package dev.countersign.server.alert;

import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.channel.Forms;
import dev.countersign.server.alert.channel.Place;
import dev.countersign.server.alert.channel.Telling;
import dev.countersign.server.alert.settings.AlertSettings;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.watch.alert.Due;
import dev.countersign.watch.alert.Message;
import dev.countersign.watch.alert.Message.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at incidents of which there may be something to tell, and queues it for whom it is due. An
 * incident, what is queued of it and when it is looked at again are settled in one transaction, in
 * which only one server has it: nothing is lost, and nothing told twice.
 */
public final class Herald {
  /** Of a flood so many alerts are told one by one in one go; the others follow at once. */
  private static final int AT_ONCE = 200;

  private static final int SHOWN = 12;
  private static final Duration ANOTHER_TRY = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(Herald.class);

  private final IncidentStore incidents;
  private final AlertStore alerts;
  private final DeliveryStore deliveries;
  private final PeopleStore people;
  private final AlertSettings settings;
  private final Map<String, Place> places = new HashMap<>();
  private final Tellings tellings;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  /** Of those stores. */
  public Herald(
      DataSource source,
      IncidentStore incidents,
      AlertStore alerts,
      DeliveryStore deliveries,
      PeopleStore people,
      AlertSettings settings,
      Tellings tellings,
      InstantSource clock) {
    this.incidents = incidents;
    this.alerts = alerts;
    this.deliveries = deliveries;
    this.people = people;
    this.settings = settings;
    settings.places().forEach(one -> places.put(one.name(), one));
    this.tellings = tellings;
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    this.clock = clock;
  }

  /** Queues all that is due now; to which channels. */
  public Set<String> round() {
    Set<String> queued = new TreeSet<>();
    boolean more = true;
    while (more && !Thread.currentThread().isInterrupted()) {
      more = Boolean.TRUE.equals(transaction.execute(status -> step(queued)));
    }
    return queued;
  }

  private boolean step(Set<String> queued) {
    Instant now = clock.instant();
    KeptIncident kept = incidents.due(now).orElse(null);
    if (kept == null) {
      return false;
    }
    try {
      tell(kept, queued, now);
    } catch (DataAccessException e) { // all of it is done again
      throw e;
    } catch (RuntimeException e) { // one that cannot be told must not silence the others
      LOG.error("incident {} could not be told: {}", kept.number(), e.toString());
      incidents.told(
          kept.incident().id(), kept.incident().told(), kept.fedTo(), now.plus(ANOTHER_TRY));
    }
    return true;
  }

  private void tell(KeptIncident kept, Set<String> queued, Instant now) {
    Set<String> told = new TreeSet<>(kept.incident().told());
    long fedTo = kept.fedTo();
    List<KeptAlert> fresh =
        settings.policy().feeds().isEmpty()
            ? List.of()
            : alerts.of(kept.incident().id(), fedTo, AT_ONCE);
    for (KeptAlert one : fresh) {
      fedTo = one.number();
      feed(kept, one, told, queued, now);
    }
    KeptIncident known = kept.telling(told);
    Due due = Due.of(known.incident(), settings.policy(), now);
    Map<Event, Telling> made = new HashMap<>();
    for (Message message : due.messages()) {
      if (!deliveries.has(message.channel(), topic(kept.incident().id(), message))) {
        Telling telling =
            message.event() == Event.CALL
                ? tellings.of(known, message, shown(known), now)
                : made.computeIfAbsent(
                    message.event(), event -> tellings.of(known, message, shown(known), now));
        queue(known.incident().id(), message, telling, queued, now);
      }
    }
    told.addAll(due.telling(known.incident()));
    boolean more = fresh.size() == AT_ONCE;
    incidents.told(kept.incident().id(), told, fedTo, more ? now : due.next().orElse(null));
  }

  private List<KeptAlert> shown(KeptIncident kept) {
    return alerts.worst(kept.incident().id(), SHOWN);
  }

  private void feed(
      KeptIncident kept, KeptAlert alert, Set<String> told, Set<String> queued, Instant now) {
    for (Map.Entry<String, Severity> feed : settings.policy().feeds().entrySet()) {
      if (alert.severity().compareTo(feed.getValue()) >= 0) {
        Message message = new Message(feed.getKey(), Event.ALERT, 0, "alert/" + alert.id());
        Telling telling = tellings.of(kept, message, List.of(alert), now);
        queue(kept.incident().id(), message, telling, queued, now);
        told.add(feed.getKey());
      }
    }
  }

  private void queue(
      UUID incident, Message message, Telling telling, Set<String> queued, Instant now) {
    Place place = places.get(message.channel());
    if (place == null) {
      return; // the settings had it when others were told
    }
    String body = Forms.body(place, telling);
    String topic = topic(incident, message);
    for (String recipient : recipients(place)) {
      if (deliveries.add(incident, message, recipient, topic, telling.headline(), body, now)) {
        queued.add(message.channel());
      }
    }
  }

  /** Tells a channel of nothing but that it works. */
  public boolean test(String channel) {
    Place place = places.get(channel);
    if (place == null) {
      return false;
    }
    Instant now = clock.instant();
    UUID id = UUID.randomUUID();
    Message message = new Message(channel, Event.TEST, 0, "test/" + id);
    Telling telling = tellings.test(id, now);
    String body = Forms.body(place, telling);
    boolean any = false;
    for (String recipient : recipients(place)) {
      any |=
          deliveries.add(null, message, recipient, message.topic(), telling.headline(), body, now);
    }
    return any;
  }

  private List<String> recipients(Place place) {
    return place instanceof Place.OfPeople of
        ? people.all().stream()
            .filter(one -> one.state() == Person.State.ACTIVE)
            .filter(one -> one.hasAny(of.roles().toArray(Role[]::new)))
            .map(Person::subject)
            .toList()
        : List.of("");
  }

  private static String topic(UUID incident, Message message) {
    return incident + "/" + message.topic();
  }
}
