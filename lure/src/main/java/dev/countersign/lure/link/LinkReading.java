package dev.countersign.lure.link;

import dev.countersign.lure.finding.LinkFinding;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads links: where each leads, and what about it is made to deceive. Every address in what it
 * finds is defanged; none is resolved or fetched.
 */
public final class LinkReading {
  /** So many different links are read of one message. */
  public static final int MOST = 2_000;

  private static final int LONG = 2_000;
  private static final int DEPTH = 3;
  private static final Map<String, String> DOWNLOADS = pairs("downloads.csv");

  private final DomainWatch watch;
  private final List<Finding> findings = new ArrayList<>();

  private LinkReading(DomainWatch watch) {
    this.watch = watch;
  }

  /** What there is to say about links, in their order; each only once. */
  public static List<Finding> read(List<Hyperlink> links, DomainWatch watch) {
    LinkReading reading = new LinkReading(watch);
    Set<Hyperlink> seen = new LinkedHashSet<>();
    for (Hyperlink link : links) {
      if (seen.size() == MOST) {
        reading.findings.add(
            Finding.of(
                LinkFinding.LINKS_UNREAD,
                "It has more than " + MOST + " links; the others were not read",
                "words",
                links.size() + " links",
                "where",
                link.where(),
                "sure",
                Sureness.CERTAIN.word()));
        break;
      }
      if (seen.stream().noneMatch(one -> same(one, link)) && seen.add(link)) {
        reading.link(link);
      }
    }
    return List.copyOf(reading.findings);
  }

  /**
   * What there is to say about the domain of an address from which a message comes, or to which an
   * answer would go.
   *
   * @param where such as {@code the header From}
   */
  public static List<Finding> ofAddress(String domain, String where, DomainWatch watch) {
    LinkReading reading = new LinkReading(watch);
    Host.of(domain).ifPresent(host -> reading.theirs(new Hyperlink("", domain, where), host));
    return List.copyOf(reading.findings);
  }

  private static boolean same(Hyperlink one, Hyperlink other) {
    return one.target().equals(other.target()) && one.text().equals(other.text());
  }

  static Map<String, String> pairs(String file) {
    return WordFile.table(file).stream()
        .collect(Collectors.toUnmodifiableMap(List::getFirst, List::getLast));
  }

  private void link(Hyperlink link) {
    Url url = Url.of(link.target());
    spelling(link, url);
    if (scheme(link, url)) {
      return;
    }
    if (!url.web()) {
      return;
    }
    host(link, url, 0);
    Consent.asked(url)
        .ifPresent(asked ->
            add(
                LinkFinding.CONSENT_ASKED,
                "A link leads to the real page of "
                    + Defang.of(cut(url.host()))
                    + ", which would "
                    + asked,
                link,
                Sureness.LIKELY));
    new LinkText(watch).read(link, url).ifPresent(findings::add);
    download(link, url);
    if (link.target().length() > LONG) {
      add(
          LinkFinding.LONG_LINK,
          "A link has " + link.target().length() + " characters; nobody reads that far",
          link,
          Sureness.CERTAIN);
    }
  }

  /** Whether its scheme says enough. */
  private boolean scheme(Hyperlink link, Url url) {
    Optional<Schemes.Kind> kind = Schemes.of(link.target(), url);
    kind.flatMap(Schemes.Kind::code)
        .ifPresent(code -> add(code, Schemes.words(code, url), link, Sureness.CERTAIN));
    return kind.isPresent();
  }

  private void spelling(Hyperlink link, Url url) {
    String how = Spelling.of(link, url);
    if (!how.isEmpty()) {
      add(
          LinkFinding.DECEPTIVE_SPELLING,
          "A link is written with " + how + ", so that it reads differently than it leads",
          link,
          Sureness.LIKELY);
    }
  }

  private void host(Hyperlink link, Url url, int depth) {
    if (url.userInfo().indexOf('.') >= 0 || url.userInfo().contains("%2")) {
      add(
          LinkFinding.USER_IN_ADDRESS,
          "A link looks as if it led to "
              + Defang.of(cut(url.userInfo()))
              + " and leads to "
              + Defang.of(cut(url.host())),
          link,
          Sureness.CERTAIN);
    }
    if (Addresses.number(url.host())) {
      number(link, url);
    } else {
      Host.of(url.host()).ifPresent(host -> name(link, host));
    }
    int port = url.port().orElse(0);
    if (port != 0 && port != 80 && port != 443 && port != 8080 && port != 8443) {
      add(LinkFinding.ODD_PORT, "A link leads to the port " + port, link, Sureness.CERTAIN);
    }
    if (depth < DEPTH) {
      for (Url next : Redirects.of(url)) {
        if (depth == 0) {
          add(
              LinkFinding.REDIRECTING_LINK,
              "A link leads by way of "
                  + Defang.of(cut(url.host()))
                  + " to "
                  + Defang.of(cut(next.host())),
              link,
              Sureness.LIKELY);
        }
        host(link, next, depth + 1);
      }
    }
  }

