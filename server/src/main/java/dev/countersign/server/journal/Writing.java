package dev.countersign.server.journal;

import dev.countersign.model.journal.JournalEntry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Collects the entries of one transaction. */
final class Writing implements Journal {
  private final InstantSource clock;
  private final List<JournalEntry> entries = new ArrayList<>();
  private Tail tail;
  private boolean unhurried;

  Writing(Tail tail, InstantSource clock) {
    this.tail = tail;
    this.clock = clock;
  }

  @Override
  public void add(String kind, String subject, JsonNode body) {
    JournalEntry entry =
        JournalEntry.following(
            tail.number(), tail.at(), tail.hash(), clock.instant(), kind, subject, body);
    entries.add(entry);
    tail = new Tail(entry.number(), entry.at(), entry.hash());
  }

  @Override
  public void releasesNothing() {
    unhurried = true;
  }

  List<JournalEntry> entries() {
    return entries;
  }

  Tail tail() {
    return tail;
  }

  /** True where others need not wait until it is on the disk. */
  boolean isUnhurried() {
    return unhurried && !entries.isEmpty();
  }
}
