package dev.countersign.lure.archive;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One archive on the way of being taken apart: where its entries arrive. */
final class Level {
  /** How many bytes of one file are held. */
  static final int LARGEST = 64 << 20;

  private static final int STEP = 1 << 16;
  private static final Set<String> RUNS =
      Set.of(
          "exe", "dll", "scr", "com", "pif", "cpl", "js", "jse", "vbs", "vbe", "wsf", "hta", "bat",
          "cmd", "ps1", "lnk", "msi");

  final Walk walk;
  final String path;
  final long size;
  long unpacked;
  private final Set<String> names = new HashSet<>();
  private boolean paid;

  Level(Walk walk, String path, long size) {
    this.walk = walk;
    this.path = path;
    this.size = size;
  }

  /** From now on the stream that entries are read from pays for itself. */
  void paidByStream() {
    paid = true;
  }

  /** Counts an entry. */
  void count() throws Stopped {
    try {
      walk.budget().takeEntry();
    } catch (Budget.UsedUp e) {
      throw new Stopped(e);
    }
  }

  /**
   * Takes an entry and looks at its name.
   *
   * @return where it lies; empty for a folder, a link, and what has no place
   */
  Optional<String> place(Entry entry) {
    EntryName name = EntryName.of(entry.name());
    String at = path + "!/" + name.path();
    if (name.leaves()) {
      walk.say(
          FileFinding.PATH_TRAVERSAL,
          "The archive " + Quote.of(path) + " would write a file outside of its folder",
          name.raw(),
          path);
    }
    if (name.odd()) {
      walk.say(
          FileFinding.DECEPTIVE_NAME,
          "The archive " + Quote.of(path) + " holds a file whose name no file can have",
          name.raw(),
          path);
    }
    if (!entry.link().isEmpty()) {
      if (name.leadsOut(entry.link())) {
        walk.say(
            FileFinding.LINK_LEAVES_ARCHIVE,
            "The archive " + Quote.of(path) + " holds a link that leads out of its folder",
            name.raw() + " -> " + entry.link(),
            at);
      }
      return Optional.empty();
    }
    if (entry.folder() || name.path().isEmpty()) {
      return Optional.empty();
    }
    if (!names.add(name.path().toLowerCase(Locale.ROOT))) {
      walk.say(
          FileFinding.REPEATED_NAME,
          "The archive " + Quote.of(path) + " holds two files of one name",
          name.raw(),
          path);
    }
    return Optional.of(at);
  }

  /** Pays for bytes that were read to find entries. */
  void spend(long count) throws Stopped {
    try {
      walk.budget().takeBytes(count);
    } catch (Budget.UsedUp e) {
      throw new Stopped(e);
    }
  }

  /** A folder of an image that lies within itself. */
  void folderHoldsItself(String folder) {
    walk.say(
        FileFinding.ARCHIVE_HOLDS_ITSELF,
        "A folder of the image "
            + Quote.of(path)
            + " holds itself, so that unpacking it never ends",
        folder,
        path);
  }

  /** Whether a folder's path is longer than what is read; then that is said. */
  boolean tooDeep(String folder) {
    if (folder.length() <= EntryName.LONGEST) {
      return false;
    }
    walk.say(
        FileFinding.PARTLY_READ,
        "Folders of the archive " + Quote.of(path) + " lie deeper than what is read",
        folder,
        path);
    return true;
  }

  /** Takes a file of which only the name is read. */
  void named(Entry entry) {
    Optional<String> at = place(entry);
    if (at.isPresent()) {
      Content file = Content.of(at.get(), new byte[0]);
      hidden(file, entry.hidden());
      walk.addNamed(file);
    }
  }

  /** Whether no file was found so far. */
  boolean nothing() {
    return names.isEmpty();
  }

  /**
   * Takes a file.
   *
   * @return whether the whole of it was read
   */
  boolean take(Entry entry, InputStream data) throws IOException {
    Optional<String> at = place(entry);
    if (at.isEmpty()) {
      return true;
    }
    ByteArrayOutputStream held = new ByteArrayOutputStream();
    byte[] step = new byte[STEP];
    int got = data.read(step, 0, STEP);
    while (got > 0 && held.size() + got <= LARGEST) {
      if (!paid) {
        walk.pay(got, this);
      }
      held.write(step, 0, got);
      got = data.read(step, 0, STEP);
    }
    boolean whole = got <= 0;
    byte[] bytes = held.toByteArray();
    long length = whole ? bytes.length : bytes.length + (long) got;
    file(new Content(at.get(), bytes, length, entry.executable()), entry.hidden());
    return whole;
  }

  /** A file of which there is more than is held. */
  private void file(Content file, boolean hidden) throws IOException {
    if (file.cut()) {
      walk.say(
          FileFinding.PARTLY_READ,
          "The file " + Quote.of(file.path()) + " is larger than what is read of one file",
          "more than " + file.bytes().length + " bytes",
          file.path());
    }
    hidden(file, hidden);
    nested(file);
  }

  private void hidden(Content file, boolean hidden) {
    if (hidden && (RUNS.contains(file.extension()) || program(file.bytes()))) {
      walk.say(
          FileFinding.HIDDEN_PROGRAM,
          "The archive " + Quote.of(path) + " holds a program that is marked as hidden",
          file.name(),
          file.path());
    }
  }

  private void nested(Content file) throws IOException {
    Source source = Source.of(file.bytes());
    Optional<Packing> packing = file.cut() ? Optional.empty() : Packing.of(source);
    if (packing.isEmpty() || !packing.get().takenApart()) {
      walk.add(file);
      return;
    }
    Optional<ZipFlavour> flavour = walk.archive(file.path(), packing.get(), source, true);
    if (flavour.filter(one -> one.use() == ZipFlavour.Use.DOCUMENT).isPresent()) {
      walk.add(file);
    }
  }

  private static boolean program(byte[] bytes) {
    return LittleEndian.u16(bytes, 0) == 0x5a4d || LittleEndian.u32(bytes, 0) == 0x464c457fL;
  }
}