  private void number(Hyperlink link, Url url) {
    boolean usual = url.host().startsWith("[") || Ipv4.usual(url.host());
    String leads = "A link leads to the address " + Defang.of(Addresses.text(url.host()));
    if (usual) {
      add(LinkFinding.BARE_ADDRESS, leads + ", not to a domain", link, Sureness.CERTAIN);
    } else {
      add(
          LinkFinding.DISGUISED_ADDRESS,
          leads + ", written as " + cut(url.host()),
          link,
          Sureness.CERTAIN);
    }
  }

  /** Whether it is somebody's whom it imitates. */
  private boolean theirs(Hyperlink link, Host host) {
    watch
        .listed(host)
        .ifPresent(listed ->
            add(
                LinkFinding.LISTED_DOMAIN,
                Defang.of(listed) + " is on a list of domains used for theft",
                link,
                Sureness.CERTAIN));
    Optional<Imitation> imitation = watch.look(host);
    imitation.ifPresent(one -> imitated(link, one));
    return imitation.isPresent();
  }

  private void name(Hyperlink link, Host host) {
    if (!theirs(link, host)) {
      watch
          .lureWords(host)
          .ifPresent(words ->
              add(
                  LinkFinding.LURE_WORDS_DOMAIN,
                  Defang.of(host.unicode())
                      + " is made of words that lures are made of: "
                      + String.join(", ", words),
                  link,
                  Sureness.POSSIBLE));
    }
    if (Addresses.mixed(host)) {
      add(
          LinkFinding.MIXED_ALPHABETS,
          "The domain "
              + Defang.of(host.ascii())
              + " mixes letters of several alphabets within a word",
          link,
          Sureness.LIKELY);
    } else if (host.international()) {
      add(
          LinkFinding.INTERNATIONAL_DOMAIN,
          "The domain "
              + Defang.of(host.unicode())
              + " is "
              + Defang.of(host.ascii())
              + " on the wire",
          link,
          Sureness.CERTAIN);
    }
    Addresses.service(host)
        .ifPresent(code -> add(code, Addresses.words(code, host), link, Sureness.CERTAIN));
  }

  private void imitated(Hyperlink link, Imitation one) {
    boolean ours = one.kind() == Protected.Kind.OWN || one.kind() == Protected.Kind.COUNTERPARTY;
    findings.add(
        Finding.of(
            ours && one.sure() != Sureness.POSSIBLE
                ? LinkFinding.OWN_DOMAIN_IMITATED
                : LinkFinding.IMITATED_DOMAIN,
            one.sentence(),
            "words",
            Spelling.quoted(link.target()),
            "where",
            link.where(),
            "sure",
            one.sure().word(),
            "imitates",
            one.imitated(),
            "technique",
            one.technique().code()));
  }

  private void download(Hyperlink link, Url url) {
    String path = Url.unescape(url.path());
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    String kind = DOWNLOADS.get(extension);
    if (kind != null && dot > 0) {
      add(
          LinkFinding.DOWNLOAD_LINK,
          "A link downloads " + Spelling.quoted(name) + ": " + kind,
          link,
          Sureness.LIKELY);
    }
    CodeHosts.file(url)
        .ifPresent(owner ->
            add(
                LinkFinding.CODE_HOST_FILE,
                "A link downloads a file that "
                    + Spelling.quoted(owner)
                    + " put on "
                    + Defang.of(url.host()),
                link,
                Sureness.CERTAIN));
  }

  private void add(LinkFinding code, String sentence, Hyperlink link, Sureness sure) {
    findings.add(
        Finding.of(
            code,
            sentence,
            "words",
            Spelling.quoted(link.target()),
            "where",
            link.where(),
            "sure",
            sure.word()));
  }

  private static String cut(String text) {
    return Spelling.quoted(text);
  }
}
