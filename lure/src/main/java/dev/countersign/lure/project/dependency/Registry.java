package dev.countersign.lure.project.dependency;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A registry of packages, and the names there that are well known. */
public enum Registry {
  /** The npm registry. */
  NPM("npm"),
  /**
   * The Python Package Index; {@code -}, {@code _} and {@code .} are one in its names (PEP 503).
   */
  PYPI("pypi");

  private final String word;

  Registry(String word) {
    this.word = word;
  }

  /** In lower case, as it stands before a package's name. */
  public String word() {
    return word;
  }

  /** A name as the registry compares it. */
  public String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return switch (this) {
      case NPM -> lower;
      case PYPI -> lower.replaceAll("[-_.]+", "-");
    };
  }

  Names names() {
    return switch (this) {
      case NPM -> Names.NPM;
      case PYPI -> Names.PYPI;
    };
  }

  /**
   * Well-known names.
   *
   * @param imitated those that it pays to imitate
   * @param known all of them
   */
  record Names(List<String> imitated, Set<String> known) {
    private static final Names NPM = load(Registry.NPM);
    private static final Names PYPI = load(Registry.PYPI);

    private static Names load(Registry registry) {
      try (InputStream in = Registry.class.getResourceAsStream(registry.word + ".txt")) {
        if (in == null) {
          throw new IllegalStateException(registry.word + ".txt is not on the class path");
        }
        List<String> imitated = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
          boolean marked = line.startsWith("* ");
          String name = marked ? line.substring(2) : line;
          if (!name.isEmpty() && !name.startsWith("#")) {
            known.add(name);
            if (marked) {
              imitated.add(name);
            }
          }
        }
        return new Names(List.copyOf(imitated), Set.copyOf(known));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
