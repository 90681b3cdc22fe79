package dev.countersign.access.read;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.read.field.EventReader;
import dev.countersign.access.read.field.Fields;
import dev.countersign.access.read.mapping.Mapping;
import dev.countersign.access.read.mapping.ShippedMappings;
import dev.countersign.access.read.source.Auth0Reader;
import dev.countersign.access.read.source.CloudTrailReader;
import dev.countersign.access.read.source.CountersignReader;
import dev.countersign.access.read.source.DuoReader;
import dev.countersign.access.read.source.EntraReader;
import dev.countersign.access.read.source.GitHubReader;
import dev.countersign.access.read.source.OktaReader;
import dev.countersign.access.read.source.OneLoginReader;
import dev.countersign.access.read.source.WorkspaceReader;
import dev.countersign.model.value.UnreadableInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The readers of all sources, and which of them a record is for. Safe for use by several threads.
 */
public final class Readers {
  private static final List<EventReader> SOURCES =
      List.of(
          new OktaReader(),
          new WorkspaceReader(),
          new EntraReader(),
          new CloudTrailReader(),
          new Auth0Reader(),
          new DuoReader(),
          new OneLoginReader(),
          new CountersignReader(),
          new GitHubReader());

  /** What pipelines write beside a record to say which log it is of. */
  private static final Map<String, String> MARKS =
      Map.of(
          "Okta.SystemLog", "okta",
          "GSuite.ActivityEvent", "workspace",
          "GSuite.Reports", "workspace",
          "Azure.Audit", "entra",
          "Auth0.Events", "auth0",
          "Duo.Authentication", "duo",
          "Duo.Administrator", "duo",
          "OneLogin.Events", "onelogin",
          "GitHub.Audit", "github",
          "AWS.CloudTrail", "cloudtrail");

  private final List<EventReader> own;
  private final List<EventReader> known;
  private final EventReader general;
  private final boolean recognising;

  private Readers(
      List<EventReader> own, List<EventReader> known, EventReader general, boolean recognising) {
    this.own = own;
    this.known = known;
    this.general = general;
    this.recognising = recognising;
  }

  /**
   * What a record was read into.
   *
   * @param reader the name of the reader
   * @param recognised false where only usual names of fields were looked for
   */
  public record Reading(List<AccessEvent> events, String reader, boolean recognised) {}

  /** Those that come with Countersign: of nine sources, and the shipped mapping files. */
  public static Readers standard() {
    return Standard.READERS;
  }

  /** Made when first needed: the mapping files are read, and their examples tried, then. */
  private static final class Standard {
    static final Readers READERS = make();

    private static Readers make() {
      List<EventReader> known = new ArrayList<>(SOURCES);
      ShippedMappings.NAMES.forEach(name -> known.add(ShippedMappings.of(name)));
      return new Readers(
          List.of(), List.copyOf(known), ShippedMappings.of(ShippedMappings.GENERAL), true);
    }
  }

  /** The same with a mapping of one's own, which is asked before all others. */
  public Readers with(Mapping mapping) {
    List<EventReader> all = new ArrayList<>(own);
    all.add(mapping);
    return new Readers(List.copyOf(all), known, general, recognising);
  }

  /**
   * The one of that name for every record, whatever it looks like.
   *
   * @throws UnreadableInput when there is none of that name
   */
  public Readers only(String name) {
    for (EventReader reader : all()) {
      if (reader.name().equals(name)) {
        return new Readers(List.of(reader), List.of(), general, false);
      }
    }
    throw new UnreadableInput(
        "There is no reader named “"
            + name
            + "”; the right ones are "
            + String.join(", ", names()));
  }

  /** The names of all readers. */
  public List<String> names() {
    return all().stream().map(EventReader::name).distinct().toList();
  }

  private List<EventReader> all() {
    List<EventReader> all = new ArrayList<>(own);
    all.addAll(known);
    all.add(general);
    return all;
  }

  /**
   * Reads a record: one event, or as many as the record says. Never none, and never an exception.
   *
   * @param arrived when it came; the time of what gives none
   */
  public Reading read(JsonNode record, Instant arrived) {
    JsonNode inner = Envelope.inside(record);
    EventReader reader = reader(inner);
    boolean recognised = !recognising || !reader.equals(general);
    return new Reading(reader.read(inner, arrived), reader.name(), recognised);
  }

  private EventReader reader(JsonNode record) {
    if (!recognising) {
      return own.getFirst();
    }
    for (EventReader reader : own) {
      if (reader.fits(record)) {
        return reader;
      }
    }
    JsonNode mark = record.path("p_log_type");
    if (mark.isString()) {
      String name = MARKS.getOrDefault(Fields.text(mark), "");
      for (EventReader reader : known) {
        if (name.isEmpty() ? reader.fits(record) : reader.name().equals(name)) {
          return reader;
        }
      }
      return general;
    }
    for (EventReader reader : known) {
      if (reader.fits(record)) {
        return reader;
      }
    }
    return general;
  }
}
