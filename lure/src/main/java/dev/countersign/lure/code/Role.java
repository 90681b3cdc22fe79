package dev.countersign.lure.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a known function does; which ones are known stands in {@code calls.txt}. */
enum Role {
  FETCH,
  CONNECT,
  DOWNLOAD,
  EVALUATE,
  COMPILE,
  REQUIRE,
  RUN,
  READ,
  OPEN,
  LIST,
  COPY,
  WRITE,
  DELETE,
  JOIN,
  BASE64,
  HEX,
  PERCENT,
  INFLATE,
  GUNZIP,
  CODEC,
  CHARACTERS,
  DECRYPT,
  UNPICKLE,
  HOST,
  USER,
  CLIPBOARD,
  KEYLOG,
  BROWSERKEY,
  KEYCHAIN,
  SERIALISE,
  ITERATE,
  REGISTRY,
  REMOTE,
  TEMPLATE,
  SEND;

  private static final Set<String> ASKING =
      Set.of(
          "get",
          "post",
          "put",
          "patch",
          "head",
          "request",
          "delete",
          "fetch",
          "stream",
          "send",
          "open",
          "retrieve",
          "urlopen",
          "getJSON");

  private static final Map<String, Role> BY_NAME = read();

  /** The role of a name, or null. */
  static @Nullable Role of(String path) {
    Role role = BY_NAME.get(path);
    int dot = path.lastIndexOf('.');
    if (role != null || dot < 0) {
      return role;
    }
    return ASKING.contains(path.substring(dot + 1))
        ? BY_NAME.get(path.substring(0, dot) + ".*")
        : null;
  }

  private static Map<String, Role> read() {
    Map<String, Role> roles = new HashMap<>();
    Resource.lines("calls.txt")
        .forEach(line -> {
          String[] words = line.split(" ", -1);
          for (int i = 1; i < words.length; i++) {
            roles.put(words[i], valueOf(words[0]));
          }
        });
    return Map.copyOf(roles);
  }

  /** Tables of this package. */
  static final class Resource {
    private Resource() {}

    /** A table's lines, without comments and empty ones. */
    static java.util.List<String> lines(String name) {
      try (InputStream in = Role.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("The table " + name + " is missing");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
