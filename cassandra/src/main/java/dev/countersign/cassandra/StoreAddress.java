package dev.countersign.cassandra;

import dev.countersign.model.value.UnreadableInput;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a store in Cassandra is: {@code
 * cassandra://HOST[:PORT][,HOST[:PORT]…]/KEYSPACE[?dc=NAME&login=FILE&driver=FILE&read=LEVEL&write=LEVEL]}.
 *
 * @param nodes some of the cluster's nodes, one or more; the others are learnt from them
 * @param keyspace lower case, as Cassandra has names that are not quoted
 * @param dataCenter whose nodes are asked; nothing for that of the nodes that are named
 * @param login a file with {@code user:password} on its first line
 * @param driver a file of settings of the DataStax Java driver (HOCON), such as for TLS
 * @param read the consistency level of reads
 * @param write the consistency level of writes
 */
public record StoreAddress(
    List<Node> nodes,
    String keyspace,
    Optional<String> dataCenter,
    Optional<Path> login,
    Optional<Path> driver,
    String read,
    String write) {
  /** What such an address begins with. */
  public static final String SCHEME = "cassandra://";

  /** Where nodes listen, unless they are told otherwise. */
  static final int PORT = 9042;

  private static final String FORM =
      "expected cassandra://HOST:PORT/KEYSPACE, with ?dc=, login=, driver=, read= and write= behind";
  private static final Pattern WHOLE = Pattern.compile("([^/?#]+)/([a-z][a-z0-9_]{0,47})(\\?.*)?");
  private static final Pattern NODE =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");
  private static final Set<String> LEVELS =
      Set.of("LOCAL_QUORUM", "LOCAL_ONE", "QUORUM", "EACH_QUORUM", "ONE", "TWO", "THREE", "ALL");
  private static final Set<String> NAMES = Set.of("dc", "login", "driver", "read", "write");
  private static final String LEVEL = "LOCAL_QUORUM";

  /** One of the nodes. */
  public record Node(String host, int port) {}

  /** Keeps a copy. */
  public StoreAddress {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("no nodes");
    }
  }

  /** Whether a text is meant to be one. */
  public static boolean is(String text) {
    return text.startsWith(SCHEME);
  }

  /**
   * Reads one.
   *
   * @throws UnreadableInput where it is none, or has a password in it
   */
  public static StoreAddress of(String text) {
    if (text.contains("@")) {
      throw new UnreadableInput(
          "An address of Cassandra has no user or password in it, since others see it on the"
              + " command line; write user:password into a file and name it with login=FILE");
    }
    Matcher whole = WHOLE.matcher(is(text) ? text.substring(SCHEME.length()) : "");
    if (!whole.matches()) {
      throw wrong(text, "it is no address of a store in Cassandra");
    }
    Map<String, String> options = options(text, whole.group(3));
    return new StoreAddress(
        nodes(text, whole.group(1)),
        whole.group(2),
        Optional.ofNullable(options.get("dc")),
        Optional.ofNullable(options.get("login")).map(Path::of),
        Optional.ofNullable(options.get("driver")).map(Path::of),
        level(text, options.getOrDefault("read", LEVEL)),
        level(text, options.getOrDefault("write", LEVEL)));
  }

  private static UnreadableInput wrong(String text, String why) {
    return new UnreadableInput("Of " + text + " " + why + "; " + FORM);
  }

  private static List<Node> nodes(String text, String list) {
    List<Node> nodes = new ArrayList<>();
    for (String one : list.split(",", -1)) {
      Matcher node = NODE.matcher(one);
      int port = node.matches() && node.group(2) != null ? Integer.parseInt(node.group(2)) : PORT;
      if (!node.matches() || port < 1 || port > 65_535) {
        throw wrong(text, "the node \"" + one + "\" cannot be read");
      }
      nodes.add(new Node(node.group(1).replaceAll("[\\[\\]]", ""), port));
    }
    return nodes;
  }

  private static Map<String, String> options(String text, String list) {
    Map<String, String> options = new TreeMap<>();
    if (list == null) {
      return options;
    }
    for (String one : list.substring(1).split("&", -1)) {
      int equals = one.indexOf('=');
      String name = equals < 0 ? one : one.substring(0, equals);
      if (equals < 0 || equals == one.length() - 1 || !NAMES.contains(name)) {
        throw wrong(text, "the setting \"" + one + "\" is not known");
      }
      String value;
      try {
        value = URLDecoder.decode(one.substring(equals + 1), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw wrong(text, "the setting \"" + one + "\" cannot be read");
      }
      if (value.indexOf('\0') >= 0 || options.put(name, value) != null) {
        throw wrong(text, "the setting \"" + name + "\" is there twice, or has a zero in it");
      }
    }
    return options;
  }

  private static String level(String text, String level) {
    String upper = level.toUpperCase(Locale.ROOT);
    if (!LEVELS.contains(upper)) {
      throw wrong(text, "\"" + level + "\" is no consistency level");
    }
    return upper;
  }

  /** Without the settings, as sentences call the store. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(SCHEME);
    for (Node one : nodes) {
      text.append(text.length() > SCHEME.length() ? "," : "");
      text.append(one.host.contains(":") ? "[" + one.host + "]" : one.host);
      text.append(':').append(one.port);
    }
    return text.append('/').append(keyspace).toString();
  }
}
