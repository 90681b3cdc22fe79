package dev.countersign.server.replica;

/**
 * How far a database is.
 *
 * @param entry the number of an entry of the journal: the primary's last, and the same in a copy
 * @param hash of that entry, by which a copy is known as a copy of this database
 * @param log the end of its write-ahead log ({@code pg_lsn}) in bytes, as an unsigned number
 */
record Position(long entry, String hash, long log) {
  /** With what PostgreSQL writes for a place in its log, such as {@code 16/B374D848}. */
  static Position of(long entry, String hash, String lsn) {
    int slash = lsn.indexOf('/');
    return new Position(
        entry,
        hash,
        Long.parseLong(lsn.substring(0, slash), 16) << 32
            | Long.parseLong(lsn.substring(slash + 1), 16));
  }

  /** The same, but for the log. */
  Position withLog(long other) {
    return new Position(entry, hash, other);
  }

  /** Whether the log is as far as the other's. */
  boolean reaches(Position other) {
    return Long.compareUnsigned(log, other.log) >= 0;
  }
}
