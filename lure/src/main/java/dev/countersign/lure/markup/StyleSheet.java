package dev.countersign.lure.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@code <style>} elements whose selectors are made of tags, classes and ids, below or
 * right below one another. Rules for other media, and for states such as {@code :hover}, do not
 * count. At most 2,000 rules are read.
 */
final class StyleSheet {
  static final StyleSheet EMPTY = new StyleSheet();

  private static final int MOST_RULES = 2_000;
  private static final int MOST_STEPS = 6;

  private final Map<String, List<Rule>> byLast = new HashMap<>();
  private int rules;

  private record Rule(int order, List<Step> steps, List<Declarations.Declaration> declarations) {}

  /**
   * A part of a selector: what an element must be, and whether it must be the next one's parent.
   */
  private record Step(String tag, String id, List<String> classes, boolean parent) {
    boolean matches(Element element) {
      if (!tag.isEmpty() && !element.normalName().equals(tag)) {
        return false;
      }
      if (!id.isEmpty() && !element.id().equals(id)) {
        return false;
      }
      for (String name : classes) {
        if (!element.hasClass(name)) {
          return false;
        }
      }
      return true;
    }

    String key() {
      return !id.isEmpty() ? "#" + id : classes.isEmpty() ? tag : "." + classes.getFirst();
    }
  }

  /** Reads the text of a {@code <style>} element. */
  void add(String css) {
    rules(withoutComments(css), true);
  }

  private void rules(String text, boolean outermost) {
    int from = 0;
    while (from < text.length() && rules < MOST_RULES) {
      int open = text.indexOf('{', from);
      if (open < 0) {
        return;
      }
      String selectors = text.substring(from, open).strip();
      int semicolon = selectors.lastIndexOf(';'); // @import and @charset end so
      selectors = semicolon >= 0 ? selectors.substring(semicolon + 1).strip() : selectors;
      int close = selectors.startsWith("@") ? closing(text, open) : text.indexOf('}', open);
      int end = close < 0 ? text.length() : close;
      if (!selectors.startsWith("@")) {
        List<Declarations.Declaration> declarations =
            Declarations.read(text.substring(open + 1, end));
        if (!declarations.isEmpty()) {
          for (String selector : selectors.split(",", 50)) {
            add(selector.strip(), declarations);
          }
        }
      } else if (outermost
          && (selectors.equals("@media screen") || selectors.equals("@media all"))) {
        rules(text.substring(open + 1, end), false);
      }
      from = end + 1;
    }
  }

  /** What the rules declare of an element, in their order. */
  List<Declarations.Declaration> of(Element element) {
    if (byLast.isEmpty()) {
      return List.of();
    }
    List<Rule> matching = new ArrayList<>();
    collect(element.normalName(), element, matching);
    collect("", element, matching);
    if (!element.id().isEmpty()) {
      collect("#" + element.id(), element, matching);
    }
    if (element.hasAttr("class")) {
      for (String name : element.classNames()) {
        collect("." + name, element, matching);
      }
    }
    if (matching.isEmpty()) {
      return List.of();
    }
    matching.sort((a, b) -> Integer.compare(a.order(), b.order()));
    List<Declarations.Declaration> declarations = new ArrayList<>();
    matching.forEach(rule -> declarations.addAll(rule.declarations()));
    return declarations;
  }

  private void collect(String key, Element element, List<Rule> into) {
    for (Rule rule : byLast.getOrDefault(key, List.of())) {
      if (matches(rule.steps(), element)) {
        into.add(rule);
      }
    }
  }

  private static boolean matches(List<Step> steps, Element element) {
    int at = steps.size() - 1;
    if (!steps.get(at).matches(element)) {
      return false;
    }
    Element up = element.parent();
    at--;
    while (at >= 0) {
      Step step = steps.get(at);
      while (up != null && !step.matches(up)) {
        if (step.parent()) {
          return false;
        }
        up = up.parent();
      }
      if (up == null) {
        return false;
      }
      up = up.parent();
      at--;
    }
    return true;
  }

  private void add(String selector, List<Declarations.Declaration> declarations) {
    List<Step> steps = new ArrayList<>();
    String[] parts = selector.replace(">", " > ").split("\\s+", 2 * MOST_STEPS);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].equals(">")) {
        continue;
      }
      boolean parent = i + 1 < parts.length && parts[i + 1].equals(">");
      Step step = step(parts[i], parent);
      if (step == null) {
        return;
      }
      steps.add(step);
    }
    if (!steps.isEmpty() && steps.size() <= MOST_STEPS) {
      byLast
          .computeIfAbsent(steps.getLast().key(), key -> new ArrayList<>())
          .add(new Rule(rules++, steps, declarations));
    }
  }

  private static @Nullable Step step(String text, boolean parent) {
    String tag = "";
    String id = "";
    List<String> classes = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      char first = text.charAt(from);
      int end = from + 1;
      while (end < text.length() && ".#:[*+~".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      String name = text.substring(first == '.' || first == '#' ? from + 1 : from, end);
      if (first == '.') {
        classes.add(name);
      } else if (first == '#') {
        id = name;
      } else if (Character.isLetter(first)) {
        tag = name.toLowerCase(Locale.ROOT);
      } else if (first != '*') {
        return null; // a state, an attribute or a sibling
      }
      from = end;
    }
    return new Step(tag, id, List.copyOf(classes), parent);
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static String withoutComments(String css) {
    String text = css.replace("<!--", "").replace("-->", "");
    int from = text.indexOf("/*");
    if (from < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    int last = 0;
    while (from >= 0) {
      plain.append(text, last, from);
      int end = text.indexOf("*/", from + 2);
      last = end < 0 ? text.length() : end + 2;
      from = text.indexOf("/*", last);
    }
    return plain.append(text, last, text.length()).toString();
  }
}
