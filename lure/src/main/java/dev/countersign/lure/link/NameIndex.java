package dev.countersign.lure.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All names that may be imitated, found by word, by skeleton, by slips and within a label. */
final class NameIndex {
  private static final int SHORTEST_SLIP = 5;
  private static final int LONGEST_SLIP = 26;
  private static final int SHORTEST_INSIDE = 5;

  private final Map<String, Name> words = new LinkedHashMap<>();
  private final Map<String, Name> skeletons = new HashMap<>();
  private final List<Name> names;
  private final Deletions deletions;
  private final WordTrie<Name> inside;
  private final Map<String, Name> domains = new HashMap<>();
  private final Set<String> real = new HashSet<>();

  NameIndex(Collection<Protected> names, Collection<Brand> brands) {
    for (Protected.Kind kind : Protected.Kind.values()) {
      if (kind == Protected.Kind.BRAND) {
        brands.forEach(this::brand);
      }
      names.stream().filter(one -> one.kind() == kind).forEach(this::name);
    }
    this.names = List.copyOf(words.values());
    for (Name name : this.names) {
      skeletons.putIfAbsent(name.skeleton(), name);
    }
    deletions = new Deletions(this.names.stream().map(Name::light).toList(), SHORTEST_SLIP);
    Map<String, Name> within = new LinkedHashMap<>();
    for (Name name : this.names) {
      if (name.length() >= SHORTEST_INSIDE
          && (name.ours() || (name.kind() == Protected.Kind.BRAND && name.coined()))) {
        within.put(name.word(), name);
      }
    }
    inside = new WordTrie<>(within, false);
  }

  private void brand(Brand brand) {
    String domain = brand.domains().getFirst();
    for (String word : brand.words()) {
      words.putIfAbsent(
          word, new Name(word, brand.name(), domain, Protected.Kind.BRAND, brand.word()));
    }
    for (String one : brand.domains()) {
      real(one, new Name(one, brand.name(), one, Protected.Kind.BRAND, brand.word()));
    }
  }

  private void name(Protected one) {
    Host host = Host.of(one.domain()).orElse(null);
    if (host == null || host.labels().isEmpty()) {
      real.add(one.domain());
      return;
    }
    String word = host.label().replace("-", "");
    Brand.Word use = one.kind() == Protected.Kind.POPULAR ? Brand.Word.COMMON : Brand.Word.COINED;
    Name name = new Name(word, one.domain(), one.domain(), one.kind(), use);
    if (word.length() >= 3) {
      words.putIfAbsent(word, name);
    }
    real(host.ascii(), name);
  }

  private void real(String domain, Name name) {
    domains.putIfAbsent(domain, name);
  }

  /** Whether a domain is really somebody's whom we know. */
  boolean real(Host host) {
    return real.contains(host.ascii()) || owner(host).isPresent();
  }

  /** Whose a host is: of whom it, or a domain above it up to the registered one, is. */
  Optional<Name> owner(Host host) {
    String rest = host.ascii();
    int shortest = host.registrable().length();
    while (true) {
      Name name = domains.get(rest);
      if (name != null) {
        return Optional.of(name);
      }
      int dot = rest.indexOf('.');
      if (dot < 0 || rest.length() - dot - 1 < shortest) {
        return Optional.empty();
      }
      rest = rest.substring(dot + 1);
    }
  }

  /** Whether a host is one that this name's owner lends, as Azure does. */
  boolean hosts(Name name, Host host) {
    return domain(host.suffix()).filter(one -> one.owner().equals(name.owner())).isPresent();
  }

  Optional<Name> word(String word) {
    return Optional.ofNullable(words.get(word));
  }

  Optional<Name> skeleton(String skeleton) {
    return Optional.ofNullable(skeletons.get(skeleton));
  }

  /** Whose a whole domain is. */
  Optional<Name> domain(String domain) {
    return Optional.ofNullable(domains.get(domain));
  }

  /** Names one or two slips away, both without what looks alike. */
  List<Name> near(String light) {
    if (light.length() < SHORTEST_SLIP - 1 || light.length() > LONGEST_SLIP) {
      return List.of();
    }
    List<Name> near = new ArrayList<>(2);
    deletions.near(
        light,
        id -> {
          Name name = names.get(id);
          int most = name.light().length() < Deletions.TWO_FROM ? 1 : 2;
          int apart = Nearness.distance(name.light(), light);
          if (apart > 0 && apart <= most && !near.contains(name)) {
            near.add(name);
          }
        });
    return near;
  }

  /** Long coined names within a text: where each starts. */
  void inside(String text, InsideFound found) {
    for (int i = 0; i < text.length(); i++) {
      int at = i;
      inside.each(text, i, text.length(), (size, name) -> found.name(at, at + size, name));
    }
  }

  /** A name that stands within a text. */
  interface InsideFound {
    void name(int start, int end, Name name);
  }
}
