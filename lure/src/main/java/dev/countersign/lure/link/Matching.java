package dev.countersign.lure.link;

import dev.countersign.lure.link.Cores.Core;
import java.util.List;

/** Finds names in the labels of a host: as they are, with slips, with letters that look alike. */
final class Matching {
  private static final int MOST_NEAR = 16;

  private final NameIndex index;
  private final Cores cores = new Cores(LureWords.SHIPPED.words());
  private final Cores similarCores = new Cores(LureWords.SHIPPED.skeletons());

  Matching(NameIndex index) {
    this.index = index;
  }

  /** The labels' skeletons, hyphens kept. */
  static List<LabelText> similar(List<LabelText> labels) {
    return labels.stream()
        .map(label -> {
          StringBuilder hyphened = new StringBuilder();
          for (String part : label.outside(0, 0)) {
            hyphened.append(hyphened.isEmpty() ? "" : "-").append(Skeleton.of(part));
          }
          return LabelText.of(label.at(), hyphened.toString());
        })
        .toList();
  }

  /** Names as they are, and one or two slips away. */
  void written(Host host, LabelText label, List<Match> matches) {
    String text = label.joined();
    List<Core> found = cores.of(label);
    for (int i = 0; i < found.size(); i++) {
      Core core = found.get(i);
      String word = text.substring(core.start(), core.end());
      if (i < MOST_NEAR && !LureWords.SHIPPED.words().containsKey(word)) {
        slips(host, label, core, word, matches);
      }
      index
          .word(word)
          .ifPresent(name ->
              matches.add(
                  match(host, label, core.start(), core.end(), name, Weighing.exact(name, true))));
    }
    index.inside(
        text,
        (start, end, name) -> {
          boolean bound = label.bound(start) || label.bound(end);
          boolean alone = label.bound(start) && label.bound(end);
          matches.add(match(host, label, start, end, name, Weighing.inside(name, bound, alone)));
        });
  }

  private static Match match(
      Host host, LabelText label, int start, int end, Name name, int halves) {
    boolean whole = start == 0 && end == label.joined().length();
    boolean last = label.at() == host.labels().size() - 1;
    Technique technique =
        host.hosted()
            ? Technique.FREE_HOSTING
            : !last
                ? Technique.SUBDOMAIN
                : !whole
                    ? Technique.COMBINED
                    : label.breaks().isEmpty() ? Technique.OTHER_ENDING : Technique.HYPHENATED;
    return new Match(name, technique, label, start, end, halves);
  }

  /** Names that a label's skeleton shows and its letters do not. */
  void similar(Host host, LabelText label, List<Match> matches) {
    String raw = host.labels().get(label.at()).replace("-", "").replace("_", "");
    for (Core core : similarCores.of(label)) {
      String skeleton = label.joined().substring(core.start(), core.end());
      index
          .skeleton(skeleton)
          .filter(name -> !raw.contains(name.word()))
          .ifPresent(
              name -> add(host, matches, name, alike(host), label, core, Weighing.similar(name)));
    }
  }

  private void slips(Host host, LabelText label, Core core, String word, List<Match> matches) {
    String light = Skeleton.light(word);
    for (Name name : index.near(light)) {
      Technique slip = Nearness.slip(name.light(), light).orElseThrow();
      if (!Skeleton.of(word).equals(name.skeleton())) {
        add(host, matches, name, slip, label, core, Weighing.slip(name, slip));
      }
    }
  }

  private static Technique alike(Host host) {
    return host.international() ? Technique.OTHER_ALPHABET : Technique.SIMILAR_LETTERS;
  }

  private static void add(
      Host host,
      List<Match> matches,
      Name name,
      Technique technique,
      LabelText label,
      Core core,
      int halves) {
    if (name.kind() != Protected.Kind.POPULAR) {
      matches.add(new Match(name, technique, label, core.start(), core.end(), halves));
      return;
    }
    boolean whole = core.start() == 0 && core.end() == label.joined().length();
    boolean last = label.at() == host.labels().size() - 1;
    if (whole && last && name.domain().endsWith("." + host.suffix())) {
      int popular = Weighing.popular(name, technique);
      matches.add(new Match(name, technique, label, core.start(), core.end(), popular));
    }
  }
}
