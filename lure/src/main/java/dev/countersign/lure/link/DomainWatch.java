package dev.countersign.lure.link;

import dev.countersign.lure.context.Company;
import dev.countersign.lure.context.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Says whom a domain imitates. Knows the company's own names, its counterparties', popular ones and
 * the brands that come with the program. Safe for several threads.
 */
public final class DomainWatch {
  private static final Set<String> OWN_PAGES = WordFile.read("own-pages.txt");
  private static final int LONGEST_LABEL = 63;
  static final int TELLING_ENDING = 4;

  private final NameIndex index;
  private final Lists lists;
  private final Signs signs = new Signs(LureWords.SHIPPED.words());
  private final Signs similarSigns = new Signs(LureWords.SHIPPED.skeletons());
  private final Bait bait = new Bait(signs, similarSigns);
  private final Matching matching;

  private DomainWatch(NameIndex index, Lists lists) {
    this.index = index;
    this.matching = new Matching(index);
    this.lists = lists;
  }

  /** Watches over these names and the brands that come with the program. */
  public static DomainWatch over(Collection<Protected> names, Lists lists) {
    return new DomainWatch(new NameIndex(names, Brand.SHIPPED), lists);
  }

  /**
   * Watches over a company: its own domains, those of its contacts, those that it protects besides,
   * and those that a list says are often imitated.
   */
  public static DomainWatch of(Company company, Lists lists) {
    List<Protected> names = new ArrayList<>();
    company.domains().forEach(one -> names.add(new Protected(one, Protected.Kind.OWN)));
    for (Contact contact : company.contacts()) {
      contact.domains().forEach(one -> names.add(new Protected(one, Protected.Kind.COUNTERPARTY)));
    }
    company
        .protectedDomains()
        .forEach(one -> names.add(new Protected(one, Protected.Kind.POPULAR)));
    lists.oftenImitated().forEach(one -> names.add(new Protected(one, Protected.Kind.BRAND)));
    return over(names, lists);
  }

  /** Whose a host is; empty of one that is not known. */
  public Optional<Protected.Kind> whose(Host host) {
    return index.owner(host).map(Name::kind);
  }

  /** Whether two hosts are known to belong to the same. */
  public boolean sameOwner(Host one, Host other) {
    Optional<String> owner = index.owner(one).map(Name::owner);
    return owner.isPresent() && owner.equals(index.owner(other).map(Name::owner));
  }

  /** The entry of a list that blocks a host. */
  public Optional<String> listed(Host host) {
    return lists.blocks(host.ascii());
  }

  /**
   * Whom a domain imitates; empty where nobody, where it is somebody's own, where a list allows it,
   * and where it is no name of a host.
   */
  public Optional<Imitation> look(String host) {
    return Host.of(host).flatMap(this::look);
  }

  /** As {@link #look(String)}. */
  public Optional<Imitation> look(Host host) {
    if (host.labels().isEmpty() || known(host)) {
      return Optional.empty();
    }
    Optional<Imitation> before = inFront(host);
    if (before.isPresent()) {
      return before;
    }
    List<LabelText> labels = new ArrayList<>();
    for (int i = host.labels().size() - 1; i >= 0 && labels.size() < 6; i--) {
      labels.add(LabelText.of(i, host.labels().get(i)));
    }
    return best(host, labels, false).or(() -> best(host, Matching.similar(labels), true));
  }

  /** Words of lures in a domain that names nobody known; empty where they are too few. */
  public Optional<List<String>> lureWords(Host host) {
    return host.labels().isEmpty() || known(host) ? Optional.empty() : bait.read(host);
  }

  private boolean known(Host host) {
    return index.real(host) || lists.allows(host.ascii()) || official(host.suffix());
  }

  /** Endings that are given to states and universities only. */
  private static boolean official(String suffix) {
    for (String label : suffix.split("\\.", -1)) {
      if (label.equals("gov") || label.equals("edu") || label.equals("mil") || label.equals("ac")) {
        return !suffix.equals("ac");
      }
    }
    return false;
  }

