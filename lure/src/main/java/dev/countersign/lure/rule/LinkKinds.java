package dev.countersign.lure.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Kinds of links and files that rules can ask for, such as {@code <repository>}.
 *
 * @param kinds name to what belongs to it
 */
record LinkKinds(Map<String, Kind> kinds) {
  /**
   * What belongs to a kind.
   *
   * @param hosts domains, those under them included
   * @param endings what a path or a file's name ends in, without the dot
   */
  record Kind(Set<String> hosts, Set<String> endings) {}

  LinkKinds {
    kinds = Map.copyOf(kinds);
  }

  boolean knows(String name) {
    return kinds.containsKey(name);
  }

  /** The kinds to which a word of a text belongs. */
  List<String> of(Token token) {
    return switch (token.shape()) {
      case URL -> ofUrl(token.word());
      case FILE -> ofFile(token.word());
      case WORD, NUMBER, MONEY, MAIL -> List.of();
    };
  }

  /** The kinds to which a link's target belongs. */
  List<String> ofUrl(String target) {
    String rest = target.toLowerCase(Locale.ROOT);
    int scheme = rest.indexOf("://");
    rest = scheme < 0 ? rest : rest.substring(scheme + 3);
    int end = 0;
    while (end < rest.length() && "/?#:\\".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String host = rest.substring(rest.lastIndexOf('@', end - 1) + 1, end);
    String path = rest.substring(end);
    int query = path.indexOf('?');
    String file = query < 0 ? path : path.substring(0, query);
    List<String> found = new ArrayList<>();
    kinds.forEach((name, kind) -> {
      if (under(host, kind.hosts) || ends(file, kind.endings)) {
        found.add(name);
      }
    });
    return found;
  }

  /** The kinds to which a file of this name belongs. */
  List<String> ofFile(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return kinds.entrySet().stream()
        .filter(kind -> ends(lower, kind.getValue().endings))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean under(String host, Set<String> hosts) {
    for (String at = host; !at.isEmpty(); ) {
      if (hosts.contains(at)) {
        return true;
      }
      int dot = at.indexOf('.');
      at = dot < 0 ? "" : at.substring(dot + 1);
    }
    return false;
  }

  private static boolean ends(String name, Set<String> endings) {
    int dot = name.lastIndexOf('.');
    return dot >= 0 && endings.contains(name.substring(dot + 1));
  }
}
