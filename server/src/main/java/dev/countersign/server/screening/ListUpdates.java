package dev.countersign.server.screening;

import dev.countersign.intel.finding.IntelFinding;
import dev.countersign.intel.list.ListFiles;
import dev.countersign.intel.list.ListReader;
import dev.countersign.intel.list.ListVersion;
import dev.countersign.intel.list.ReadList;
import dev.countersign.intel.list.Signed;
import dev.countersign.intel.list.UpdateJudge;
import dev.countersign.intel.list.UpdateJudge.Decision;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.screening.ListStore.Kept;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes new versions of lists from where they come. What is refused leaves the last good version in
 * force and raises an alert; so does a version that became stale.
 */
public final class ListUpdates {
  private static final Logger LOG = LoggerFactory.getLogger(ListUpdates.class);
  private static final Duration URL_PAUSE = Duration.ofHours(1);

  private final ListPlaces places;
  private final ListStore lists;
  private final JournalStore journal;
  private final ListTroubles troubles;
  private final InstantSource clock;

  /** When each was looked at last, and what it looked like. */
  private final Map<ListOrigin, Looked> looked = new HashMap<>();

  private record Looked(Instant at, String like) {}

  /** From those places into that store. */
  public ListUpdates(
      ListPlaces places,
      ListStore lists,
      JournalStore journal,
      ListTroubles troubles,
      InstantSource clock) {
    this.places = places;
    this.lists = lists;
    this.journal = journal;
    this.troubles = troubles;
    this.clock = clock;
  }

  /** Looks at all places: at files that changed, and at URLs once an hour. */
  public synchronized void look() {
    for (ListOrigin origin : places.origins()) {
      Instant now = clock.instant();
      String like = like(origin);
      Looked before = looked.get(origin);
      boolean due =
          before == null
              || (origin.isUrl()
                  ? !before.at.plus(URL_PAUSE).isAfter(now)
                  : !before.like.equals(like));
      if (due) {
        take(origin, now);
        looked.put(origin, new Looked(now, like));
      }
    }
    tellStale();
  }

  private void take(ListOrigin origin, Instant now) {
    @Nullable Path fetched = null;
    try {
      fetched = Files.createTempFile("list", ".part");
      ListPlaces.fetch(origin.place(), fetched, ListReader.MOST_XML_BYTES);
      fetched = named(fetched, origin.place());
      ReadList read = ListReader.read(fetched);
      if (!origin.key().isEmpty()) {
        Signed.check(
            Files.readAllBytes(fetched),
            origin.key(),
            ListPlaces.text(origin.signature()),
            origin.place());
      }
      String id = inForce(origin).orElse(read.source().id());
      Optional<ListVersion> before = lists.find(id).flatMap(one -> one.list().version());
      switch (UpdateJudge.judge(before, read, origin.list(), Optional.empty(), false, now)) {
        case Decision.Take(ListVersion version) ->
            journal.record(entries -> {
              lists.put(read, version, origin.place());
              entries.add(
                  "list-taken",
                  "list/" + read.source().id(),
                  Json.object()
                      .put("from", origin.place())
                      .put("sha256", version.sha256())
                      .put("addresses", version.entries()));
            });
        case Decision.Same(ListVersion version) -> lists.seen(read.source().id(), now);
        case Decision.Refuse(String why) -> troubles.refuse(id, origin.place(), why, now);
      }
    } catch (UnreadableInput e) {
      troubles.refuse(id(origin), origin.place(), e.sentence(), now);
    } catch (IOException e) {
      troubles.refuse(id(origin), origin.place(), "it could not be read: " + e.getMessage(), now);
    } finally {
      delete(fetched);
    }
  }

  /** The list that a place must give: the one that was said, or that it gave before. */
  private Optional<String> inForce(ListOrigin origin) {
    return origin.list().isEmpty()
        ? lists.from(origin.place()).map(kept -> kept.list().id())
        : Optional.of(origin.list());
  }

  private String id(ListOrigin origin) {
    return inForce(origin).orElse(String.valueOf(Path.of(origin.place()).getFileName()));
  }

  private void tellStale() {
    Instant now = clock.instant();
    for (Kept kept : lists.all()) {
      Optional<ListVersion> stale = kept.list().version().filter(one -> one.isStale(now));
      if (stale.isPresent() && !kept.staleTold()) {
        troubles.raise(
            IntelFinding.LIST_STALE,
            kept.list().id(),
            stale.get().sha256(),
            "The list " + kept.list().title() + " is " + stale.get().age(now) + " days old",
            now);
        lists.staleTold(kept.list().id());
      }
    }
  }

  private static String like(ListOrigin origin) {
    if (origin.isUrl()) {
      return "";
    }
    try {
      Path file = Path.of(origin.place());
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException e) {
      return "not there";
    }
  }

  /** Under its own name, whose ending says what it is, so that its list has that name. */
  private static Path named(Path fetched, String place) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(fetched)) {
      start = in.readNBytes(4096);
    }
    String path = place.replaceFirst("[?#].*$", "");
    String last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "-");
    String ending = "." + ListFiles.ending(start, place);
    Path folder = Files.createTempDirectory("list");
    return Files.move(fetched, folder.resolve(last.endsWith(ending) ? last : last + ending));
  }

  private static void delete(@Nullable Path fetched) {
    try {
      if (fetched != null) {
        Files.deleteIfExists(fetched);
        if (!fetched.toString().endsWith(".part")) {
          Files.deleteIfExists(Optional.ofNullable(fetched.getParent()).orElseThrow());
        }
      }
    } catch (IOException e) {
      LOG.warn("a temporary file could not be deleted: {}", e.toString());
    }
  }
}
