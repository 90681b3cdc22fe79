package dev.countersign.rules.yaml;

import dev.countersign.rules.yaml.YamlNode.Entries;
import dev.countersign.rules.yaml.YamlNode.Entry;
import dev.countersign.rules.yaml.YamlNode.Items;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML 1.2 as far as rules need it: one document of names, lists and single values. Read from the
 * parser's events, so that anchors, tags, depth and size are refused before anything is built.
 */
public final class Yaml {
  /** The most bytes of a document, in UTF-8. */
  public static final int MOST_BYTES = 1024 * 1024;

  private static final int DEEPEST = 20;
  private static final int MOST_NODES = 200_000;
  private static final Spot BEGINNING = new Spot(1, 1);

  private final Form form;
  private final List<String> lines;
  private final Mistakes mistakes;
  private final Iterator<Event> events;
  private int nodes;

  private Yaml(String text, Form form, Mistakes mistakes) {
    this.form = form;
    this.lines = text.lines().toList();
    this.mistakes = mistakes;
    this.events =
        new Parse(LoadSettings.builder().setCodePointLimit(MOST_BYTES).build())
            .parseString(text)
            .iterator();
  }

  /**
   * What is read, for sentences.
   *
   * @param noun such as "a policy"
   * @param first the line that it begins with, such as "policy: 1"
   */
  public record Form(String noun, String first) {}

  /**
   * Reads a document.
   *
   * @return null where it cannot be read at all; the mistakes then say why
   */
  public static @Nullable YamlNode read(String text, Form form, Mistakes mistakes) {
    if (text.length() > MOST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      mistakes.add(BEGINNING, "The document is too large: at most 1 MiB is read");
      return null;
    }
    try {
      return new Yaml(text, form, mistakes).document();
    } catch (Stop e) {
      return null;
    } catch (MarkedYamlEngineException e) {
      Spot spot = e.getProblemMark().map(Yaml::spot).orElse(BEGINNING);
      mistakes.add(spot, "This is not YAML that can be read: " + problem(e));
    } catch (ReaderException e) {
      mistakes.add(at(text, e.getPosition()), "A character that may not stand in a YAML document");
    } catch (YamlEngineException e) {
      mistakes.add(BEGINNING, "This is not YAML that can be read: " + e.getMessage());
    }
    return null;
  }

  private @Nullable YamlNode document() {
    YamlNode root = null;
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case StreamStart, StreamEnd, DocumentEnd, Comment -> {
          // Nothing that a document would say.
        }
        case DocumentStart -> {
          if (root != null) {
            mistakes.add(
                spot(event), "A second document begins here; " + form.noun() + " is one document");
            throw new Stop();
          }
        }
        case Alias, Scalar, SequenceStart, MappingStart -> root = node(event, 0);
        case SequenceEnd, MappingEnd ->
            throw new IllegalStateException("the parser ends what did not begin");
      }
    }
    if (root == null) {
      mistakes.add(
          BEGINNING,
          "The document is empty; " + form.noun() + " begins with \"" + form.first() + "\"");
    }
    return root;
  }

  private YamlNode node(Event event, int depth) {
    Spot spot = spot(event);
    nodes++;
    if (nodes > MOST_NODES) {
      mistakes.add(spot, "The document has more than " + MOST_NODES + " values");
      throw new Stop();
    }
    if (depth > DEEPEST) {
      mistakes.add(spot, "The document goes more than " + DEEPEST + " levels deep");
      throw new Stop();
    }
    refuseAnchorsAndTags(event, spot);
    return switch (event.getEventId()) {
      case Scalar -> {
        ScalarEvent scalar = (ScalarEvent) event;
        yield new Text(
            scalar.getValue(),
            spot,
            Layout.of(scalar.getValue(), scalar.getScalarStyle(), lines, spot));
      }
      case SequenceStart -> new Items(items(depth), spot);
      case MappingStart -> new Entries(entries(depth), spot);
      default -> new Text("", spot, new Layout(List.of(new Layout.Piece(0, spot))));
    };
  }

  private List<YamlNode> items(int depth) {
    List<YamlNode> items = new ArrayList<>();
    for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      items.add(node(event, depth + 1));
    }
    return items;
  }

  private Map<String, Entry> entries(int depth) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      YamlNode key = node(event, depth + 1);
      YamlNode value = node(next(), depth + 1);
      if (!(key instanceof Text name)) {
        mistakes.add(key.spot(), "A name is a single value");
        continue;
      }
      Entry first = entries.putIfAbsent(name.value(), new Entry(name.spot(), value));
      if (first != null) {
        mistakes.add(
            name.spot(),
            "\"" + name.value() + "\" stands twice; the first is in line " + first.name().line());
      }
    }
    return entries;
  }

  private Event next() {
    Event event = events.next();
    // Comments are not asked for, but a parser that gave one would shift everything.
    return event.getEventId() == Event.ID.Comment ? next() : event;
  }

  private void refuseAnchorsAndTags(Event event, Spot spot) {
    if (event instanceof AliasEvent) {
      mistakes.add(spot, "An alias (*) is not read here; write the value out");
      return;
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      mistakes.add(spot, "An anchor (&) is not read here; write the value out where it is needed");
    }
    Optional<String> tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent collection -> collection.getTag();
          default -> Optional.empty();
        };
    if (tag.isPresent()) {
      mistakes.add(spot, "A tag (!) is not read here; the field says what kind of value it is");
    }
  }

  private static Spot spot(Event event) {
    return event.getStartMark().map(Yaml::spot).orElse(BEGINNING);
  }

  private static Spot spot(Mark mark) {
    return new Spot(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static Spot at(String text, int position) {
    int line = 1;
    int column = 1;
    int codePoints = 0;
    for (int i = 0; i < text.length() && codePoints < position; codePoints++) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      column = c == '\n' ? 1 : column + 1;
      line += c == '\n' ? 1 : 0;
    }
    return new Spot(line, column);
  }

  private static String problem(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    String context = e.getContext();
    return context == null || context.isEmpty() ? problem : problem + " (" + context + ")";
  }

  /** Nothing more can be read; the mistake is noted. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stop() {
      super("", null, false, false);
    }
  }
}
