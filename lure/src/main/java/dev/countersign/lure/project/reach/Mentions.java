package dev.countersign.lure.project.reach;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import dev.countersign.lure.project.trigger.Modules;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of the same tree that a file names: modules that it imports, and any other text in
 * quotes that is the path of one. That is more than it loads, and meant to be: a file that is
 * passed over would be told as one that nothing runs.
 */
final class Mentions {
  private static final int LONGEST = 200;
  private static final Pattern PYTHON =
      Pattern.compile(
          "(?m)^[ \\t]*(?:from[ \\t]+(\\.*[\\w.]*)[ \\t]+import[ \\t]+([^\\n#]{1,500})|import[ \\t]+([\\w., \\t]{1,500}))");

  private Mentions() {}

  static Set<String> in(Folder folder, String path) {
    Set<String> found = new LinkedHashSet<>();
    String text = folder.text(path);
    if (path.toLowerCase(Locale.ROOT).endsWith(".py")) {
      python(folder, path, text, found);
    }
    String home = Paths.folder(path);
    String root = root(folder, home);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '"' && c != '\'' && c != '`') {
        at++;
        continue;
      }
      int end = end(text, at + 1, c);
      if (end > at + 1) {
        quoted(folder, home, root, text, at, end, found);
      }
      at++;
    }
    found.remove(path);
    return found;
  }

  /** Where the quote ends on the same line; -1 where it does not, or not soon. */
  private static int end(String text, int from, char quote) {
    int most = Math.min(text.length(), from + LONGEST);
    for (int i = from; i < most; i++) {
      char c = text.charAt(i);
      if (c == quote) {
        return i;
      }
      if (c == '\n') {
        return -1;
      }
    }
    return -1;
  }

  private static void quoted(
      Folder folder, String home, String root, String text, int at, int end, Set<String> found) {
    String words = text.substring(at + 1, end);
    if (words.indexOf(' ') >= 0 || !likePath(words)) {
      return;
    }
    String written = words;
    for (int joined = 0; ; joined++) {
      String file = resolve(folder, home, root, written);
      if (file != null) {
        found.add(file);
        return;
      }
      // path.join(__dirname, 'public', 'font.woff')
      int next = end + 1;
      while (next < text.length() && " ,\n\t/".indexOf(text.charAt(next)) >= 0) {
        next++;
      }
      if (joined == 6 || next == end + 1 || next >= text.length()) {
        return;
      }
      char quote = text.charAt(next);
      if (quote != '"' && quote != '\'' && quote != '`') {
        return;
      }
      int close = end(text, next + 1, quote);
      if (close < 0) {
        return;
      }
      written = written + "/" + text.substring(next + 1, close);
      end = close;
    }
  }

  private static boolean likePath(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (!Character.isLetterOrDigit(c) && "./_-@~+$[]".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String resolve(Folder folder, String home, String root, String written) {
    String bare = written.replaceFirst("^[@~]/", "");
    boolean alias = !bare.equals(written);
    if (!alias) {
      String here = Paths.resolve(home, written);
      String file = here == null ? null : Modules.script(folder, here);
      if (file != null) {
        return file;
      }
    }
    if (written.startsWith(".")) {
      return null;
    }
    for (String base : new String[] {root, Paths.in(root, "src"), Paths.in(root, "app")}) {
      String there = Paths.resolve(base, bare);
      String file = there == null ? null : Modules.script(folder, there);
      if (file != null) {
        return file;
      }
    }
    return alias ? null : vendored(folder, root, written);
  }

  private static @Nullable String vendored(Folder folder, String root, String written) {
    String at = Paths.in(root, "node_modules/" + written);
    return folder.has(Paths.in(at, "package.json")) || written.contains("/")
        ? Modules.script(folder, at)
        : null;
  }

  /** The nearest folder above that holds a package, or the top. */
  static String root(Folder folder, String home) {
    String at = home;
    while (!at.isEmpty()) {
      if (folder.has(Paths.in(at, "package.json"))) {
        return at;
      }
      at = Paths.folder(at);
    }
    return at;
  }

  private static void python(Folder folder, String path, String text, Set<String> found) {
    Matcher matcher = PYTHON.matcher(text);
    while (matcher.find()) {
      if (matcher.group(3) != null) {
        for (String module : matcher.group(3).split(",", -1)) {
          String name = module.strip().replaceFirst("[ \\t]+as\\b.*", "");
          module(folder, path, name, found);
        }
      } else {
        String from = matcher.group(1);
        module(folder, path, from, found);
        for (String name : matcher.group(2).replaceAll("[()]", " ").split(",", -1)) {
          String bare = name.strip().replaceFirst("[ \\t]+as\\b.*", "");
          if (bare.matches("\\w+")) {
            module(folder, path, from.endsWith(".") ? from + bare : from + "." + bare, found);
          }
        }
      }
    }
  }

  private static void module(Folder folder, String path, String name, Set<String> found) {
    if (name.isEmpty()) {
      return;
    }
    String base = Paths.folder(path);
    if (name.startsWith(".")) {
      String rest = name;
      rest = rest.substring(1);
      while (rest.startsWith(".")) {
        base = Paths.folder(base);
        rest = rest.substring(1);
      }
      add(rest.isEmpty() ? init(folder, base) : Modules.python(folder, base, rest), found);
      return;
    }
    for (String at = base; ; at = Paths.folder(at)) {
      String file = Modules.python(folder, at, name);
      if (file == null) {
        file = Modules.python(folder, Paths.in(at, "src"), name);
      }
      if (file != null || at.isEmpty()) {
        add(file, found);
        return;
      }
    }
  }

  private static @Nullable String init(Folder folder, String base) {
    String file = Paths.in(base, "__init__.py");
    return folder.has(file) ? file : null;
  }

  private static void add(@Nullable String file, Set<String> found) {
    if (file != null) {
      found.add(file);
    }
  }
}
