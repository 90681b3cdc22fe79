package dev.countersign.lure.project.dependency;

import java.util.List;
import java.util.Optional;

/**
 * A package name that looks like a well-known one and is not it.
 *
 * @param meant the well-known name
 * @param how what differs, as the rest of a sentence about the name
 */
public record LookAlike(String meant, String how) {
  private static final int SHORTEST = 5;
  private static final int SHORTEST_FOR_SLIPS = 6;

  /** Whether a name imitates another of its registry; a well-known name does not. */
  public static Optional<LookAlike> of(String name, Registry registry) {
    String plain = registry.plain(name);
    Registry.Names names = registry.names();
    if (plain.isEmpty() || plain.length() > 100 || names.known().contains(plain)) {
      return Optional.empty();
    }
    for (String meant : names.imitated()) {
      Optional<String> how = compare(plain, meant);
      if (how.isPresent()) {
        return Optional.of(new LookAlike(meant, how.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> compare(String name, String meant) {
    boolean scoped = meant.startsWith("@");
    if (scoped != name.startsWith("@")) {
      // many an honest package was called so before it had a scope, those of types were not
      return meant.startsWith("@types/") && name.equals(meant.substring(1).replace('/', '-'))
          ? Optional.of("is it without its scope")
          : Optional.empty();
    }
    String bare = bare(meant);
    if (bare.length() < SHORTEST) {
      return Optional.empty();
    }
    if (bare(name).equals(bare)) {
      return Optional.of("differs only in its separators");
    }
    if (skeleton(name).equals(skeleton(meant))) {
      return Optional.of("is written with letters that look alike");
    }
    if (scoped) {
      return scope(name, meant);
    }
    if (meant.length() >= SHORTEST_FOR_SLIPS) {
      Optional<String> slip = Slip.between(name, meant);
      if (slip.isPresent()) {
        return slip;
      }
    } else if (Slip.swapped(name, meant)) {
      return Slip.between(name, meant);
    }
    List<String> parts = List.of(meant.split("-", -1));
    return parts.size() == 2 && name.equals(parts.get(1) + "-" + parts.get(0))
        ? Optional.of("has its words swapped")
        : Optional.empty();
  }

  private static Optional<String> scope(String name, String meant) {
    int slash = name.indexOf('/');
    int cut = meant.indexOf('/');
    if (slash < 0 || !name.substring(slash).equals(meant.substring(cut)) || cut < SHORTEST) {
      return Optional.empty();
    }
    return Slip.between(name.substring(0, slash), meant.substring(0, cut))
        .map(slip -> "stands under a scope that " + slip);
  }

  private static String bare(String name) {
    return name.replace("-", "").replace("_", "").replace(".", "");
  }

  private static String skeleton(String name) {
    return name.replace('0', 'o')
        .replace('1', 'l')
        .replace('i', 'l')
        .replace("rn", "m")
        .replace("vv", "w")
        .replace('5', 's')
        .replace('3', 'e');
  }
}
