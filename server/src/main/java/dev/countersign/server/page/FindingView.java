package dev.countersign.server.page;

import dev.countersign.server.access.ResponseStore.Taken;
import dev.countersign.server.finding.AccountFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A finding about somebody's account, with what it rests on.
 *
 * @param innocent what else could have caused it; empty where nothing is told
 * @param release what settles it; empty where nothing needs to
 * @param risk what it counts for at this moment, 0 to 100
 * @param until the day from which on it counts for nothing
 * @param records that its events were read from; none for whoever does not oversee
 */
public record FindingView(
    FindingLine line,
    Words innocent,
    String release,
    int risk,
    String until,
    int atMost,
    String lowered,
    String reason,
    List<EventLine> events,
    List<Said> evidence,
    List<Done> responses,
    List<String> records) {
  /** An event that it rests on. */
  public record EventLine(
      String at, String action, String ip, String device, String userAgent, String session) {}

  /** Something that was compared. */
  public record Said(String name, String value) {}

  /** What was done about it. */
  public record Done(String at, boolean taken, String what, String outcome) {}

  /** Of a finding, as of now. */
  public static FindingView of(
      AccountFinding one, String name, List<Taken> responses, List<String> records, Instant now) {
    List<EventLine> events = new ArrayList<>();
    for (JsonNode event : one.events()) {
      String agent = event.path("userAgent").asString("");
      events.add(
          new EventLine(
              Moments.of(Instant.parse(event.path("at").asString())),
              Words.plain(event.path("action").asString("")),
              event.path("ip").asString(""),
              agent.isEmpty() ? "" : Words.plain(Devices.name(agent)),
              Words.plain(agent),
              Words.plain(event.path("session").asString(""))));
    }
    List<Said> evidence = new ArrayList<>();
    one.evidence()
        .properties()
        .forEach(each ->
            evidence.add(
                new Said(
                    Words.plain(spelt(each.getKey())), Words.plain(each.getValue().asString("")))));
    return new FindingView(
        FindingLine.of(one, name, now),
        Words.of(one.innocent()),
        FindingLine.release(one.code()),
        one.part().risk(now),
        Moments.day(one.part().over()),
        one.atMost(),
        Words.plain(one.loweredBecause()),
        Words.plain(one.reason()),
        events,
        evidence,
        responses.stream()
            .map(each ->
                new Done(
                    Moments.of(each.at()), each.taken(), each.action().words(), each.outcome()))
            .toList(),
        records.stream().map(FindingView::shown).toList());
  }

  /** A name of two words joined, as two words. */
  private static String spelt(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String shown(String record) {
    String text = record.length() > 8_000 ? record.substring(0, 8_000) + "…" : record;
    return Words.plain(text);
  }
}
