package dev.countersign.topic;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Client;
import dev.countersign.access.event.Ip;
import dev.countersign.access.event.Place;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.event.Visit;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events of accounts written and read: two that say the same are the same bytes. For several
 * threads.
 */
public final class AccountEventForm {
  private static final Form FORM = new Form("account-event", 1);

  private AccountEventForm() {}

  /** Written. */
  public static byte[] write(AccountEvent of) {
    AccessEvent event = of.event();
    GenericRecord all = new GenericData.Record(FORM.schema());
    Instant at = event.at();
    all.put("time", at.getEpochSecond());
    all.put("nanos", at.getNano());
    all.put("company", of.company());
    all.put("id", event.id());
    all.put("source", event.source().name());
    all.put("activity", event.activity().name());
    all.put("result", event.result().name());
    all.put("action", event.action());
    GenericRecord actor = part("actor");
    actor.put("kind", event.actor().kind().name());
    actor.put("id", event.actor().id());
    actor.put("name", event.actor().name());
    all.put("actor", actor);
    GenericRecord target = part("target");
    target.put("kind", event.target().kind().name());
    target.put("id", event.target().id());
    target.put("name", event.target().name());
    all.put("target", target);
    all.put("session", event.visit().session());
    all.put("token", event.visit().token());
    all.put("client", client(event.client()));
    List<GenericRecord> details = new ArrayList<>();
    new TreeMap<>(event.details())
        .forEach((name, value) -> {
          GenericRecord one =
              new GenericData.Record(FORM.schema().getField("details").schema().getElementType());
          one.put("name", name);
          one.put("value", value);
          details.add(one);
        });
    all.put("details", details);
    return FORM.write(all);
  }

  private static GenericRecord part(String name) {
    return new GenericData.Record(FORM.schema().getField(name).schema());
  }

  private static GenericRecord client(Client client) {
    GenericRecord part = part("client");
    part.put("ip", client.ip() == null ? null : ip(client.ip()));
    part.put("agent", client.userAgent());
    part.put("device", client.device());
    part.put("system", client.system());
    part.put("country", client.place().country());
    part.put("city", client.place().city());
    part.put("latitude", client.place().latitude());
    part.put("longitude", client.place().longitude());
    part.put("kilometres", client.place().kilometres());
    part.put("network", client.network());
    part.put("hidden", client.hidden());
    part.put("managed", client.managed());
    return part;
  }

  private static ByteBuffer ip(Ip ip) {
    return ByteBuffer.allocate(16).putLong(ip.high()).putLong(ip.low()).flip();
  }

  /**
   * Reads one.
   *
   * @throws UnreadableMessage with a sentence where it is none
   */
  public static AccountEvent read(byte[] bytes) {
    GenericRecord all = FORM.read(bytes);
    GenericRecord actor = (GenericRecord) all.get("actor");
    GenericRecord target = (GenericRecord) all.get("target");
    Map<String, String> details = new LinkedHashMap<>();
    for (Object one : (Iterable<?>) all.get("details")) {
      GenericRecord detail = (GenericRecord) one;
      details.put(text(detail, "name"), text(detail, "value"));
    }
    try {
      return new AccountEvent(
          text(all, "company"),
          new AccessEvent(
              text(all, "id"),
              Source.valueOf(text(all, "source")),
              Instant.ofEpochSecond((Long) all.get("time"), (Integer) all.get("nanos")),
              Activity.valueOf(text(all, "activity")),
              Result.valueOf(text(all, "result")),
              text(all, "action"),
              new Actor(
                  text(actor, "id"), text(actor, "name"), Actor.Kind.valueOf(text(actor, "kind"))),
              new Target(
                  Target.Kind.valueOf(text(target, "kind")),
                  text(target, "id"),
                  text(target, "name")),
              new Visit(text(all, "session"), text(all, "token")),
              client((GenericRecord) all.get("client")),
              details));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnreadableMessage(
          "it is no event of an account that this version knows: " + e.getMessage());
    }
  }

  private static Client client(GenericRecord part) {
    return new Client(
        address(part.get("ip")),
        text(part, "agent"),
        text(part, "device"),
        text(part, "system"),
        new Place(
            text(part, "country"),
            text(part, "city"),
            (Double) part.get("latitude"),
            (Double) part.get("longitude"),
            (Double) part.get("kilometres")),
        text(part, "network"),
        (Boolean) part.get("hidden"),
        (Boolean) part.get("managed"));
  }

  private static @Nullable Ip address(@Nullable Object written) {
    if (written == null) {
      return null;
    }
    ByteBuffer bytes = ((ByteBuffer) written).duplicate();
    if (bytes.remaining() != 16) {
      throw new IllegalArgumentException("an address has 16 bytes");
    }
    return new Ip(bytes.getLong(), bytes.getLong());
  }

  private static String text(GenericRecord part, String field) {
    return part.get(field).toString();
  }
}
