package dev.countersign.intel.screen;

import dev.countersign.intel.address.Form;
import dev.countersign.intel.address.Key;
import dev.countersign.intel.address.Written;
import dev.countersign.intel.finding.IntelFinding;
import dev.countersign.intel.label.Kind;
import dev.countersign.intel.list.Entry;
import dev.countersign.intel.list.ListSource;
import dev.countersign.intel.list.ListVersion;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Screens addresses by lists that do not change; new versions make a new one of it. */
public final class Screening implements Screener {
  /** Lists that whoever screens is expected to ask. */
  private static final List<ListSource> EXPECTED =
      List.of(ListSource.OFAC, ListSource.EU, ListSource.UN, ListSource.UK);

  private final AddressIndex index;
  private final List<Loaded> lists;
  private final InstantSource clock;

  /**
   * By an index and the lists that it was made of.
   *
   * @param lists also those that could not be read
   */
  public Screening(AddressIndex index, List<Loaded> lists, InstantSource clock) {
    this.index = index;
    this.lists = List.copyOf(lists);
    this.clock = clock;
  }

  /** The lists that are asked, and those that could not be read. */
  public List<Loaded> lists() {
    return lists;
  }

  /** All that the lists say, by address. */
  public AddressIndex index() {
    return index;
  }

  /** How many addresses are known. */
  public int size() {
    return index.size();
  }

  @Override
  public Answer screen(String address) {
    return screen(address, List.of());
  }

  /**
   * Likewise, with findings from elsewhere.
   *
   * @param also what else is known of the address, such as where its value comes from
   */
  public Answer screen(String address, List<Finding> also) {
    String canonical = Key.canonical(address);
    List<Entry> hits = index.of(canonical);
    Written written = written(address, canonical, !hits.isEmpty());
    List<Entry> alike = new ArrayList<>();
    index.like(canonical).forEach(other -> alike.addAll(index.of(other)));
    List<Finding> findings = new ArrayList<>(also);
    findings.addAll(hits(canonical, hits));
    findings.addAll(alike(canonical, alike));
    findings.addAll(ofLists());
    return new Answer(address, written, hits, alike, Verdict.of(findings));
  }

  /** What is wrong with the lists themselves, whatever is asked. */
  public List<Finding> ofLists() {
    Instant now = clock.instant();
    List<Finding> findings = new ArrayList<>();
    for (Loaded list : lists) {
      Optional<ListVersion> version = list.version();
      if (!list.trouble().isEmpty()) {
        findings.add(
            Finding.of(
                IntelFinding.LIST_REFUSED,
                list.title()
                    + (version.isEmpty() ? " is not asked: " : " stays at its last good version: ")
                    + list.trouble(),
                "list",
                list.id()));
      }
      version.filter(one -> one.isStale(now)).ifPresent(one -> findings.add(stale(one, now)));
    }
    return findings;
  }

  /** Lists of sanctions that nobody gave, so that they were not asked: notes that hold nothing. */
  public List<Finding> absent() {
    List<Finding> findings = new ArrayList<>();
    for (ListSource source : EXPECTED) {
      boolean ofsi =
          source.equals(ListSource.UK) && Loaded.contains(lists, ListSource.UK_OFSI.id());
      if (!ofsi && !Loaded.contains(lists, source.id())) {
        findings.add(
            Finding.of(
                IntelFinding.LIST_ABSENT,
                source.title() + " was not asked; it is published at " + source.page(),
                "list",
                source.id()));
      }
    }
    return findings;
  }

  /** What a list names is answered even where it was mistyped there. */
  private static Written written(String address, String canonical, boolean known) {
    try {
      return Written.read(address, "The address");
    } catch (UnreadableInput e) {
      if (known) {
        return new Written(
            canonical.startsWith("0x") ? Form.ETHEREUM : Form.OTHER, canonical, false);
      }
      throw e;
    }
  }

  private static Finding stale(ListVersion version, Instant now) {
    return Finding.of(
        IntelFinding.LIST_STALE,
        version.source().title()
            + " is "
            + version.age(now)
            + " days old; its version should not be older than "
            + version.source().days(),
        "list",
        version.source().id(),
        "sha256",
        version.sha256());
  }

  /** One finding a kind, so that all that say the same stand together. */
  private static List<Finding> hits(String address, List<Entry> hits) {
    Map<IntelFinding, List<Entry>> kinds = new LinkedHashMap<>();
    for (Entry entry : hits) {
      code(entry.kind())
          .ifPresent(code -> kinds.computeIfAbsent(code, any -> new ArrayList<>()).add(entry));
    }
    List<Finding> findings = new ArrayList<>();
    kinds.forEach((code, entries) -> {
      Map<String, String> evidence = new LinkedHashMap<>();
      evidence.put("address", address);
      for (Entry entry : entries) {
        evidence.merge(entry.list(), said(entry), (one, other) -> one + "; " + other);
      }
      findings.add(
          new Finding(
              code,
              address
                  + " is listed as "
                  + word(code)
                  + ": "
                  + said(entries.getFirst())
                  + more(entries),
              evidence));
    });
    return findings;
  }

  private static List<Finding> alike(String address, List<Entry> alike) {
    if (alike.isEmpty()) {
      return List.of();
    }
    Entry first = alike.getFirst();
    return List.of(
        Finding.of(
            IntelFinding.ADDRESS_LOOKS_LIKE,
            address
                + " begins and ends like "
                + first.address()
                + " ("
                + first.name()
                + ", "
                + first.list()
                + "), but is another",
            "address",
            address,
            "looks-like",
            first.address()));
  }

  private static Optional<IntelFinding> code(Kind kind) {
    return switch (kind) {
      case SANCTIONED -> Optional.of(IntelFinding.ADDRESS_SANCTIONED);
      case THIEF -> Optional.of(IntelFinding.ADDRESS_OF_THIEF);
      case FROZEN -> Optional.of(IntelFinding.ADDRESS_FROZEN);
      case MIXER -> Optional.of(IntelFinding.ADDRESS_MIXER);
      case ABUSE -> Optional.of(IntelFinding.ADDRESS_OF_ABUSE);
      case EXCHANGE, BRIDGE, SERVICE, OTHER -> Optional.empty();
    };
  }

  private static String word(IntelFinding code) {
    return switch (code) {
      case ADDRESS_SANCTIONED -> "sanctioned";
      case ADDRESS_OF_THIEF -> "a thief's";
      case ADDRESS_FROZEN -> "frozen by an issuer";
      case ADDRESS_MIXER -> "a mixer's";
      case ADDRESS_OF_ABUSE -> "used in a crime";
      case ADDRESS_LOOKS_LIKE, ADDRESS_EXPOSED, LIST_STALE, LIST_REFUSED, LIST_ABSENT ->
          throw new IllegalStateException("no kind of an address: " + code);
    };
  }

  private static String said(Entry entry) {
    return entry.name()
        + " ("
        + entry.list()
        + (entry.id().isEmpty() ? "" : ", entry " + entry.id())
        + entry.listed().map(day -> ", " + day).orElse("")
        + ")";
  }

  private static String more(List<Entry> entries) {
    return entries.size() == 1 ? "" : ", and " + (entries.size() - 1) + " more";
  }
}
