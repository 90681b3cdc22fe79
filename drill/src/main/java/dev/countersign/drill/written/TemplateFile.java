package dev.countersign.drill.written;

import dev.countersign.drill.difficulty.Cue;
import dev.countersign.drill.difficulty.Premise;
import dev.countersign.drill.exercise.Kind;
import dev.countersign.drill.exercise.Template;
import dev.countersign.drill.exercise.Templates;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.Yaml;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A document with an exercise of a company's own ({@code docs/drills.md}). */
public final class TemplateFile {
  private static final Yaml.Form FORM = new Yaml.Form("an exercise", "exercise: 1");
  private static final String[] FIELDS = {
    "exercise",
    "id",
    "kind",
    "title",
    "from",
    "subject",
    "text",
    "link",
    "file",
    "question",
    "choices",
    "fields",
    "cues",
    "premise",
    "lesson"
  };
  private static final String ID = "[a-z][a-z0-9-]{1,39}";
  private static final String FILE = "[A-Za-z0-9][A-Za-z0-9_-]{0,59}\\.txt";
  private static final int LONGEST_LINE = 120;
  private static final int LONGEST = 800;
  private static final int MOST = 20;
  private static final int MOST_FIELDS = 6;

  private final Mistakes mistakes = new Mistakes();
  private final Harmless harmless = new Harmless(mistakes);

  private TemplateFile() {}

  /**
   * Reads it.
   *
   * @param text YAML of at most 1 MiB
   * @throws UnreadableTemplate with everything that is wrong, each with line and column
   */
  public static Template read(String text) {
    TemplateFile file = new TemplateFile();
    YamlNode root = Yaml.read(text, FORM, file.mistakes);
    Template read = root == null ? null : file.template(root);
    if (read == null || file.mistakes.any()) {
      throw new UnreadableTemplate(file.mistakes.inOrder());
    }
    return read;
  }