  /** Somebody's whole domain in front of another: {@code uniswap.org.claim-eth.xyz}. */
  private Optional<Imitation> inFront(Host host) {
    String front = host.ascii().substring(0, host.ascii().length() - host.suffix().length() - 1);
    for (int start = 0; start >= 0; start = next(front, start)) {
      for (int end = front.indexOf('.', start) + 1; end > 0; ) {
        int stop = end;
        while (stop < front.length() && Character.isLetterOrDigit(front.charAt(stop))) {
          stop++;
        }
        if (stop > end) {
          Optional<Name> name = index.domain(front.substring(start, stop));
          if (name.isPresent()) {
            return Optional.of(imitation(host, name.get(), Technique.SUBDOMAIN, Sureness.CERTAIN));
          }
        }
        end = front.indexOf('.', end) + 1;
      }
    }
    return Optional.empty();
  }

  private static int next(String front, int start) {
    for (int i = start; i < front.length(); i++) {
      if (front.charAt(i) == '.' || front.charAt(i) == '-') {
        return i + 1;
      }
    }
    return -1;
  }

  private Optional<Imitation> best(Host host, List<LabelText> labels, boolean similar) {
    List<Match> matches = new ArrayList<>();
    for (LabelText label : labels) {
      if (label.joined().length() <= LONGEST_LABEL && !label.joined().isEmpty()) {
        if (similar) {
          matching.similar(host, label, matches);
        } else {
          matching.written(host, label, matches);
        }
      }
    }
    Match best = null;
    int most = Weighing.ENOUGH - 1;
    for (Match match : matches) {
      int weight = weigh(host, labels, match, similar ? similarSigns : signs);
      if (weight > most && !(best != null && best.exact() && best.name().equals(match.name()))) {
        most = weight;
        best = match;
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    Sureness sure =
        most >= Weighing.ENOUGH + 2 && best.technique() != Technique.TWO_OFF
            ? Sureness.LIKELY
            : Sureness.POSSIBLE;
    return Optional.of(imitation(host, best.name(), best.technique(), sure));
  }

  private int weigh(Host host, List<LabelText> labels, Match match, Signs words) {
    if (match.halves() == 0 || index.hosts(match.name(), host)) {
      return 0;
    }
    List<String> rest = new ArrayList<>();
    for (LabelText label : labels) {
      if (label.at() == match.label().at()) {
        rest.addAll(label.outside(match.start(), match.end()));
      } else {
        rest.addAll(label.outside(0, 0));
      }
    }
    if (host.oddEnding() && !host.hosted() && host.topLevel().length() >= TELLING_ENDING) {
      rest.add(host.topLevel());
    }
    Signs.Seen seen = words.in(rest);
    boolean bareOwnPage =
        match.exact() && seen.lure().isEmpty() && OWN_PAGES.contains(host.suffix());
    if (bareOwnPage && !match.name().ours()) {
      return 0;
    }
    boolean service = match.name().service();
    int said = seen.halves(service);
    if (service && match.exact() && !pretext(host, match, seen)) {
      return 0;
    }
    if (match.technique() == Technique.TWO_OFF && said == 0 && !match.name().ours()) {
      return 0;
    }
    if (!match.exact() && said == 2 && !match.name().ours()) {
      said = 1;
    }
    int weight = match.halves() + said;
    weight += host.hosted() || host.oddEnding() ? 2 : 0;
    weight += match.whole() && match.label().at() == host.labels().size() - 1 ? 1 : 0;
    return weight;
  }

  /**
   * Whether something is said next to a service's name, and it does not just stand under somebody's
   * own domain, as in {@code gitlab.dev.example.org}, or is what somebody made with it.
   */
  private static boolean pretext(Host host, Match match, Signs.Seen seen) {
    boolean last = match.label().at() == host.labels().size() - 1;
    boolean run = match.name().use() == Brand.Word.HOSTED || !seen.asks();
    boolean joined =
        match.technique() == Technique.COMBINED
            && match.label().breaks().isEmpty()
            && !host.oddEnding()
            && seen.all().size() < 2;
    boolean theirOwn = !last && !host.hosted() && match.whole() && seen.unknown() > 0 && run;
    return !joined && !theirOwn && (host.hosted() ? seen.asks() : !seen.all().isEmpty());
  }

  private static Imitation imitation(Host host, Name name, Technique technique, Sureness sure) {
    String whose =
        name.owner().equals(name.domain())
            ? name.domain() + ", " + name.kind().words()
            : name.owner() + ", which is at " + name.domain();
    String sentence =
        String.format(
            Locale.ROOT,
            "%s is not %s: it has that name %s",
            Defang.of(host.unicode()),
            whose,
            technique.words());
    return new Imitation(
        host.ascii(), name.owner(), name.domain(), name.kind(), technique, sure, sentence);
  }
}
