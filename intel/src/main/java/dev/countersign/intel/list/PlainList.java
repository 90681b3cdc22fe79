package dev.countersign.intel.list;

import dev.countersign.intel.label.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses one a line. Above the first of them comments may say whose list it is: {@code #
 * title:}, {@code # source:}, {@code # publisher:}, {@code # kind:}, {@code # name:}, {@code #
 * date:}, {@code # licence:}, {@code # chain:}, {@code # reference:}. Where they do not, all are
 * sanctioned, and the chain is told by the name of the file ({@code …_ETH.txt}).
 */
final class PlainList {
  private static final Pattern SAID = Pattern.compile("#\\s*([a-z]+):\\s+(.+)");
  private static final Pattern CURRENCY = Pattern.compile("_([A-Z]{3,5})\\.txt$");

  private PlainList() {}

  static Draft read(String text, String file) {
    Map<String, String> head = new HashMap<>();
    List<String> addresses = new ArrayList<>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> {
          Matcher said = SAID.matcher(line);
          if (!line.startsWith("#")) {
            addresses.add(line);
          } else if (addresses.isEmpty() && said.matches()) {
            head.put(said.group(1).toLowerCase(Locale.ROOT), said.group(2).strip());
          }
        });
    Optional<LocalDate> day = Days.british(head.getOrDefault("date", ""));
    Draft draft =
        new Draft(
            new ListSource(
                head.getOrDefault("source", file),
                head.getOrDefault("title", file),
                head.getOrDefault("publisher", ""),
                head.getOrDefault("licence", ""),
                head.containsKey("kind")
                    ? LabelTexts.kind(head.getOrDefault("kind", ""), file)
                    : Kind.SANCTIONED,
                0,
                head.getOrDefault("reference", "")));
    draft.published(day);
    Matcher currency = CURRENCY.matcher(file);
    String chain = head.getOrDefault("chain", currency.find() ? currency.group(1) : "");
    String name = head.getOrDefault("name", "listed in " + file);
    for (String address : addresses) {
      draft.subject();
      draft.add(address, chain, new Draft.Listed("", name, "", day, ""));
    }
    return draft;
  }
}