  /** One that can be used, to begin with. */
  public static String example() {
    try (InputStream in = TemplateFile.class.getResourceAsStream("example.yaml")) {
      return new String(
          Objects.requireNonNull(in, "example.yaml").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Template template(YamlNode root) {
    MapReader map = MapReader.of(root, "The document", mistakes, FIELDS);
    if (map.required("exercise", "1") != null && !"1".equals(map.string("exercise"))) {
      mistakes.add(map.spot("exercise"), "\"exercise\" is the form's version; expected 1");
    }
    String id = id(map);
    Kind kind = kind(map);
    String title = line(map, "title", "A supplier's new address");
    String from = line(map, "from", "Accounts Receivable");
    String subject = line(map, "subject", "New receiving address");
    List<String> text = new ArrayList<>();
    map.required("text", "[ … ]");
    for (Text one : some(map, "text", MOST)) {
      add(text, harmless.body(one, "text", LONGEST));
    }
    List<String> lesson = new ArrayList<>();
    map.required("lesson", "[ … ]");
    for (Text one : some(map, "lesson", MOST)) {
      add(lesson, harmless.lesson(one, "lesson", LONGEST));
    }
    RatingReader rating = new RatingReader(mistakes);
    Map<Cue, Integer> cues = rating.cues(map);
    Premise premise = rating.premise(map);
    boolean mailed = kind == null || kind.mailed();
    List<String> choices = choices(map, mailed);
    List<String> fields = new ArrayList<>();
    some(map, "fields", MOST_FIELDS)
        .forEach(one -> add(fields, harmless.line(one, "fields", LONGEST_LINE)));
    String link = harmless.linkText(map.text("link"), LONGEST_LINE);
    String file = file(map);
    String question = mailed ? line(map, "question", "Choose your reference") : "";
    if (mailed) {
      places(map, text);
    } else {
      notMailed(map, text);
    }
    if (mistakes.any()
        || id == null
        || kind == null
        || title == null
        || from == null
        || subject == null
        || premise == null
        || question == null) {
      return null;
    }
    return new Template(
        id,
        kind,
        title,
        from,
        subject,
        text,
        Objects.requireNonNullElse(link, ""),
        file,
        question,
        choices,
        fields,
        cues,
        premise,
        lesson);
  }

  private static void add(List<String> all, @Nullable String one) {
    if (one != null) {
      all.add(one);
    }
  }

  private @Nullable String id(MapReader map) {
    Text text = map.required("id", "our-supplier-1") == null ? null : map.text("id");
    if (text == null) {
      return null;
    }
    if (!text.value().matches(ID)) {
      mistakes.add(
          text.spot(),
          "\"id\" is 2 to 40 lower-case letters, digits and hyphens, such as our-supplier-1");
      return null;
    }
    if (Templates.shipped().find(text.value()).isPresent()) {
      mistakes.add(
          text.spot(),
          "\"" + text.value() + "\" is an exercise that is shipped; choose another id");
    }
    return text.value();
  }

  private @Nullable Kind kind(MapReader map) {
    Text text = map.required("kind", "urgent-wire") == null ? null : map.text("kind");
    if (text == null) {
      return null;
    }
    List<String> words = Arrays.stream(Kind.values()).map(Kind::word).toList();
    if (words.contains(text.value())) {
      return Kind.of(text.value());
    }
    mistakes.add(
        text.spot(),
        "There is no kind of exercise \""
            + text.value()
            + "\"; expected one of "
            + String.join(", ", words)
            + Nearest.hint(text.value(), words));
    return null;
  }

  private @Nullable String line(MapReader map, String field, String example) {
    Text text = map.required(field, example) == null ? null : map.text(field);
    if (text != null && text.value().strip().contains("\n")) {
      mistakes.add(text.spot(), "\"" + field + "\" is one line");
    }
    return harmless.line(text, field, LONGEST_LINE);
  }

  private List<Text> some(MapReader map, String field, int most) {
    List<Text> texts = map.texts(field);
    if (texts.size() > most) {
      mistakes.add(map.spot(field), "\"" + field + "\" has at most " + most + " parts");
      return texts.subList(0, most);
    }
    return texts;
  }

  private List<String> choices(MapReader map, boolean mailed) {
    List<String> choices = new ArrayList<>();
    if (mailed && map.required("choices", "[ … ]") != null) {
      map.texts("choices")
          .forEach(one -> add(choices, harmless.line(one, "choices", LONGEST_LINE)));
      long different = choices.stream().distinct().count();
      if (choices.size() != Template.CHOICES || different != Template.CHOICES) {
        mistakes.add(
            map.spot("choices"),
            "\"choices\" are "
                + Template.CHOICES
                + " different buttons, of which a mail names one");
      }
    }
    return choices;
  }

  private void places(MapReader map, List<String> text) {
    String all = String.join("\n", text);
    for (String place : List.of(Template.LINK, Template.CHOICE)) {
      if (map.has("text") && !all.contains(place)) {
        mistakes.add(
            map.spot("text"),
            "\"text\" holds no "
                + place
                + (place.equals(Template.LINK)
                    ? ", by which the exercise's page is reached"
                    : ", by which the mail names its button"));
      }
    }
  }

  private void notMailed(MapReader map, List<String> text) {
    for (String field : List.of("link", "file", "question", "choices", "fields")) {
      if (map.has(field)) {
        mistakes.add(map.spot(field), "A call or a chat has no \"" + field + "\": nothing is sent");
      }
    }
    if (String.join("\n", text).matches("(?s).*\\{(link|choice)}.*")) {
      mistakes.add(map.spot("text"), "A call or a chat has no link and no button to name");
    }
  }

  private String file(MapReader map) {
    Text text = map.text("file");
    if (text != null && !text.value().matches(FILE)) {
      mistakes.add(
          text.spot(),
          "\"file\" is the name of a text file, such as how-to-open.txt; it can do nothing");
    }
    return text == null ? "" : text.value();
  }
}
