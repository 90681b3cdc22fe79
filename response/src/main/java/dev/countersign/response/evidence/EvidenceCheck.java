package dev.countersign.response.evidence;

import dev.countersign.model.journal.JournalCheck;
import dev.countersign.model.journal.JournalCheck.Anchor;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.evidence.Manifest.JournalEnd;
import dev.countersign.response.evidence.Manifest.Listed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a bundle by itself: no server, nothing unpacked, memory bounded whatever the archive says
 * of itself. Without a hash that was noted elsewhere it tells that nothing was changed by somebody
 * who did not make the whole bundle anew.
 */
public final class EvidenceCheck {
  private static final int MOST_MANIFEST = 16 * 1024 * 1024;

  /**
   * What is known from elsewhere.
   *
   * @param manifestSha256 the manifest's hash, as it was noted; null for none
   * @param journal keys and an entry of the journal
   */
  public record Known(@Nullable Bytes manifestSha256, Anchor journal) {
    /** Nothing is known. */
    public static final Known NOTHING = new Known(null, Anchor.NOTHING);
  }

  /**
   * What came of it.
   *
   * @param manifest null where it is missing or cannot be read
   * @param manifestSha256 of the manifest that is there; null where none is
   * @param journal null where there is none, or it is not whole
   * @param faults none where all is as it was put in
   */
  public record Report(
      @Nullable Manifest manifest,
      @Nullable Bytes manifestSha256,
      JournalCheck.Result.@Nullable Whole journal,
      List<Fault> faults) {
    /** Copies the list. */
    public Report {
      faults = List.copyOf(faults);
    }

    /** True when everything is as it was put in. */
    public boolean whole() {
      return faults.isEmpty();
    }
  }

  private final Reading archive;
  private final Known known;
  private final List<Fault> faults = new ArrayList<>();
  private JournalCheck.Result.@Nullable Whole journal;

  private EvidenceCheck(Reading archive, Known known) {
    this.archive = archive;
    this.known = known;
  }

  /**
   * Checks it.
   *
   * @throws UnreadableInput when it is no ZIP archive at all, or larger than 4 GiB
   * @throws IOException when it cannot be read
   */
  public static Report of(Reading archive, Known known) throws IOException {
    if (archive.size() > ZipForm.MOST_BYTES) {
      throw new UnreadableInput("The bundle is larger than 4 GiB, and no bundle is");
    }
    byte[] first = archive.bytes(0, (int) Math.min(4, archive.size()));
    if (!Arrays.equals(first, new byte[] {'P', 'K', 3, 4})) {
      throw new UnreadableInput(
          "The file is no bundle of evidence: expected a ZIP archive, made by evidence make");
    }
    return new EvidenceCheck(archive, known).report();
  }

  private Report report() throws IOException {
    Packed packed = Packed.read(archive);
    faults.addAll(packed.faults());
    if (packed.entries().isEmpty() && !faults.isEmpty()) {
      return new Report(null, null, null, faults); // what cannot be read is not said to be missing
    }
    Packed.Entry entry = packed.entries().get(Manifest.NAME);
    if (entry == null || entry.size() > MOST_MANIFEST) {
      fault(
          Fault.Kind.MISSING,
          Manifest.NAME,
          "The manifest is missing or larger than 16 MiB, so that nothing says what should be here");
      return new Report(null, null, null, faults);
    }
    byte[] bytes = archive.bytes(entry.at(), (int) entry.size());
    Bytes hash = CanonicalJson.sha256(bytes);
    hashes(packed, hash);
    Manifest manifest = manifest(bytes);
    if (manifest == null) {
      return new Report(null, hash, null, faults);
    }
    for (Listed listed : manifest.files()) {
      file(listed, packed.entries().get(listed.name()), manifest.journal());
    }
    added(packed, manifest);
    if (manifest.journal() == null && !known.journal().equals(Anchor.NOTHING)) {
      fault(
          Fault.Kind.JOURNAL,
          "",
          "There is no journal in the bundle, and keys or an entry of one were expected");
    }
    return new Report(manifest, hash, journal, faults);
  }

