package dev.countersign.tour.web;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.tour.company.Firm;
import dev.countersign.tour.story.Chapter;
import dev.countersign.tour.story.Look;
import dev.countersign.tour.story.Scene;
import dev.countersign.tour.story.Story;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is played, how far it is, and what is said of it; one step at a time. */
final class Stage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

  private final Path home;
  private final Path data;
  private @Nullable Firm firm;
  private @Nullable Story story;
  private @Nullable Chapter playing;
  private @Nullable String failed;
  private String progress = "It begins";

  /** Of the project in that folder, with data in that one, which is empty. */
  Stage(Path home, Path data) {
    this.home = home;
    this.data = data;
  }

  /** Sets all up; takes some seconds, and minutes where something must be fetched. */
  void setUp(String policy) {
    try {
      Firm founded = Firm.found(home, data, policy, this::tell);
      synchronized (this) {
        firm = founded;
        story = new Story(founded);
      }
    } catch (UnreadableInput e) {
      fail(String.valueOf(e.getMessage()));
    } catch (NodeFault e) {
      fail("The chain does not do what it must: " + e.sentence());
    } catch (RuntimeException e) {
      LOG.warn("The tour could not begin", e);
      fail("The company of the tour could not be set up. Stop the tour and start it again.");
    }
  }

  private synchronized void tell(String words) {
    progress = words;
  }

  private synchronized void fail(String sentence) {
    failed = sentence;
  }

  /** The company, once it is there. */
  synchronized @Nullable Firm firm() {
    return firm;
  }

  /** Plays the next chapter in the background; false where there is none or one is played. */
  synchronized boolean next() {
    Story told = story;
    if (told == null || playing != null || failed != null || told.next() == null) {
      return false;
    }
    playing = told.next();
    Thread.ofVirtual().name("tour").start(() -> play(told));
    return true;
  }

  private void play(Story told) {
    try {
      told.play();
    } catch (NodeFault e) {
      fail("The chain does not do what it must: " + e.sentence());
    } catch (RuntimeException e) {
      LOG.warn("A step of the tour failed", e);
      fail("This step did not come to its end. Stop the tour and start it again.");
    } finally {
      synchronized (this) {
        playing = null;
      }
    }
  }

  /** All of it as JSON. */
  synchronized ObjectNode told() {
    ObjectNode all = Json.object();
    all.put("ready", story != null).put("progress", progress);
    if (failed != null) {
      all.put("failed", failed);
    }
    if (playing != null) {
      all.put("playing", playing.name());
    }
    ArrayNode chapters = all.putArray("chapters");
    for (Chapter chapter : Chapter.values()) {
      ObjectNode one = chapters.addObject();
      one.put("key", chapter.name())
          .put("title", chapter.title())
          .put("thief", chapter.thief())
          .put("company", chapter.company());
      Scene scene = story == null ? null : story.played().get(chapter);
      if (scene != null) {
        ArrayNode told = one.putArray("told");
        scene.told().forEach(told::add);
        looks(one, scene.looks());
      }
    }
    return all;
  }

  private static void looks(ObjectNode one, List<Look> looks) {
    ArrayNode all = one.putArray("looks");
    for (Look look : looks) {
      all.addObject()
          .put("label", look.label())
          .put("path", look.path())
          .put("role", look.as().name())
          .put("as", look.as().title());
    }
  }

  @Override
  public void close() {
    Firm there = firm();
    if (there != null) {
      Objects.requireNonNull(there).close();
    }
  }
}
