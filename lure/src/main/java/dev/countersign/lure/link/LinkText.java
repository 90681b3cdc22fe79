package dev.countersign.lure.link;

import com.google.common.net.InternetDomainName;
import dev.countersign.lure.finding.LinkFinding;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.model.verdict.Finding;
import java.util.Optional;
import java.util.Set;

/** A link's text against its target: a domain that is shown, and another that it leads to. */
final class LinkText {
  private static final Set<String> TRACKERS = WordFile.read("trackers.txt");

  private final DomainWatch watch;

  LinkText(DomainWatch watch) {
    this.watch = watch;
  }

  Optional<Finding> read(Hyperlink link, Url target) {
    Optional<Host> shown = shown(link.text());
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    Host text = shown.get();
    Optional<Host> leads = Host.of(target.host());
    if (leads.isPresent()
        && (leads.get().registrable().equals(text.registrable())
            || watch.sameOwner(text, leads.get()))) {
      return Optional.empty();
    }
    boolean tracker = leads.isPresent() && Addresses.on(leads.get(), TRACKERS);
    boolean known = watch.whose(text).filter(kind -> kind != Protected.Kind.POPULAR).isPresent();
    return Optional.of(
        Finding.of(
            known && !tracker ? LinkFinding.KNOWN_NAME_ELSEWHERE : LinkFinding.TEXT_AGAINST_TARGET,
            "A link shows "
                + Defang.of(text.unicode())
                + " and leads to "
                + Defang.of(Spelling.quoted(target.host()))
                + (tracker ? ", a service that counts clicks" : ""),
            "words",
            Spelling.quoted(link.text()),
            "where",
            link.where(),
            "sure",
            tracker ? Sureness.POSSIBLE.word() : Sureness.CERTAIN.word(),
            "target",
            Spelling.quoted(link.target())));
  }

  /** The host that a link's text shows, where the text is an address or a domain and no more. */
  private static Optional<Host> shown(String text) {
    String one = Defang.undo(text.strip());
    if (one.isEmpty() || one.length() > Url.LONGEST || one.chars().anyMatch(c -> c <= ' ')) {
      return Optional.empty();
    }
    Url url = Url.of(one);
    boolean address = url.scheme().equals("http") || url.scheme().equals("https");
    if (!url.web() || !url.userInfo().isEmpty()) {
      return Optional.empty();
    }
    return Host.of(url.host()).filter(host -> address || ending(host));
  }

  /** Whether its ending exists: {@code file.exe} and {@code e.g} are no domains. */
  private static boolean ending(Host host) {
    return !host.labels().isEmpty() && InternetDomainName.from(host.ascii()).hasRegistrySuffix();
  }
}
