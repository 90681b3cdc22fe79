package dev.countersign.lure.archive;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import dev.countersign.model.verdict.Finding;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One archive with all the archives in it, on the way of being taken apart. */
final class Walk {
  /** How deep archives lie in archives at most. */
  static final int DEEPEST = 8;

  /** How many bytes may be unpacked whatever the ratio. */
  static final long ALWAYS = 10L << 20;

  /** How many times as large as it is an archive may become, beyond that. */
  static final long RATIO = 200;

  private static final int MOST_FINDINGS = 200;

  private final Budget budget;
  private final long size;
  private final List<Content> files = new ArrayList<>();
  private final List<Content> named = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> said = new HashSet<>();
  private final Deque<String> within = new ArrayDeque<>();
  private long unpacked;

  Walk(Budget budget, long size) {
    this.budget = budget;
    this.size = size;
  }

  Budget budget() {
    return budget;
  }

  List<Content> files() {
    return files;
  }

  List<Finding> findings() {
    return findings;
  }

  /** The files of which only the names were read. */
  List<Content> named() {
    return named;
  }

  void addNamed(Content file) {
    named.add(file);
  }

  void add(Content file) {
    files.add(file);
  }

  /** Says something about a place, once. */
  void say(FileFinding code, String sentence, String words, String where) {
    if (findings.size() < MOST_FINDINGS && said.add(code + where)) {
      findings.add(
          Finding.of(
              code,
              sentence,
              "words",
              Quote.of(words),
              "where",
              Quote.of(where),
              "sure",
              "certain"));
    }
  }

  /** Pays for bytes that were unpacked from an archive of that size at that place. */
  void pay(long count, Level level) throws Stopped {
    try {
      budget.takeBytes(count);
    } catch (Budget.UsedUp e) {
      throw new Stopped(e);
    }
    unpacked += count;
    level.unpacked += count;
    if (tooMuch(level.unpacked, level.size) || tooMuch(unpacked, size)) {
      bomb(level.path, Math.max(level.unpacked, unpacked), Math.min(size, level.size));
    }
  }

  /** Whether so much from so little is a bomb. */
  static boolean tooMuch(long unpacked, long packed) {
    return unpacked > ALWAYS && unpacked / RATIO > packed;
  }

  /** Says that it is one, and stops. */
  void bomb(String path, long unpacked, long packed) throws Stopped {
    say(
        FileFinding.ARCHIVE_BOMB,
        "The archive " + Quote.of(path) + " unpacks to far more than it is, so as to fill the disk",
        packed + " bytes become " + unpacked + " or more",
        path);
    throw new Stopped();
  }

  /**
   * Takes an archive in an archive, or the outermost, apart; a document is left as it is.
   *
   * @return what is built on zip there
   */
  Optional<ZipFlavour> archive(String path, Packing packing, Source source, boolean hash)
      throws IOException {
    if (within.size() >= DEEPEST) {
      say(
          FileFinding.PARTLY_READ,
          "Archives lie in archives more than "
              + DEEPEST
              + " deep; what is deeper was not looked at",
          "more than " + DEEPEST + " deep",
          path);
      return Optional.empty();
    }
    String digest = hash ? digest(source) : "the outermost";
    if (within.contains(digest)) {
      say(
          FileFinding.ARCHIVE_HOLDS_ITSELF,
          "The archive " + Quote.of(path) + " holds itself, so that unpacking it never ends",
          "SHA-256 " + digest,
          path);
      throw new Stopped();
    }
    within.push(digest);
    try {
      return Unpacking.unpack(packing, source, new Level(this, path, source.size()));
    } finally {
      within.pop();
    }
  }

  private static String digest(Source source) throws IOException {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(source.read(0, (int) source.size())));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
