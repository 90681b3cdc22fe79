package dev.countersign.lure.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Words that lures are made of, in a domain that imitates nobody known. */
final class Bait {
  private static final Set<String> ALONE =
      Set.of(
          "airdrop",
          "airdrops",
          "presale",
          "whitelist",
          "freemint",
          "mysterybox",
          "claim",
          "claims",
          "walletconnect",
          "earndrop",
          "allocation",
          "eligibility",
          "premint");

  private final Signs signs;
  private final Signs similarSigns;

  Bait(Signs signs, Signs similarSigns) {
    this.signs = signs;
    this.similarSigns = similarSigns;
  }

  /** The words; empty where they are too few. */
  Optional<List<String>> read(Host host) {
    List<String> parts = new ArrayList<>();
    for (int i = Math.max(0, host.labels().size() - 6); i < host.labels().size(); i++) {
      parts.addAll(LabelText.of(i, host.labels().get(i)).outside(0, 0));
    }
    if (host.oddEnding()
        && !host.hosted()
        && host.topLevel().length() >= DomainWatch.TELLING_ENDING) {
      parts.add(host.topLevel());
    }
    Signs.Seen seen = signs.in(parts);
    boolean odd = host.oddEnding() || host.hosted();
    boolean alone = parts.stream().anyMatch(ALONE::contains);
    boolean enough =
        alone
            || disguised(host, seen)
            || (!seen.lure().isEmpty()
                && odd
                && (seen.lure().size() + seen.strong().size() + seen.crypto().size() > 1
                    || host.hosted()))
            || (odd && seen.unknown() == 0 && seen.strong().size() + seen.crypto().size() > 1);
    return enough ? Optional.of(seen.all()) : Optional.empty();
  }

  /** A word that asks for something, with letters that only look like its own: {@code ciaim}. */
  private boolean disguised(Host host, Signs.Seen plain) {
    List<String> parts = new ArrayList<>();
    for (String label : host.labels()) {
      for (String part : LabelText.of(0, label).outside(0, 0)) {
        String skeleton = Skeleton.of(part);
        if (similarSigns.in(List.of(skeleton)).unknown() == 0) {
          parts.add(skeleton);
        }
      }
    }
    Signs.Seen seen = similarSigns.in(parts);
    return !seen.lure().isEmpty() && plain.lure().isEmpty() && plain.strong().isEmpty();
  }
}