  private void hashes(Packed packed, Bytes hash) throws IOException {
    byte[] right = Manifest.hashLine(hash);
    Packed.Entry line = packed.entries().get(Manifest.HASH_NAME);
    if (line == null) {
      fault(Fault.Kind.MISSING, Manifest.HASH_NAME, Manifest.HASH_NAME + " is missing");
    } else if (line.size() != right.length
        || !Arrays.equals(archive.bytes(line.at(), right.length), right)) {
      fault(
          Fault.Kind.ALTERED,
          Manifest.NAME,
          "The manifest was altered: its SHA-256 is "
              + hash
              + ", and "
              + Manifest.HASH_NAME
              + " says another");
    }
    for (String name : List.of(Manifest.NAME, Manifest.HASH_NAME)) {
      Packed.Entry entry = packed.entries().get(name);
      if (entry != null && digest(entry).crc() != entry.crc()) {
        fault(Fault.Kind.ALTERED, name, "The archive's check sum of " + name + " is not its own");
      }
    }
    Bytes noted = known.manifestSha256();
    if (noted != null && !noted.equals(hash)) {
      fault(
          Fault.Kind.ALTERED,
          Manifest.NAME,
          "The bundle is another than the one whose hash was noted: that had "
              + noted
              + ", and this has "
              + hash);
    }
  }

  private @Nullable Manifest manifest(byte[] bytes) {
    try {
      Manifest manifest = Manifest.read(bytes);
      if (Arrays.equals(manifest.bytes(), bytes)) {
        return manifest;
      }
      fault(
          Fault.Kind.ALTERED,
          Manifest.NAME,
          "The manifest is written in another way than Countersign writes it");
      return manifest;
    } catch (UnreadableInput e) {
      fault(Fault.Kind.ALTERED, Manifest.NAME, e.sentence());
      return null;
    }
  }

  private void file(Listed listed, Packed.@Nullable Entry entry, @Nullable JournalEnd end)
      throws IOException {
    if (entry == null) {
      fault(
          Fault.Kind.MISSING,
          listed.name(),
          listed.name() + " is missing; it had " + listed.size() + " bytes");
      return;
    }
    Digest digest = digest(entry);
    if (!digest.sha256().equals(listed.sha256()) || digest.size() != listed.size()) {
      fault(
          Fault.Kind.ALTERED,
          listed.name(),
          listed.name()
              + " was altered: it had "
              + listed.size()
              + " bytes with the SHA-256 "
              + listed.sha256()
              + ", and has "
              + digest.size()
              + " with "
              + digest.sha256());
    } else if (digest.crc() != entry.crc()) {
      fault(
          Fault.Kind.ALTERED,
          listed.name(),
          "The archive's check sum of " + listed.name() + " is not its own");
    }
    if (listed.kind() == FileKind.JOURNAL && end != null) {
      journal(entry, end);
    }
  }

  private void journal(Packed.Entry entry, JournalEnd end) throws IOException {
    try (InputStream in =
        new BufferedInputStream(archive.stream(entry.at(), entry.size()), 1 << 16)) {
      switch (JournalCheck.of(new JournalText(in), known.journal())) {
        case JournalCheck.Result.Whole whole -> {
          if (whole.entries() == end.entries() && whole.last().equals(end.last())) {
            journal = whole;
          } else {
            fault(
                Fault.Kind.JOURNAL,
                entry.name(),
                "The journal ends with entry "
                    + whole.entries()
                    + " and the hash "
                    + whole.last()
                    + ", and the manifest says entry "
                    + end.entries()
                    + " and "
                    + end.last());
          }
        }
        case JournalCheck.Result.Broken broken ->
            fault(Fault.Kind.JOURNAL, entry.name(), "The journal is broken: " + broken.sentence());
      }
    } catch (UnreadableInput e) {
      fault(Fault.Kind.JOURNAL, entry.name(), e.sentence());
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void added(Packed packed, Manifest manifest) {
    Set<String> right = new HashSet<>(List.of(Manifest.NAME, Manifest.HASH_NAME));
    manifest.files().forEach(file -> right.add(file.name()));
    for (String name : packed.entries().keySet()) {
      if (!right.contains(name)) {
        fault(Fault.Kind.ADDED, name, name + " was added: the manifest does not list it");
      }
    }
  }

  private Digest digest(Packed.Entry entry) throws IOException {
    try (InputStream in = archive.stream(entry.at(), entry.size())) {
      return Digest.of(in, entry.size(), OutputStream.nullOutputStream());
    }
  }

  private void fault(Fault.Kind kind, String file, String sentence) {
    faults.add(new Fault(kind, file, sentence));
  }
}
