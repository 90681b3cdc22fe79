package dev.countersign.lure.archive;

import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;

/**
 * A file of an image, in pieces.
 *
 * @param path from the image's root
 * @param link what a symbolic link leads to; empty for a file
 */
record IsoFile(String path, String link, boolean executable, boolean hidden, List<Piece> pieces) {
  /** Bytes that lie together. */
  record Piece(long at, long length) {}

  /** Copies. */
  IsoFile {
    pieces = List.copyOf(pieces);
  }

  long length() {
    return pieces.stream().mapToLong(Piece::length).sum();
  }

  Entry entry() {
    return new Entry(path, link, false, executable, hidden);
  }

  InputStream stream(Source source) {
    return new SequenceInputStream(
        Collections.enumeration(
            pieces.stream().map(piece -> source.stream(piece.at(), piece.length())).toList()));
  }
}
