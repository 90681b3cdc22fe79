package dev.countersign.response.evidence;

import dev.countersign.model.journal.JournalCheck;
import dev.countersign.model.journal.JournalCheck.Anchor;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.evidence.Manifest.JournalEnd;
import dev.countersign.response.evidence.Manifest.Listed;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a bundle. The same case and files give the same bytes, whenever and wherever. */
public final class EvidenceBundle {
  /** The most bytes of all files together. */
  public static final long MOST_BYTES = 3L * 1024 * 1024 * 1024;

  /** A file's bytes; read up to three times, and never held in memory as a whole. */
  public interface Source {
    /** From their beginning. */
    InputStream open() throws IOException;
  }

  /**
   * A file to put in.
   *
   * @param name without a folder; of a journal any, as it is always called the same
   */
  public record Put(FileKind kind, String name, Source source) {
    String place() {
      return kind.in(name);
    }
  }

  /**
   * What was made.
   *
   * @param manifestSha256 to note elsewhere: whoever has it notices a bundle that was made anew
   * @param bytes of the archive
   */
  public record Made(Manifest manifest, Bytes manifestSha256, long bytes) {}

  private final OutputStream out;
  private final List<byte[]> directory = new ArrayList<>();
  private long offset;

  private EvidenceBundle(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes one.
   *
   * @param files at most one of them a journal, which must be whole
   * @throws UnreadableInput when a name cannot be taken, two are equal, the journal is not whole,
   *     all is too large, or a file changed while it was read
   * @throws IOException when a file cannot be read, or the bundle not be written
   */
  public static Made write(String caseNumber, List<Put> files, OutputStream out)
      throws IOException {
    Map<String, Digest> digests = new HashMap<>();
    Map<String, Source> sources = new HashMap<>();
    List<Listed> listed = new ArrayList<>();
    JournalEnd journal = null;
    long left = MOST_BYTES;
    for (Put file : files) {
      named(file);
      if (sources.put(file.place(), file.source()) != null) {
        throw new UnreadableInput("Two files would have the name " + file.place());
      }
      Digest digest = digest(file, left);
      left -= digest.size();
      digests.put(file.place(), digest);
      if (file.kind() == FileKind.JOURNAL) {
        journal = end(file);
      }
      listed.add(new Listed(file.place(), file.kind(), digest.size(), digest.sha256()));
    }
    Manifest manifest = manifest(caseNumber, journal, listed);
    byte[] bytes = manifest.bytes();
    Bytes hash = CanonicalJson.sha256(bytes);
    EvidenceBundle bundle = new EvidenceBundle(out);
    bundle.put(Manifest.NAME, bytes);
    bundle.put(Manifest.HASH_NAME, Manifest.hashLine(hash));
    for (Listed file : manifest.files()) {
      bundle.put(
          file.name(),
          Objects.requireNonNull(digests.get(file.name())),
          Objects.requireNonNull(sources.get(file.name())));
    }
    bundle.end();
    return new Made(manifest, hash, bundle.offset);
  }

  private static Manifest manifest(
      String caseNumber, @Nullable JournalEnd journal, List<Listed> listed) {
    try {
      return new Manifest(caseNumber, journal, listed);
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The bundle cannot be made: " + e.getMessage());
    }
  }

  private static void named(Put file) {
    if (file.kind() != FileKind.JOURNAL && file.name().indexOf('/') >= 0) {
      throw new UnreadableInput(file.name() + " has a folder in its name; expected a file's name");
    }
    SafeName.problem(file.place())
        .ifPresent(problem -> {
          throw new UnreadableInput(
              "The file " + file.name() + " cannot be put into a bundle: " + problem);
        });
  }

  private static Digest digest(Put file, long left) throws IOException {
    try (InputStream in = file.source().open()) {
      return Digest.of(in, left, OutputStream.nullOutputStream());
    }
  }

  private static JournalEnd end(Put file) throws IOException {
    try (InputStream in = new BufferedInputStream(file.source().open(), 1 << 16)) {
      return switch (JournalCheck.of(new JournalText(in), Anchor.NOTHING)) {
        case JournalCheck.Result.Whole whole -> new JournalEnd(whole.entries(), whole.last());
        case JournalCheck.Result.Broken broken ->
            throw new UnreadableInput(
                "The journal is not whole, so it proves nothing: " + broken.sentence());
      };
    }
  }

  private void put(String name, byte[] bytes) throws IOException {
    Source source = () -> new ByteArrayInputStream(bytes);
    try (InputStream in = source.open()) {
      put(name, Digest.of(in, bytes.length, OutputStream.nullOutputStream()), source);
    }
  }

  private void put(String name, Digest digest, Source source) throws IOException {
    directory.add(ZipForm.central(name, digest.size(), digest.crc(), offset));
    byte[] head = ZipForm.local(name, digest.size(), digest.crc());
    out.write(head);
    try (InputStream in = source.open()) {
      if (!Digest.of(in, digest.size(), out).equals(digest)) {
        throw new UnreadableInput("The file " + name + " changed while it was read");
      }
    }
    offset += head.length + digest.size();
  }

  private void end() throws IOException {
    long from = offset;
    for (byte[] line : directory) {
      out.write(line);
      offset += line.length;
    }
    byte[] end = ZipForm.end(directory.size(), offset - from, from);
    out.write(end);
    offset += end.length;
  }
}
