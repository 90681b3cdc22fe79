package dev.countersign.gate.message;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Reading;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the site of a sign-in with the one that asks and with those that are known. */
final class SiteCheck {
  private SiteCheck() {}

  static void check(String domain, @Nullable String requestedBy, Directory directory, Reading out) {
    Site site = Site.of(domain);
    String shown = HiddenCharacters.shown(domain, 100);
    if (requestedBy != null && !site.equals(Site.of(requestedBy))) {
      out.finding(
          GateFinding.SIWE_DOMAIN_DIFFERS,
          "The sign-in is for "
              + shown
              + ", but "
              + HiddenCharacters.shown(requestedBy, 100)
              + " asks for it: the signature could be used at the other site.",
          "domain",
          shown,
          "requestedBy",
          HiddenCharacters.shown(requestedBy, 300));
    }
    if (site.hidesHost()) {
      out.finding(
          GateFinding.SIWE_DOMAIN_DIFFERS,
          "The site of the sign-in, " + shown + ", is written so that its true host is hidden.",
          "domain",
          shown);
      return;
    }
    List<Site> known = directory.domains().stream().map(Site::of).toList();
    if (known.contains(site)) {
      return;
    }
    Optional<Site> imitated = SiteImitation.of(site, known);
    if (site.isInternational()) {
      out.finding(
          GateFinding.SIWE_DOMAIN_DIFFERS,
          "The site of the sign-in, "
              + shown
              + ", uses letters that can look like those of another site.",
          "domain",
          shown);
    } else if (imitated.isPresent()) {
      out.finding(
          GateFinding.SIWE_DOMAIN_DIFFERS,
          "The site of the sign-in, " + shown + ", imitates the known site " + imitated.get() + ".",
          "domain",
          shown,
          "imitates",
          imitated.get().toString());
    } else {
      out.finding(
          GateFinding.SIWE_DOMAIN_UNKNOWN,
          "The sign-in is for " + shown + ", which is not among the known sites.",
          "domain",
          shown);
    }
  }
}
