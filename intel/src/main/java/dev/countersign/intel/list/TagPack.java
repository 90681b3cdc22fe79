package dev.countersign.intel.list;

import dev.countersign.intel.label.Kind;
import dev.countersign.model.value.UnreadableInput;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A tag pack of GraphSense: tags of addresses, which inherit what their pack says. */
final class TagPack {
  private static final Pattern OFAC =
      Pattern.compile("treasury\\.gov/ofac/downloads|sanctionslist\\.ofac|sanctionssearch\\.ofac");

  private final Map<?, ?> pack;
  private final Draft draft;

  private TagPack(Map<?, ?> pack, Draft draft) {
    this.pack = pack;
    this.draft = draft;
  }

  static Draft read(String text, String file) {
    Object document;
    try {
      document =
          new Load(
                  LoadSettings.builder()
                      .setLabel(file)
                      .setCodePointLimit(ListReader.MOST_BYTES)
                      .setMaxAliasesForCollections(0)
                      .build())
              .loadFromString(text);
    } catch (YamlEngineException e) {
      throw new UnreadableInput(file + " is no YAML that can be read: " + e.getMessage());
    }
    if (!(document instanceof Map<?, ?> pack) || !(pack.get("tags") instanceof List<?> tags)) {
      throw new UnreadableInput(file + " is no tag pack: it has no list named tags");
    }
    String title = said(pack.get("title"));
    String creator = said(pack.get("creator"));
    TagPack one =
        new TagPack(
            pack,
            new Draft(
                new ListSource(
                    file, title.isEmpty() ? file : title, creator, "", Kind.OTHER, 0, "")));
    one.draft.published(day(said(pack.get("lastmod"))));
    for (int i = 0; i < tags.size(); i++) {
      if (!(tags.get(i) instanceof Map<?, ?> tag) || one.word(tag, "address").isEmpty()) {
        throw new UnreadableInput(file + ": tag " + (i + 1) + " names no address");
      }
      one.tag(tag);
    }
    return one.draft;
  }

  private void tag(Map<?, ?> tag) {
    String abuse = word(tag, "abuse");
    String category = word(tag, "category");
    String label = word(tag, "label");
    Kind byCategory = Kind.ofCategory(category);
    Kind byAbuse = Kind.ofCategory(abuse);
    draft.subject();
    draft.add(
        word(tag, "address"),
        word(tag, "currency").isEmpty() ? word(tag, "network") : word(tag, "currency"),
        new Draft.Listed(
            "",
            label.isEmpty() ? word(tag, "actor") : label,
            abuse.isEmpty() ? category : abuse,
            day(word(tag, "lastmod")),
            word(tag, "source")),
        kind(byCategory.compareTo(byAbuse) < 0 ? byCategory : byAbuse, word(tag, "source")),
        word(tag, "license"));
  }

  /** Packs that were made of OFAC's list do not always say what it is. */
  private static Kind kind(Kind said, String source) {
    return said == Kind.OTHER && OFAC.matcher(source).find() ? Kind.SANCTIONED : said;
  }

  /** A tag's own word, or the one that its pack gives to all of its tags. */
  private String word(Map<?, ?> tag, String key) {
    Object own = tag.get(key);
    return said(own != null ? own : pack.get(key));
  }

  private static String said(@Nullable Object value) {
    return value == null ? "" : String.valueOf(value).strip();
  }

  private static Optional<LocalDate> day(String text) {
    return Days.british(text);
  }
}
